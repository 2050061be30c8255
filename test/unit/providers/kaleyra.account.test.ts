import { kaleyra } from '../../../nodes/WhatsAppFlows/providers/kaleyra';

/** Hosts and ids: https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-update-flow-metadata */

const credentials = {
	apiKey: 'key',
	sid: 'HXAP16XXXXXX97IN',
	wabaId: '112000000000207',
	senderNumber: '+919900000000',
};

describe('the Kaleyra account', () => {
	it('has the Indian host, the SID in the address and the plausible path by default', () => {
		expect(
			kaleyra.readAccount({ ...credentials, region: '', baseUrl: '', createPath: ' ' }),
		).toEqual({
			baseUrl: 'https://api.in.kaleyra.io/v2/HXAP16XXXXXX97IN',
			tokenSecrets: ['key'],
			wabaId: '112000000000207',
			senderNumber: '+919900000000',
			createPath: '/whatsapp/112000000000207/flows',
		});
	});

	it.each([
		['in', 'https://api.in.kaleyra.io'],
		['sg', 'https://api.kaleyra.io'],
		['sgOld', 'https://api.ap.kaleyra.io'],
		['eu', 'https://api.eu.kaleyra.io'],
		['na', 'https://api.na.kaleyra.ai'],
	])('of the region %s is at %s', (region, host) => {
		const { baseUrl } = kaleyra.readAccount({ ...credentials, region });
		expect(baseUrl).toBe(`${host}/v2/HXAP16XXXXXX97IN`);
	});

	it('is at the base URL of the credential, whatever the region', () => {
		const baseUrl = 'http://127.0.0.1:4100/kaleyra/';
		expect(kaleyra.readAccount({ ...credentials, region: 'eu', baseUrl }).baseUrl).toBe(
			'http://127.0.0.1:4100/kaleyra/v2/HXAP16XXXXXX97IN',
		);
	});

	it('keeps what its ids contain within one segment of a path', () => {
		const account = kaleyra.readAccount({ ...credentials, sid: '../v1', wabaId: 'a/b?c' });
		expect(account.baseUrl).toBe('https://api.in.kaleyra.io/v2/..%2Fv1');
		expect(account.createPath).toBe('/whatsapp/a%2Fb%3Fc/flows');
	});

	it('takes another path for Create', () => {
		const createPath = '/whatsapp/accounts/{wabaId}/new-flow';
		expect(kaleyra.readAccount({ ...credentials, createPath }).createPath).toBe(
			'/whatsapp/accounts/112000000000207/new-flow',
		);
	});

	it.each(['919900000000', '+91 99000 00000', '0091-9900-000000', 919900000000])(
		'writes the sender number %s as Kaleyra’s paths do',
		(senderNumber) => {
			expect(kaleyra.readAccount({ ...credentials, senderNumber }).senderNumber).toBe(
				'+919900000000',
			);
		},
	);

	it.each([
		[{ apiKey: ' ' }, 'API Key is missing in the Kaleyra credential'],
		[{ sid: '' }, 'SID is missing in the Kaleyra credential'],
		[{ wabaId: '' }, 'WhatsApp Business Account ID is missing in the Kaleyra credential'],
		[{ senderNumber: undefined }, 'Sender Number is missing in the Kaleyra credential'],
		[{ senderNumber: '0990000' }, 'Sender Number in the Kaleyra credential is not a phone number'],
		[{ region: 'constructor' }, 'Region “constructor” in the Kaleyra credential is not one'],
		[{ baseUrl: 'api.kaleyra.io' }, 'Base URL in the Kaleyra credential is not a web address'],
		[{ createPath: 'flows' }, 'Create Path in the Kaleyra credential does not begin with a slash'],
	])('refuses %j with a sentence that names the field', (wrong, sentence) => {
		expect(() => kaleyra.readAccount({ ...credentials, ...wrong })).toThrow(sentence);
	});
});
