import { dreams } from '../../../nodes/WhatsAppFlows/providers/dreams';

/** https://docs.dreams.com.sa/api-access/common-api-usage and https://docs.dreams.com.sa/whatsapp-flows */

const credentials = { apiKey: 'key', wabaId: '123456789' };

describe('the Dreams account', () => {
	it('puts the two pages together by default', () => {
		expect(
			dreams.readAccount({
				...credentials,
				baseUrl: '',
				pathPrefix: ' ',
				createEncoding: '',
				deleteStyle: '',
			}),
		).toEqual({
			baseUrl: 'https://api.dreams.sa',
			tokenSecrets: ['key'],
			wabaId: '123456789',
			flowsPath: '/api/whatsapp/123456789/flows',
			createEncoding: 'multipart',
			deleteStyle: 'query',
		});
	});

	it.each([
		['https://api.dreams.sa/', '/whatsapp/', 'https://api.dreams.sa', '/whatsapp/123456789/flows'],
		['https://api.dreams.sa/v1.0', '/', 'https://api.dreams.sa/v1.0', '/123456789/flows'],
	])('takes the address %s with the prefix %s', (base, pathPrefix, baseUrl, flowsPath) => {
		expect(dreams.readAccount({ ...credentials, baseUrl: base, pathPrefix })).toMatchObject({
			baseUrl,
			flowsPath,
		});
	});

	it('keeps what the account id contains within one segment of a path', () => {
		expect(dreams.readAccount({ ...credentials, wabaId: '../1?x' }).flowsPath).toBe(
			'/api/whatsapp/..%2F1%3Fx/flows',
		);
	});

	it.each([
		[{ apiKey: ' ' }, 'Access Key is missing in the Dreams credential'],
		[{ wabaId: undefined }, 'WhatsApp Business Account ID is missing in the Dreams credential'],
		[{ baseUrl: 'api.dreams.sa' }, 'Base URL in the Dreams credential is not a web address'],
		[{ pathPrefix: 'api' }, 'Path Prefix in the Dreams credential does not begin with a slash'],
		[{ createEncoding: 'xml' }, 'Create Encoding “xml” in the Dreams credential is not known'],
		[{ deleteStyle: 'body' }, 'Delete Style “body” in the Dreams credential is not known'],
	])('refuses %j with a sentence that names the field', (wrong, sentence) => {
		expect(() => dreams.readAccount({ ...credentials, ...wrong })).toThrow(sentence);
	});
});
