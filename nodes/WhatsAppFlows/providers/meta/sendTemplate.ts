import { metaTemplateMessage } from '../metaTemplates';
import type { SendTemplateCall } from '../templateCalls';
import type { MetaAccount } from './account';
import { messageRequest, readSent } from './message';

/** Source: https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow */
export const sendTemplate: SendTemplateCall<MetaAccount> = {
	effect: 'send',
	takes: {
		namedParameters: true,
		data: true,
		flowToken: true,
		contextMessageId: true,
		callbackData: { max: 512 },
		businessScopedUserId: true,
	},
	request: (input, account) =>
		messageRequest(account, input, { type: 'template', template: metaTemplateMessage(input) }),
	read: ({ body }, input) => ({
		...readSent(body, input),
		templateName: input.templateName,
		templateLanguage: input.language,
	}),
};
