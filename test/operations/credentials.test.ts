import { CredentialTestContext } from 'n8n-core';
import type { ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import nock from 'nock';
import { credentialTest } from '../../nodes/WhatsAppFlows/methods/credentialTest';
import type { ProviderId } from '../../nodes/WhatsAppFlows/providers/model';
import { accounts, useNock } from './harness';

useNock();

/** What the Test button does, in the context that n8n gives it. */
async function test(
	provider: ProviderId,
	fields: Record<string, string> = {},
): Promise<INodeCredentialTestResult> {
	const { type, data } = accounts[provider];
	const context = new CredentialTestContext({} as never) as ICredentialTestFunctions;
	return await credentialTest[type].call(context, {
		id: '1',
		name: 'Account',
		type,
		data: { ...data, ...fields },
	});
}

const paths = {
	'8x8':
		'/api/v1/accounts/8c5b1bd3-6a4b-e911-814c-02f27e1d5e2a/channels/904d1303-5754-e911-8154-020897df5459/flows',
	dreams: '/api/whatsapp/123456789/flows',
	kaleyra: '/v2/HXAP1600000000IN/whatsapp/112000000000207/flows',
	lipachat: '/api/v1/whatsapp/manage/flow',
	meta: '/v25.0/104996122399160/flows',
};
const providers = Object.keys(paths) as ProviderId[];

/** The header with the key, as each provider's page on authentication writes it. */
const keys: Record<ProviderId, [name: string, value: string]> = {
	'8x8': ['authorization', `Bearer ${accounts['8x8'].data.apiKey}`],
	dreams: ['authorization', `AccessKey ${accounts.dreams.data.apiKey}`],
	kaleyra: ['api-key', accounts.kaleyra.data.apiKey],
	lipachat: ['apiKey', accounts.lipachat.data.apiKey],
	meta: ['authorization', `Bearer ${accounts.meta.data.accessToken}`],
};

const asked = (provider: ProviderId) =>
	nock(accounts[provider].host)
		.get(paths[provider])
		.query(true)
		.matchHeader(...keys[provider]);

/** A list as the provider's page shows it. */
const lists: Record<ProviderId, object> = {
	'8x8': { flows: [{ id: '1145805540595505', name: 'Loan Collection', status: 'DRAFT' }] },
	dreams: { success: true, message: '', data: [] },
	kaleyra: {
		code: 'WA200',
		message: 'Request Processed Successfully',
		data: { data: [] },
		error: {},
	},
	lipachat: { data: [], status: 'success', message: '', errors: null },
	meta: { data: [], paging: { cursors: { before: 'b', after: 'a' } } },
};

/** What the provider answers to a wrong key, and the words that must reach the user. */
const refusals: Record<ProviderId, { status: number; body: object; words: string }> = {
	'8x8': {
		status: 401,
		body: {
			code: 1200,
			message: 'Request was not authenticated properly',
			errorId: 'db9dced4-3534-4d86-9d18-6b448af0d621',
			timestamp: '2018-08-02T09:42:38.8988997+00:00',
		},
		words: 'Request was not authenticated properly',
	},
	dreams: {
		status: 401,
		body: { error: 'Invalid authentication token.' },
		words: 'Invalid authentication token',
	},
	kaleyra: {
		status: 401,
		body: {
			code: 'RBC001',
			message: 'Incorrect SID or API key.',
			data: [],
			error: { error: 'Incorrect SID or API key.' },
		},
		words: 'Incorrect SID or API key',
	},
	lipachat: {
		status: 200,
		body: { data: null, status: 'success', message: 'Invalid credentials', errors: null },
		words: 'Invalid credentials',
	},
	meta: {
		status: 401,
		body: {
			error: {
				message: 'Invalid OAuth access token - Cannot parse access token',
				type: 'OAuthException',
				code: 190,
				fbtrace_id: 'AbC',
			},
		},
		words: 'Invalid OAuth access token - Cannot parse access token',
	},
};

describe.each(providers)('testing the credential for %s', (provider) => {
	it('asks for the flows of the account with the key in the documented header', async () => {
		asked(provider).reply(200, lists[provider]);
		expect(await test(provider)).toMatchObject({ status: 'OK' });
	});

	it("fails with the provider's own words when the key is wrong", async () => {
		const { status, body, words } = refusals[provider];
		asked(provider).reply(status, body);
		const result = await test(provider);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(words);
	});

	it('says that nobody is there when the address leads nowhere', async () => {
		asked(provider).replyWithError(Object.assign(new Error(''), { code: 'ECONNREFUSED' }));
		const result = await test(provider);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/could not be reached \(ECONNREFUSED\)/);
	});

	it('is not taken in by a web page that answers at the address', async () => {
		asked(provider).reply(200, '<html>Welcome</html>', { 'content-type': 'text/html' });
		expect(await test(provider)).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('Check the Base URL'),
		});
	});

	it('does not carry the key to where the address redirects', async () => {
		asked(provider).reply(302, '', { location: 'https://elsewhere.example/' });
		expect(await test(provider)).toMatchObject({ status: 'Error' });
	});

	it('names the field that is empty, without asking anyone', async () => {
		const field = provider === 'meta' ? 'accessToken' : 'apiKey';
		expect(await test(provider, { [field]: ' ' })).toEqual({
			status: 'Error',
			message: expect.stringMatching(/(Key|Token) is missing in the .+ credential\. Open/),
		});
	});
});

it('does not show the token that Meta repeats when it is malformed', async () => {
	const { accessToken } = accounts.meta.data;
	asked('meta').reply(401, {
		error: { message: `Malformed access token ${accessToken}`, code: 190 },
	});
	const { message } = await test('meta');
	expect(message).toContain('Malformed access token');
	expect(message).not.toContain(accessToken);
});

describe('where the path of the list at Lipachat is not there', () => {
	const notThere = { timestamp: '2024-03-12T10:01:04', status: 404, path: '/' };
	const preview = () =>
		nock(accounts.lipachat.host)
			.get(`${paths.lipachat}/0/preview/url`)
			.matchHeader(...keys.lipachat);

	it('passes when the documented preview call refuses something else than the key', async () => {
		asked('lipachat').reply(404, notThere);
		preview().reply(200, {
			data: null,
			status: 'error',
			message: 'Request failed.',
			errors: null,
		});
		expect(await test('lipachat')).toMatchObject({ status: 'OK' });
	});

	it('fails when the documented preview call refuses the key', async () => {
		asked('lipachat').reply(405, notThere);
		preview().reply(200, refusals.lipachat.body);
		const { status, message } = await test('lipachat');
		expect(status).toBe('Error');
		expect(message).toContain('Invalid credentials');
	});
});
