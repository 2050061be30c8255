import { z } from 'zod';
import type { Category } from '../model';
import type { Provider } from '../provider';
import { readAccount } from './account';
import type { KaleyraAccount } from './account';
import { endpoint } from './endpoint';
import { readError } from './errors';
import { flowCalls } from './flows';
import { send } from './send';
import { template } from './templates';

/** https://developers.kaleyra.io/docs/whatsapp-incoming-message-webhook-payloads-interactive-address-message */
const withFile = z.object({ extra_info: z.object({ media_url: z.string() }) });

/** https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-update-flow-metadata */
const categories: readonly Category[] = [
	'APPOINTMENT_BOOKING',
	'CONTACT_US',
	'CUSTOMER_SUPPORT',
	'LEAD_GENERATION',
	'SHOPPING',
	'SIGN_IN',
	'SIGN_UP',
	'SURVEY',
	'OTHER',
];

export const kaleyra: Provider<KaleyraAccount> = {
	id: 'kaleyra',
	displayName: 'Kaleyra (Tata Communications)',
	credentialType: 'whatsAppFlowsKaleyraApi',
	categories,
	readAccount,
	readError,
	flow: { ...flowCalls, send },
	endpoint,
	template,
	webhook: {
		proof: 'sharedSecret',
		namesNumber: true,
		events: ['flowCompletion', 'messageStatus', 'otherMessage'],
		secretHeader: 'x-webhook-secret',
		fileHosts: ['kaleyra.ai', 'kaleyra.com', 'kaleyra.io'],
		fileBeside: (raw) => withFile.safeParse(raw).data?.extra_info.media_url,
		// https://developers.kaleyra.io/docs/account-settings-callback-profiles : any method and format
		setUp:
			'In the Kaleyra portal create a Callback Profile with the Production URL (open Webhook URLs above), the method POST and the format JSON. Add the header x-webhook-secret with the Webhook Secret of the credential, then attach the profile to your WhatsApp number.',
		unconfirmed:
			'Kaleyra documents what its callbacks look like, but shows none with the answer to a flow, which is read as WhatsApp itself writes it.',
	},
};
