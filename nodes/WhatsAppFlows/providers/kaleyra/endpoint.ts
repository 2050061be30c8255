import { segment } from '../account';
import type { EndpointCalls } from '../endpointCalls';
import { readRegisteredKey, readSettings, registerPublicKey, settingsFields } from '../metaKeys';
import { unconfirmed } from '../provider';
import type { KaleyraAccount } from './account';
import { readData } from './shapes';

const keyPath = ({ senderNumber }: KaleyraAccount) =>
	`/whatsapp/${segment(senderNumber)}/flows_encryption`;

/** What a key is read from: the only answer, or the first of a list. */
function content(body: unknown): unknown {
	const data = readData(body);
	return Array.isArray(data) ? { data } : data;
}

/** Source: https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-set-encryption-public-key */
export const endpoint: EndpointCalls<KaleyraAccount> = {
	registerPublicKey: registerPublicKey(keyPath),
	// https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-get-encryption-public-key
	getPublicKey: unconfirmed(
		{
			effect: 'read' as const,
			request: (_input: object, account: KaleyraAccount) => ({
				method: 'POST' as const,
				path: keyPath(account),
			}),
			// The page says POST throughout, as for no other reading call.
			otherwise: ({ status }: { status: number }, _input: object, account: KaleyraAccount) =>
				[400, 404, 405].includes(status)
					? { method: 'GET' as const, path: keyPath(account) }
					: undefined,
			read: ({ body }: { body: unknown }) => readRegisteredKey(content(body), body),
		},
		'Kaleyra documents this call but not its answer, which is read as WhatsApp itself writes it.',
	),
	getSettings: {
		effect: 'read',
		request: ({ flowId }) => ({
			method: 'GET',
			path: `/whatsapp/${segment(flowId)}`,
			query: { fields: settingsFields },
		}),
		read: ({ body }) => {
			const data = readData(body);
			return readSettings(Array.isArray(data) ? data[0] : data);
		},
	},
};
