import { contentOf, createTemplate, describeTemplate } from '../../graph/templateDefinition';
import { cutPage } from '../../graph/paging';
import { readQuery } from '../../http/read';
import { refuse } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { readParameters } from './parameters';
import { listTemplatesQuery } from './schemas';

/** The templates of https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates */
export class MetaTemplates {
	constructor(private readonly context: ProviderContext) {}

	create(request: ApiRequest, wabaId: string): Reply {
		const { flows, templates } = this.context.state;
		const given = readParameters(request, createTemplate);
		const content = contentOf(given, (button) => {
			if (button.flow_id !== undefined) return button.flow_id;
			if (button.flow_json !== undefined) {
				return flows.create({
					ownerId: wabaId,
					name: given.name,
					categories: ['OTHER'],
					flowJson: button.flow_json,
					publish: true,
				}).flowId;
			}
			const named = flows.list(wabaId).find(({ name }) => name === button.flow_name);
			if (named === undefined) throw refuse('invalidField', 'no flow has this name', 'flow_name');
			return named.flowId;
		});
		const template = templates.create(wabaId, content, flows.list(wabaId));
		const { templateId: id, status, category } = template;
		return { status: 200, body: { id, status, category } };
	}

	list(request: ApiRequest, wabaId: string): Reply {
		const { fields: _fields, name, ...page } = readQuery(request, listTemplatesQuery);
		// The filter finds names that contain the word.
		const all = this.context.state.templates
			.list(wabaId)
			.filter((template) => name === undefined || template.name.includes(name));
		const { data, paging, hasMore } = cutPage(all, page);
		const next = new URLSearchParams({
			limit: String(page.limit),
			after: paging?.cursors.after ?? '',
			...(name !== undefined && { name }),
		});
		const address = `${this.context.publicUrl}${request.path}?${next}`;
		return {
			status: 200,
			body: {
				data: data.map(describeTemplate),
				...(paging && { paging: { ...paging, ...(hasMore && { next: address }) } }),
			},
		};
	}
}
