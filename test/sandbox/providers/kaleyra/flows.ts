import type { StoredFlow } from '../../flows/flow';
import { migrateFlows } from '../../flows/migrate';
import { flowAssets, readFlowFields } from '../../graph/flowFields';
import { cutPage } from '../../graph/paging';
import { expectNoBody, readJson, readMultipart, readQuery } from '../../http/read';
import { refuse } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { success } from './errors';
import * as schemas from './schemas';

const pageSize = 25;

/** The flow calls of https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-create-flow and its neighbours. */
export class KaleyraFlows {
	constructor(private readonly context: ProviderContext) {}

	/** What comes back is said in one place only: the id is "received in the response". */
	create(request: ApiRequest, wabaId: string): Reply {
		const given = readJson(request, schemas.createFlow);
		const flow = this.context.state.flows.create({
			ownerId: wabaId,
			name: given.name,
			categories: given.categories,
			cloneFlowId: given.clone_flow_id,
			endpointUri: given.endpoint_uri,
		});
		return success({ id: flow.flowId });
	}

	update(request: ApiRequest, flow: StoredFlow): Reply {
		const given = readJson(request, schemas.updateFlow);
		this.context.state.flows.update(flow, {
			name: given.name,
			categories: given.categories,
			endpointUri: given.endpoint_uri,
		});
		return success({ success: true });
	}

	/** The printed answer has no room for validation errors: they show in get and list only. */
	uploadJson(request: ApiRequest, flow: StoredFlow): Reply {
		const { file } = readMultipart(request, schemas.uploadJson);
		if (file === undefined) throw refuse('missingField', 'file is required', 'file');
		this.context.state.flows.update(flow, { flowJson: file.text });
		return success({ success: true });
	}

	list(request: ApiRequest, wabaId: string): Reply {
		const { fields, after } = readQuery(request, schemas.listQuery);
		const { data, paging } = cutPage(this.context.state.flows.list(wabaId), {
			limit: pageSize,
			after,
		});
		return success({
			data: data.map((flow) => readFlowFields(flow, fields, this.context)),
			...(paging && { paging }),
		});
	}

	get(request: ApiRequest, flow: StoredFlow): Reply {
		const { fields } = readQuery(request, schemas.getQuery);
		return success(readFlowFields(flow, fields, this.context));
	}

	assets(flow: StoredFlow): Reply {
		return success(flowAssets(flow, this.context));
	}

	publish(request: ApiRequest, flow: StoredFlow): Reply {
		expectNoBody(request);
		this.context.state.flows.publish(flow);
		return success({ success: true });
	}

	deprecate(request: ApiRequest, flow: StoredFlow): Reply {
		expectNoBody(request);
		this.context.state.flows.deprecate(flow);
		return success({ success: true });
	}

	delete(request: ApiRequest, flow: StoredFlow): Reply {
		expectNoBody(request);
		this.context.state.flows.delete(flow);
		return success({ success: true });
	}

	/** Source first in the path, unlike at Meta. */
	migrate(request: ApiRequest, sourceId: string, destinationId: string): Reply {
		const given = request.body.kind === 'none' ? {} : readJson(request, schemas.migrateFlows);
		if (sourceId === destinationId) throw refuse('invalidField', 'source and destination are one');
		const { flows } = this.context.state;
		return success(migrateFlows(flows, sourceId, destinationId, given.source_flow_names));
	}
}
