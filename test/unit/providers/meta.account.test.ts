import { meta } from '../../../nodes/WhatsAppFlows/providers/meta';

const credentials = { accessToken: 'token', wabaId: '1', phoneNumberId: '2' };

describe('an account at Meta', () => {
	it('is reached at Meta with the version of the credential', () => {
		expect(meta.readAccount({ ...credentials, graphVersion: 'v24.0' })).toMatchObject({
			baseUrl: 'https://graph.facebook.com/v24.0',
			wabaId: '1',
			phoneNumberId: '2',
		});
	});

	it('is reached elsewhere where the credential says so', () => {
		const account = meta.readAccount({ ...credentials, baseUrl: 'http://127.0.0.1:1/meta/' });
		expect(account.baseUrl).toBe('http://127.0.0.1:1/meta/v25.0');
	});

	it('signs flow tokens with the app secret, and still knows those made before there was one', () => {
		expect(meta.readAccount(credentials).tokenSecrets).toEqual(['token']);
		expect(meta.readAccount({ ...credentials, appSecret: 'app' }).tokenSecrets).toEqual([
			'app',
			'token',
		]);
	});

	it.each([
		['Access Token', { accessToken: ' ' }],
		['WhatsApp Business Account ID', { wabaId: '' }],
		['Phone Number ID', { phoneNumberId: undefined }],
		['Graph Version', { graphVersion: '25' }],
		['Base URL', { baseUrl: 'graph.facebook.com' }],
		['Base URL', { baseUrl: 'file:///etc/passwd' }],
	])('is refused with a word about %s', (label, wrong) => {
		expect(() => meta.readAccount({ ...credentials, ...wrong })).toThrow(label);
	});
});
