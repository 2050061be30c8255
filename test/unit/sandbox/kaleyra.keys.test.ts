import { generateKeyPairSync } from 'node:crypto';
import { Client, fetchText, type Answer } from './harness';

/** https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-set-encryption-public-key */

let client: Client;
beforeAll(async () => {
	client = await Client.start();
});
beforeEach(() => client.reset());
afterAll(() => client.close());

const pem = (modulusLength = 2048) =>
	generateKeyPairSync('rsa', { modulusLength })
		.publicKey.export({ type: 'spki', format: 'pem' })
		.toString();

function call(body?: URLSearchParams | string, number?: string, method = 'POST'): Promise<Answer> {
	const to = encodeURIComponent(number ?? client.data('kaleyra', 'senderNumber'));
	const path = `/kaleyra/v2/${client.data('kaleyra', 'sid')}/whatsapp/${to}/flows_encryption`;
	const headers = { 'api-key': client.data('kaleyra', 'apiKey') };
	return fetchText(client.sandbox.url + path, { method, headers, body });
}
const form = (key: string) => new URLSearchParams({ business_public_key: key });

describe('the public key of the number', () => {
	it('is set by a form and read by a POST without a body', async () => {
		const key = pem();
		expect((await call()).body).toMatchObject({ code: 'WA200', data: {} });
		expect((await call(form(key))).body).toMatchObject({ code: 'WA200', data: { success: true } });
		expect((await call()).body).toMatchObject({
			data: { business_public_key: key, business_public_key_signature_status: 'VALID' },
		});
	});

	it('is not read by GET', async () => {
		expect((await call(undefined, undefined, 'GET')).status).toBe(405);
	});

	it.each([
		['a smaller key', () => form(pem(1024))],
		['another field', () => new URLSearchParams({ key: pem() })],
		['a text instead of a form', () => pem()],
	])('is refused as %s', async (_what, body) => {
		expect((await call(body())).body).toMatchObject({ code: 'WA-400' });
	});

	it('belongs to the account’s own number', async () => {
		expect((await call(form(pem()), '+15551234567')).status).toBe(401);
	});
});
