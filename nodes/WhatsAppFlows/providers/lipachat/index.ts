import { z } from 'zod';
import { metaCategories } from '../model';
import type { Provider } from '../provider';
import { readAccount } from './account';
import type { LipachatAccount } from './account';
import { readError } from './errors';
import { flowCalls } from './flows';
import { send } from './send';

/** The object of a file is named after the kind of message: https://docs.lipachat.com/api/webhooks */
const file = z.object({ url: z.string() });

export const lipachat: Provider<LipachatAccount> = {
	id: 'lipachat',
	displayName: 'Lipachat',
	credentialType: 'whatsAppFlowsLipachatApi',
	// The field table writes OTHERS, the samples and answers OTHER, which is Meta's word.
	categories: metaCategories,
	readAccount,
	readError,
	flow: { ...flowCalls, send },
	webhook: {
		proof: 'sharedSecret',
		events: ['flowCompletion', 'messageStatus', 'otherMessage'],
		// Lipachat's settings take an address and nothing else: https://docs.lipachat.com/api/webhooks
		secretInQuery: true,
		fileHosts: ['lipachat.com'],
		fileBeside: (raw) =>
			[raw.image, raw.document, raw.video, raw.audio, raw.sticker]
				.map((part) => file.safeParse(part).data?.url)
				.find(Boolean),
		setUp:
			'At app.lipachat.com open Settings and paste the Production URL (open Webhook URLs above) as the inbound webhook, with ?secret= and the Webhook Secret of the credential at its end.',
		unconfirmed:
			'Lipachat does not document how the answers to a flow arrive, so the trigger looks for them anywhere in what Lipachat sends.',
	},
};
