import { cutPage } from '../../graph/paging';
import { contentOf, createTemplate, describeTemplate } from '../../graph/templateDefinition';
import { readJson, readQuery } from '../../http/read';
import { refuse } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { success } from './errors';
import { listTemplatesQuery } from './schemas';

const pageSize = 25;

/**
 * Meta's templates in Kaleyra's envelope: https://developers.kaleyra.io/docs/whatsapp-template-api-v2-get-templates
 * The pages show no button for a flow, so it is Meta's, and its flow is given by the id alone.
 */
export class KaleyraTemplates {
	constructor(private readonly context: ProviderContext) {}

	/** What comes back is printed on no page that could be read. */
	create(request: ApiRequest, wabaId: string): Reply {
		const { flows, templates } = this.context.state;
		const content = contentOf(readJson(request, createTemplate), ({ flow_id: flowId }) => {
			if (flowId === undefined) throw refuse('missingField', 'flow_id is required', 'flow_id');
			return flowId;
		});
		const template = templates.create(wabaId, content, flows.list(wabaId));
		return success({ id: template.templateId, status: template.status });
	}

	list(request: ApiRequest, wabaId: string): Reply {
		const { after } = readQuery(request, listTemplatesQuery);
		const { data, paging } = cutPage(this.context.state.templates.list(wabaId), {
			limit: pageSize,
			after,
		});
		return success({ data: data.map(describeTemplate), ...(paging && { paging }) });
	}
}
