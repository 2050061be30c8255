import { z } from 'zod';
import { segment } from '../account';
import { id } from '../metaShapes';
import { createdTemplate, metaTemplateDefinition, readMetaTemplatePage } from '../metaTemplates';
import type { TemplateCalls } from '../templateCalls';
import type { MetaAccount } from './account';
import { sendTemplate } from './sendTemplate';

const created = z.object({ id, status: z.string().optional(), category: z.string().optional() });

const path = ({ wabaId }: MetaAccount) => `/${segment(wabaId)}/message_templates`;

/** Source: https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates */
export const template: TemplateCalls<MetaAccount> = {
	list: {
		effect: 'read',
		pageSize: 100,
		request: ({ limit, after, name }, account) => ({
			method: 'GET',
			path: path(account),
			query: { limit: String(limit), ...(after ? { after } : {}), ...(name ? { name } : {}) },
		}),
		read: ({ body }, { limit }) => readMetaTemplatePage('meta', body, limit),
	},
	create: {
		effect: 'change',
		takes: {
			headerKinds: ['text'],
			namedParameters: true,
			flowJson: true,
			icon: true,
		},
		request: (input, account) => ({
			method: 'POST',
			path: path(account),
			body: { kind: 'json', value: metaTemplateDefinition(input) },
		}),
		read: ({ body }, input) => {
			const { id: templateId, status, category } = created.parse(body);
			// Meta may put a template into another category than the one that was asked for.
			return createdTemplate('meta', input, {
				templateId,
				status,
				category: category ?? input.category,
				raw: body,
			});
		},
	},
	send: sendTemplate,
};
