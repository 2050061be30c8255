import { randomUUID } from 'node:crypto';
import { providerNames } from '../lab/workflow';
import { providerIds } from '../sandbox/types';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

/** The field with the key, and what the provider says to a wrong one (spec of each provider). */
const keys = {
	'8x8': { field: 'apiKey', words: /Request was not authenticated properly/ },
	dreams: { field: 'apiKey', words: /Invalid authentication token/ },
	kaleyra: { field: 'apiKey', words: /Incorrect SID or API key/ },
	lipachat: { field: 'apiKey', words: /Invalid credentials/ },
	meta: { field: 'accessToken', words: /access token/i },
};

describe.each(providerIds)('the credential for %s', (provider) => {
	const test = (data: Record<string, string>) => {
		const { id, name, type } = world.credentials[provider];
		return world.client.testCredential({ id, name, type, data });
	};

	it(`passes its test with an account at ${providerNames[provider]}`, async () => {
		await expect(test(world.accounts[provider].data)).resolves.toMatchObject({ status: 'OK' });
	});

	it("fails with a wrong key in the provider's own words", async () => {
		const { field, words } = keys[provider];
		const key = randomUUID();
		const { status, message } = await test({ ...world.accounts[provider].data, [field]: key });
		expect(status).toBe('Error');
		expect(message).toMatch(words);
		expect(message).not.toContain(key);
	});

	it('says that nobody is there when the address is wrong', async () => {
		const nowhere = { ...world.accounts[provider].data, baseUrl: 'http://127.0.0.1:1' };
		const { status, message } = await test(nowhere);
		expect(status).toBe('Error');
		expect(message).toMatch(/reach|connect|refused/i);
	});
});
