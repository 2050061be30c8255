import type { StoredFlow } from '../../flows/flow';
import { isJson } from '../../flows/flowJson';
import { previewOf } from '../../graph/flowFields';
import type { UploadedFile } from '../../http/body';
import { expectNoBody, readMultipart, readQuery } from '../../http/read';
import { refuse } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { success } from './envelope';
import * as schemas from './schemas';

const withOffset = (date: Date) => date.toISOString().replace('Z', '+00:00');

/** A flow as Lipachat shows it: two ids, and no room for validation errors. */
function describe(flow: StoredFlow) {
	return {
		id: flow.localId,
		waFlowId: flow.flowId,
		name: flow.name,
		status: flow.status,
		categories: flow.categories,
		createdAt: withOffset(flow.createdAt),
		updatedAt: withOffset(flow.updatedAt),
	};
}

function expectJsonFile(file: UploadedFile | undefined): string {
	if (file === undefined) throw refuse('missingField', 'file is required', 'file');
	if (!file.filename.endsWith('.json')) {
		throw refuse('invalidField', 'file must be a .json file', 'file');
	}
	if (!isJson(file.text)) throw refuse('invalidField', 'file is not valid JSON', 'file');
	return file.text;
}

/** The flow calls of https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow and its neighbours. */
export class LipachatFlows {
	constructor(private readonly context: ProviderContext) {}

	create(request: ApiRequest): Reply {
		const { fields, file } = readMultipart(request, schemas.createFlow);
		const { state, account } = this.context;
		if (fields.phoneNumber.replace('+', '') !== account.data.senderNumber.replace('+', '')) {
			throw refuse('invalidField', 'phoneNumber is not yours', 'phoneNumber');
		}
		const flow = state.flows.create({
			ownerId: account.data.senderNumber,
			name: fields.name,
			categories: [fields.categories],
			flowJson: expectJsonFile(file),
		});
		return success(describe(flow));
	}

	update(request: ApiRequest, flow: StoredFlow): Reply {
		const { fields, file } = readMultipart(request, schemas.updateFlow);
		this.context.state.flows.update(flow, {
			name: fields.name,
			categories: [fields.categories],
			flowJson: expectJsonFile(file),
		});
		return success(describe(flow));
	}

	/** The page shows Meta's id here, whichever id was asked with. */
	preview(flow: StoredFlow): Reply {
		return success({ preview: previewOf(flow, this.context), id: flow.flowId });
	}

	/** The page is known by name only: an empty success says the least. */
	publish(request: ApiRequest, flow: StoredFlow): Reply {
		expectNoBody(request);
		this.context.state.flows.publish(flow);
		return success(null);
	}

	/** Known by name only: paged as Lipachat's other lists are, twenty at a time. */
	list(request: ApiRequest): Reply {
		const { page, size } = readQuery(request, schemas.listQuery);
		const all = this.context.state.flows.list();
		return success({
			content: all.slice(page * size, (page + 1) * size).map(describe),
			totalPages: Math.ceil(all.length / size),
			totalElements: all.length,
			number: page,
			size,
		});
	}
}
