import type { StoredFlow } from '../../flows/flow';
import { validationErrors } from '../../flows/flow';
import { migrateFlows } from '../../flows/migrate';
import { flowAssets, readFlowFields } from '../../graph/flowFields';
import { cutPage } from '../../graph/paging';
import { expectNoBody, readMultipart, readQuery } from '../../http/read';
import { refuse } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import type { MetaEndpoints } from './endpoints';
import { readParameters } from './parameters';
import * as schemas from './schemas';

/** The flow calls of https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi */
export class MetaFlows {
	private readonly context: ProviderContext;

	constructor(
		context: ProviderContext,
		private readonly endpoints: MetaEndpoints,
	) {
		this.context = { ...context, healthFaults: (flow) => endpoints.healthFaults(flow) };
	}

	async create(request: ApiRequest, wabaId: string): Promise<Reply> {
		const given = readParameters(request, schemas.createFlow);
		const flow = this.context.state.flows.create({
			ownerId: wabaId,
			name: given.name,
			categories: given.categories,
			flowJson: given.flow_json,
			cloneFlowId: given.clone_flow_id,
			endpointUri: given.endpoint_uri,
		});
		if (given.publish && validationErrors(flow).length === 0) await this.publishNew(flow);
		const body = { id: flow.flowId, success: true, validation_errors: validationErrors(flow) };
		return { status: 200, body };
	}

	list(request: ApiRequest, wabaId: string): Reply {
		const { fields, ...page } = readQuery(request, schemas.listQuery);
		const { data, paging, hasMore } = cutPage(this.context.state.flows.list(wabaId), page);
		const next = new URLSearchParams({
			limit: String(page.limit),
			after: paging?.cursors.after ?? '',
		});
		if (fields !== undefined) next.set('fields', fields);
		return {
			status: 200,
			body: {
				data: data.map((flow) => readFlowFields(flow, fields, this.context)),
				...(paging && {
					paging: {
						...paging,
						...(hasMore && { next: `${this.context.publicUrl}${request.path}?${next}` }),
					},
				}),
			},
		};
	}

	get(request: ApiRequest, flow: StoredFlow): Reply {
		const query = readQuery(request, schemas.nodeQuery);
		const body = readFlowFields(flow, query.fields, this.context);
		const { preview } = body;
		if (query.date_format === 'U' && typeof preview === 'object') {
			const expiresAt = Math.floor(flow.previewExpiresAt.getTime() / 1000);
			return { status: 200, body: { ...body, preview: { ...preview, expires_at: expiresAt } } };
		}
		return { status: 200, body };
	}

	/** The strictest of the pages that disagree: a published flow refuses every change (139001). */
	update(request: ApiRequest, flow: StoredFlow): Reply {
		const given = readParameters(request, schemas.updateFlow);
		this.context.state.flows.update(flow, {
			name: given.name,
			categories: given.categories,
			endpointUri: given.endpoint_uri,
			applicationId: given.application_id,
		});
		return { status: 200, body: { success: true } };
	}

	uploadJson(request: ApiRequest, flow: StoredFlow): Reply {
		const { file } = readMultipart(request, schemas.uploadJson);
		if (file === undefined) throw refuse('missingField', 'file is required', 'file');
		if (file.contentType.split(';')[0] !== 'application/json') {
			throw refuse('invalidField', 'file must be application/json', 'file');
		}
		this.context.state.flows.update(flow, { flowJson: file.text });
		return { status: 200, body: { success: true, validation_errors: validationErrors(flow) } };
	}

	assets(request: ApiRequest, flow: StoredFlow): Reply {
		readQuery(request, schemas.listQuery);
		return { status: 200, body: flowAssets(flow, this.context) };
	}

	async publish(request: ApiRequest, flow: StoredFlow): Promise<Reply> {
		expectNoBody(request);
		await this.publishChecked(flow);
		return { status: 200, body: { success: true } };
	}

	deprecate(request: ApiRequest, flow: StoredFlow): Reply {
		expectNoBody(request);
		this.context.state.flows.deprecate(flow);
		return { status: 200, body: { success: true } };
	}

	delete(request: ApiRequest, flow: StoredFlow): Reply {
		expectNoBody(request);
		this.context.state.flows.delete(flow);
		return { status: 200, body: { success: true } };
	}

	migrate(request: ApiRequest, destinationId: string, isOurs: (wabaId: string) => boolean): Reply {
		const given = readParameters(request, schemas.migrateFlows);
		const source = given.source_waba_id;
		if (!isOurs(source) || source === destinationId) {
			const message = 'source_waba_id must be another WABA of the same business';
			throw refuse('invalidField', message, 'source_waba_id');
		}
		const { flows } = this.context.state;
		return {
			status: 200,
			body: migrateFlows(flows, source, destinationId, given.source_flow_names),
		};
	}

	private async publishChecked(flow: StoredFlow): Promise<void> {
		const { flows } = this.context.state;
		flows.expectPublishable(flow);
		await this.endpoints.expectPublishable(flow);
		flows.publish(flow);
	}

	/** Created and published in one call: what can't be published is not there afterwards. */
	private async publishNew(flow: StoredFlow): Promise<void> {
		try {
			await this.publishChecked(flow);
		} catch (refused) {
			this.context.state.flows.delete(flow);
			throw refused;
		}
	}
}
