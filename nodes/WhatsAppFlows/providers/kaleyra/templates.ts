import { z } from 'zod';
import { segment } from '../account';
import { id } from '../metaShapes';
import {
	createdTemplate,
	metaTemplateDefinition,
	metaTemplateMessage,
	readMetaTemplate,
} from '../metaTemplates';
import { unconfirmed } from '../provider';
import type {
	CreateTemplateCall,
	ListTemplatesCall,
	SendTemplateCall,
	TemplateCalls,
} from '../templateCalls';
import type { KaleyraAccount } from './account';
import { messageRequest, readSent } from './message';
import { asAtWhatsApp } from './notes';
import { readData, readList } from './shapes';

const created = z
	.object({
		id: id.optional().catch(undefined),
		status: z.string().optional().catch(undefined),
	})
	.catch({});

const path = ({ wabaId }: KaleyraAccount) => `/whatsapp/${segment(wabaId)}/message_templates`;

/** Source: https://developers.kaleyra.io/docs/whatsapp-template-api-v2-get-templates */
const list: ListTemplatesCall<KaleyraAccount> = {
	effect: 'read',
	// How many come in one answer is Kaleyra's choice: no page names a parameter for it.
	pageSize: 100,
	request: ({ after }, account) => ({
		method: 'GET',
		path: path(account),
		query: after ? { after } : undefined,
	}),
	read: ({ body }, { after }) => {
		const page = readList(body, after);
		return {
			templates: page.entries.map((entry) => readMetaTemplate('kaleyra', entry)),
			after: page.after,
		};
	},
};

/** Source: https://developers.kaleyra.io/docs/whatsapp-template-api-v2-create-template */
const create: CreateTemplateCall<KaleyraAccount> = {
	effect: 'change',
	takes: { headerKinds: ['text'], namedParameters: asAtWhatsApp('parameters by name') },
	request: (input, account) => ({
		method: 'POST',
		path: path(account),
		body: { kind: 'json', value: metaTemplateDefinition(input) },
	}),
	read: ({ body }, input) => {
		// What comes back no page shows: a template that was made is not lost over a missing id.
		const { id: templateId, status } = created.parse(readData(body));
		return createdTemplate('kaleyra', input, { templateId, status, raw: body });
	},
};

/** Source: https://developers.kaleyra.io/docs/whatsapp-api-v2-send-flow-template-messages */
const send: SendTemplateCall<KaleyraAccount> = {
	effect: 'send',
	takes: {
		namedParameters: asAtWhatsApp('parameters by name'),
		data: asAtWhatsApp('the initial data'),
		flowToken: asAtWhatsApp('the flow token'),
		callbackData: {},
	},
	request: (input, account) =>
		messageRequest(account, input, {
			type: 'template',
			template: metaTemplateMessage(input),
		}),
	read: ({ body }, input) => ({
		...readSent(body, input),
		templateName: input.templateName,
		templateLanguage: input.language,
	}),
};

export const template: TemplateCalls<KaleyraAccount> = {
	list: unconfirmed(
		list,
		'Kaleyra documents this call, but not what a template with a button for a flow looks like in its answer, which is read as WhatsApp itself writes it.',
	),
	create: unconfirmed(
		create,
		'Kaleyra documents this call, but not the button for a flow in it, which is sent as WhatsApp itself takes it.',
	),
	send: unconfirmed(
		send,
		'Kaleyra documents the message around the template, but not the part of the button for the flow, which is sent as WhatsApp itself takes it.',
	),
};
