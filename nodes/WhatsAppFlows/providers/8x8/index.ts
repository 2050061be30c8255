import { metaCategories } from '../model';
import type { Provider } from '../provider';
import { readAccount } from './account';
import type { EightByEightAccount } from './account';
import { readError } from './errors';
import { flowCalls } from './flows';
import { send } from './send';

export const eightByEight: Provider<EightByEightAccount> = {
	id: '8x8',
	displayName: '8x8',
	credentialType: 'whatsAppFlows8x8Api',
	categories: metaCategories,
	readAccount,
	readError,
	flow: { ...flowCalls, send },
	webhook: {
		proof: 'sharedSecret',
		// The field that 8x8's portal offers: https://developer.8x8.com/connect/docs/developer-tools
		secretHeader: 'authorization',
		setUp:
			'In 8x8 Connect open Webhooks and choose Add new webhook for Messaging Apps. Paste the Production URL (open Webhook URLs above), and put the Webhook Secret of the credential into HTTP Authorization.',
	},
};
