import { metaCategories } from '../model';
import type { Provider } from '../provider';
import { readAccount } from './account';
import type { DreamsAccount } from './account';
import { readError } from './errors';
import { flowCalls } from './flows';

export const dreams: Provider<DreamsAccount> = {
	id: 'dreams',
	displayName: 'Dreams',
	credentialType: 'whatsAppFlowsDreamsApi',
	categories: metaCategories,
	readAccount,
	readError,
	flow: flowCalls,
	webhook: {
		proof: 'sharedSecret',
		events: ['flowCompletion', 'messageStatus', 'otherMessage'],
		secretHeader: 'x-webhook-secret',
		secretInQuery: true,
		fileHosts: ['dreams.sa', 'dreams.com.sa'],
		setUp:
			'Ask Dreams to deliver incoming WhatsApp messages to the Production URL (open Webhook URLs above), with ?secret= and the Webhook Secret of the credential at its end, or in the header x-webhook-secret.',
		unconfirmed:
			'Dreams documents no delivery of answers, so this works only by arrangement with Dreams; the trigger looks for answers anywhere in what arrives.',
	},
};
