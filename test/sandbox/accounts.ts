import { digits, secret, uuid } from './ids';
import type { ProviderId, SandboxAccount } from './types';

/**
 * One account per provider with fresh keys.
 *
 * @param url the sandbox's own address, without a slash at the end
 */
export function createAccounts(url: string): Record<ProviderId, SandboxAccount> {
	return {
		meta: {
			type: 'whatsAppFlowsMetaApi',
			data: {
				accessToken: secret(),
				wabaId: digits(15),
				phoneNumberId: digits(15),
				appSecret: secret(),
				verifyToken: secret(),
				graphVersion: 'v25.0',
				baseUrl: `${url}/meta`,
			},
			appId: digits(15),
			otherWabaId: digits(15),
			otherPhoneNumberId: digits(15),
			otherWabaPhoneNumberId: digits(15),
		},
		lipachat: {
			type: 'whatsAppFlowsLipachatApi',
			data: {
				apiKey: secret(),
				senderNumber: `2547${digits(8)}`,
				webhookSecret: secret(),
				baseUrl: `${url}/lipachat/api/v1`,
				publishPath: '/whatsapp/manage/flow/{flowId}/publish',
				listPath: '/whatsapp/manage/flow',
			},
		},
		'8x8': {
			type: 'whatsAppFlows8x8Api',
			data: {
				apiKey: secret(),
				accountId: uuid(),
				channelId: uuid(),
				subAccountId: `Sandbox_${digits(6)}`,
				region: 'ap',
				baseUrl: `${url}/8x8`,
				pathFamily: 'reference',
				webhookSecret: secret(),
			},
		},
		kaleyra: {
			type: 'whatsAppFlowsKaleyraApi',
			data: {
				apiKey: secret(),
				sid: `HXAP${digits(10)}IN`,
				wabaId: digits(15),
				senderNumber: `+9198${digits(8)}`,
				region: 'in',
				baseUrl: `${url}/kaleyra`,
				createPath: '/whatsapp/{wabaId}/flows',
				webhookSecret: secret(),
			},
			otherWabaId: digits(15),
		},
		dreams: {
			type: 'whatsAppFlowsDreamsApi',
			data: {
				apiKey: secret(),
				wabaId: digits(15),
				baseUrl: `${url}/dreams`,
				pathPrefix: '/api/whatsapp',
				createEncoding: 'multipart',
				deleteStyle: 'query',
				webhookSecret: secret(),
			},
		},
	};
}
