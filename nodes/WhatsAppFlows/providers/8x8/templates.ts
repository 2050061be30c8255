import { z } from 'zod';
import { createdTemplate, readMetaTemplate } from '../metaTemplates';
import type { CreateTemplate, TemplateCalls, TemplateValue } from '../templateCalls';
import type { EightByEightAccount } from './account';
import { sendTemplate } from './sendTemplate';

const page = z.object({ templates: z.array(z.unknown()) });

/**
 * Sources: https://developer.8x8.com/connect/reference/list-whatsapp-templates and
 * https://developer.8x8.com/connect/docs/whatsapp/template-components-reference
 */
export const template: TemplateCalls<EightByEightAccount> = {
	list: {
		effect: 'read',
		// There are no pages: everything comes in one answer.
		pageSize: 1000,
		request: (_input, { templatesPath }) => ({ method: 'GET', path: templatesPath }),
		read: ({ body }) => ({
			templates: page.parse(body).templates.map((entry) => readMetaTemplate('8x8', entry)),
		}),
	},
	create: {
		effect: 'change',
		takes: { headerKinds: ['text', 'image', 'video', 'document'] },
		request: (input, { templatesPath }) => ({
			method: 'POST',
			path: templatesPath,
			body: { kind: 'json', value: definition(input) },
		}),
		// The answer is an empty object, so not even the status is known.
		read: ({ body }, input) => createdTemplate('8x8', input, { raw: body }),
	},
	send: sendTemplate,
};

/** Unlike at Meta, examples are a plain list, and a file is given by its address. */
function definition({ header, body, footer, button, ...rest }: CreateTemplate): object {
	const { flow, flowAction, screen, text } = button;
	return {
		name: rest.name,
		language: rest.language,
		category: rest.category,
		components: [
			...(header ? [headerDefinition(header)] : []),
			{ type: 'BODY', text: body.text, examples: examples(body.examples) },
			...(footer ? [{ type: 'FOOTER', text: footer }] : []),
			{
				type: 'BUTTONS',
				buttons: [
					{
						type: 'FLOW',
						text,
						flowId: 'flowId' in flow ? flow.flowId : undefined,
						flowAction: flowAction === 'dataExchange' ? 'data_exchange' : 'navigate',
						navigateScreen: flowAction === 'navigate' ? screen : undefined,
					},
				],
			},
		],
	};
}

function headerDefinition(header: NonNullable<CreateTemplate['header']>): object {
	return header.kind === 'text'
		? {
				type: 'HEADER',
				format: 'TEXT',
				text: header.text,
				examples: examples(header.examples),
			}
		: { type: 'HEADER', format: header.kind.toUpperCase(), examples: [header.link] };
}

const examples = (values: TemplateValue[]) =>
	values.length > 0 ? values.map(({ text }) => text) : undefined;
