import { eightByEight } from '../../../nodes/WhatsAppFlows/providers/8x8';

/** Hosts: https://developer.8x8.com/connect/docs/platform-deployment-regions */

const credentials = {
	apiKey: 'key',
	accountId: '904d1303-5754-e911-8154-020897df5459',
	channelId: 'channel-1',
	subAccountId: 'Onion_Marketing',
};
const account = eightByEight.readAccount(credentials);

describe('the 8x8 account', () => {
	it.each([
		['ap', 'https://chatapps.8x8.com'],
		['us', 'https://chatapps.us.8x8.com'],
		['eu', 'https://chatapps.8x8.uk'],
		['id', 'https://chatapps.8x8.id'],
	])('of the region %s is at %s', (region, baseUrl) => {
		expect(eightByEight.readAccount({ ...credentials, region }).baseUrl).toBe(baseUrl);
	});

	it('is in Asia-Pacific unless the credential says otherwise', () => {
		expect(account.baseUrl).toBe('https://chatapps.8x8.com');
	});

	it('is wherever Base URL says, whatever the region', () => {
		const baseUrl = 'http://127.0.0.1:4100/8x8';
		const { baseUrl: found } = eightByEight.readAccount({
			...credentials,
			region: 'eu',
			baseUrl: `${baseUrl}/`,
		});
		expect(found).toBe(baseUrl);
	});

	it('signs flow tokens with its API key', () => {
		expect(account.tokenSecrets).toEqual(['key']);
	});

	it.each([
		['apiKey', 'API Key'],
		['accountId', 'Account ID'],
		['channelId', 'Channel ID'],
		['subAccountId', 'Sub-Account ID'],
	])('without %s is refused by the name of the field, %s', (field, label) => {
		expect(() => eightByEight.readAccount({ ...credentials, [field]: ' ' })).toThrow(label);
	});

	it('needs no account id with the paths of the guide', () => {
		expect(
			eightByEight.readAccount({ ...credentials, accountId: '', pathFamily: 'guide' }).flowsPath,
		).toBe('/config/v1/channels/whatsapp/channel-1/flows');
	});

	it('refuses a region that 8x8 does not have', () => {
		expect(() => eightByEight.readAccount({ ...credentials, region: 'mars' })).toThrow('“mars”');
	});
});
