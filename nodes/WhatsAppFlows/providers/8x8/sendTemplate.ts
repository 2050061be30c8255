import type { SendTemplate, SendTemplateCall } from '../templateCalls';
import type { EightByEightAccount } from './account';
import { messageRequest, readSent } from './message';

/**
 * Sends a template: no token and no flow id go with it, so that an answer is found by the id of
 * the message alone.
 *
 * Source: https://developer.8x8.com/connect/reference/send-message
 */
export const sendTemplate: SendTemplateCall<EightByEightAccount> = {
	effect: 'send',
	takes: {
		data: true,
		screen: true,
		contextMessageId: true,
		callbackData: { max: 50 },
		businessScopedUserId: true,
	},
	request: (input, account) =>
		messageRequest(account, input, 'template', {
			template: {
				language: input.language,
				name: input.templateName,
				components: components(input),
			},
		}),
	read: ({ body }, input) => ({
		...readSent(body, input),
		templateName: input.templateName,
		templateLanguage: input.language,
	}),
};

function components({ header, body, flowButtonIndex, screen, data }: SendTemplate): object[] {
	return [
		...(header ? [{ type: 'header', parameters: headerValues(header) }] : []),
		...(body.length > 0 ? [{ type: 'body', parameters: body.map(textValue) }] : []),
		{
			type: 'button',
			// The reference lists it with a capital, and every sample has it without.
			subType: 'flow',
			index: flowButtonIndex,
			// A button without parameters is refused, so an empty action is the least there is.
			parameters: [
				{ type: 'action', flowActionData: screen || data ? { screen, data } : undefined },
			],
		},
	];
}

function headerValues(header: NonNullable<SendTemplate['header']>): object[] {
	return header.kind === 'text'
		? header.values.map(textValue)
		: [{ type: header.kind, url: header.link }];
}

const textValue = ({ text }: { text: string }) => ({ type: 'text', text });
