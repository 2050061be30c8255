import type { StoredFlow } from '../../flows/flow';
import { validationErrors } from '../../flows/flow';
import { isJson } from '../../flows/flowJson';
import { readFlowFields } from '../../graph/flowFields';
import { expectNoBody, readJson, readMultipart } from '../../http/read';
import { Refusal, refuse } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { metaBehind } from './errors';
import * as schemas from './schemas';

const ok = (body: unknown): Reply => ({ status: 200, body });

/** The flow calls of https://docs.dreams.com.sa/whatsapp-flows; most answers are bare, some wrapped. */
export class DreamsFlows {
	constructor(private readonly context: ProviderContext) {}

	/** All of Meta's pages at once. */
	list(): Reply {
		const { state, account } = this.context;
		const data = state.flows
			.list(account.data.wabaId)
			.map((flow) => readFlowFields(flow, undefined, this.context));
		return ok({ success: true, message: 'Flows retrieved successfully', data });
	}

	create(request: ApiRequest): Reply {
		const { state, account } = this.context;
		const given =
			account.data.createEncoding === 'json'
				? readJson(request, schemas.createJson)
				: readMultipart(request, schemas.createForm).fields;
		const flow = state.flows.create({
			ownerId: account.data.wabaId,
			name: given.name,
			categories: given.categories,
			cloneFlowId: given.clone_flow_id,
			endpointUri: given.endpoint_uri,
		});
		return ok({ id: flow.flowId });
	}

	/** `json_content` is typed as a list of texts; validation errors are not among the fields. */
	get(flow: StoredFlow): Reply {
		const fields =
			'name,status,categories,json_version,data_api_version,endpoint_uri,preview,' +
			'whatsapp_business_account,application,health_status';
		return ok({
			...readFlowFields(flow, fields, this.context),
			json_content: flow.json === undefined ? null : [flow.json.text],
		});
	}

	/** Documented to answer the whole flow, seen to answer this. */
	update(request: ApiRequest, flow: StoredFlow): Reply {
		const given = readJson(request, schemas.updateFlow);
		this.context.state.flows.update(flow, {
			name: given.name,
			categories: given.categories,
			endpointUri: given.endpoint_uri,
		});
		return ok({ id: flow.flowId, success: true });
	}

	/** A refused upload answers HTTP 200 and `success: true`: only the message tells. */
	uploadJson(request: ApiRequest, find: (flowId: string) => StoredFlow): Reply {
		const { fields, file } = readMultipart(request, schemas.uploadJson);
		if (file === undefined) throw refuse('missingField', 'The file field is required.', 'file');
		if (!file.filename.endsWith('.json')) {
			throw refuse('invalidField', 'The file name must end with .json.', 'file');
		}
		if (!isJson(file.text)) {
			return ok({ success: true, message: 'File content is not valid JSON.' });
		}
		try {
			const flow = find(fields.flow_id);
			this.context.state.flows.update(flow, { flowJson: file.text });
			const errors = validationErrors(flow);
			return ok({
				success: true,
				message: 'Uploaded Successfully',
				...(errors.length > 0 && { validations_errors: errors }),
			});
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			const data = metaBehind(error).body;
			return ok({ success: true, message: 'Upload JSON File Failed', data });
		}
	}

	publish(request: ApiRequest, flow: StoredFlow): Reply {
		expectNoBody(request);
		this.context.state.flows.publish(flow);
		return ok({ success: true, message: 'Flow published successfully', data: {} });
	}

	deprecate(request: ApiRequest, flow: StoredFlow): Reply {
		expectNoBody(request);
		this.context.state.flows.deprecate(flow);
		return ok({ message: 'Flow deprecated successfully' });
	}

	delete(request: ApiRequest, flow: StoredFlow): Reply {
		expectNoBody(request);
		this.context.state.flows.delete(flow);
		return ok({ message: 'Flow deleted successfully' });
	}
}
