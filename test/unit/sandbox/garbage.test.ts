import { request } from 'node:http';
import fc from 'fast-check';
import { inspectFlowJson } from '../../sandbox/flows/flowJson';
import { parseFields } from '../../sandbox/graph/fields';
import { Refusal } from '../../sandbox/refusal';
import { providerIds } from '../../sandbox/types';
import { Client } from './harness';

let client: Client;

beforeAll(async () => {
	client = await Client.start();
});
afterAll(() => client.close());

interface Raw {
	readonly method: string;
	readonly path: string;
	readonly contentType: string;
	readonly body: Buffer;
}

/** Sends bytes as they are; fetch would tidy up path and headers. */
function sendRaw({
	method,
	path,
	contentType,
	body,
}: Raw): Promise<{ status: number; text: string }> {
	return new Promise((resolve, reject) => {
		const { meta, kaleyra, dreams, lipachat } = client.sandbox.accounts;
		const headers = {
			'content-type': contentType,
			'content-length': body.length,
			accept: 'application/json',
			'api-key': kaleyra.data.apiKey,
			apikey: lipachat.data.apiKey,
			authorization: path.startsWith('/dreams')
				? `AccessKey ${dreams.data.apiKey}`
				: `Bearer ${path.startsWith('/8x8') ? client.data('8x8', 'apiKey') : meta.data.accessToken}`,
		};
		const outgoing = request(`${client.sandbox.url}${path}`, { method, headers }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
			);
		});
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}

/** Paths that lead somewhere, so that the garbage gets past the routing. */
function knownPaths(): string[] {
	const account = (provider: 'meta' | 'kaleyra' | 'dreams' | '8x8') =>
		client.sandbox.accounts[provider].data;
	const eight = `/8x8/api/v1/accounts/${account('8x8').accountId}/channels/${account('8x8').channelId}/flows`;
	const kaleyra = `/kaleyra/v2/${account('kaleyra').sid}/whatsapp`;
	const dreams = `/dreams/api/whatsapp/${account('dreams').wabaId}/flows`;
	return [
		`/meta/v25.0/${account('meta').wabaId}/flows`,
		`/meta/v25.0/${account('meta').phoneNumberId}/messages`,
		`/meta/v25.0/${account('meta').wabaId}/migrate_flows`,
		`/meta/v25.0/${account('meta').wabaId}/message_templates`,
		`/meta/v25.0/${account('meta').wabaId}/subscribed_apps`,
		`/meta/v25.0/${account('meta').phoneNumberId}`,
		`/8x8/api/v1/accounts/${account('8x8').accountId}/webhooks`,
		eight,
		`${eight}/1`,
		eight.replace('/flows', '/templates'),
		`/8x8/api/v1/subaccounts/${account('8x8').subAccountId}/messages`,
		`${kaleyra}/${account('kaleyra').wabaId}/flows`,
		`${kaleyra}/${encodeURIComponent(account('kaleyra').senderNumber)}/messages`,
		`${kaleyra}/${account('kaleyra').wabaId}/message_templates`,
		`${kaleyra}/1/assets`,
		dreams,
		`${dreams}/upload-flow-json`,
		`${dreams}/send`,
		'/lipachat/api/v1/whatsapp/manage/flow',
		'/lipachat/api/v1/whatsapp/manage/flow/1',
		'/lipachat/api/v1/whatsapp/interactive/flows',
		'/control/complete',
		'/control/misbehave',
		'/control/webhooks',
		'/control/flow-event',
		'/control/permissions',
		'/control/template-status',
		'/control/window',
		'/control/old-webhook',
	];
}

const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');

const segments = fc
	.array(fc.stringMatching(/^[!#-;=@-~]{0,12}$/), { maxLength: 6 })
	.map((parts) => parts.join('/').replaceAll('#', ''));

const anyPath = fc
	.tuple(fc.constantFrom(...providerIds, 'control', ''), segments, segments)
	.map(([prefix, path, query]) => `/${prefix}/${path}?${query}`);

const contentType = fc.constantFrom(
	'application/json',
	'application/json; charset=utf-8',
	'multipart/form-data; boundary=x',
	'multipart/form-data',
	'application/x-www-form-urlencoded',
	'text/plain',
	'',
);

const bytes = fc.oneof(
	fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
	fc.json().map((text) => Buffer.from(text)),
	fc
		.string()
		.map((text) =>
			Buffer.from(
				`--x\r\nContent-Disposition: form-data; name="file"; filename="flow.json"\r\n\r\n${text}\r\n--x--\r\n`,
			),
		),
);

const harmless = (raw: Raw) => !raw.path.startsWith('/control/misbehave') || raw.method !== 'POST';

async function expectAnAnswer(raw: Raw): Promise<void> {
	const { status, text } = await sendRaw(raw);
	expect(status).toBeGreaterThanOrEqual(200);
	expect(text).not.toContain('sandboxFault');
}

it('answers any request to any path with an HTTP status', async () => {
	const any = fc.record({ method, path: anyPath, contentType, body: bytes }).filter(harmless);
	await fc.assert(fc.asyncProperty(any, expectAnAnswer), { numRuns: 300 });
});

it('answers any body at the paths it knows', async () => {
	const path = fc.constantFrom(...knownPaths());
	const any = fc.record({ method, path, contentType, body: bytes }).filter(harmless);
	await fc.assert(fc.asyncProperty(any, expectAnAnswer), { numRuns: 500 });
});

it('refuses a body that is nested too deeply or too long, and goes on', async () => {
	const path = knownPaths()[0];
	const contentTypes = 'application/json';
	const deep = Buffer.from('['.repeat(100_000) + ']'.repeat(100_000));
	const nested = await sendRaw({ method: 'POST', path, contentType: contentTypes, body: deep });
	expect(nested.status).toBe(400);
	const long = Buffer.alloc(25 * 1024 * 1024, 'x');
	const tooLong = await sendRaw({ method: 'POST', path, contentType: contentTypes, body: long });
	expect(tooLong.status).toBe(413);
	expect((await client.control('/requests')).status).toBe(200);
});

it('inspects any text as Flow JSON without throwing', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
			const report = inspectFlowJson(text);
			expect(report.screens).toEqual(expect.arrayContaining([...report.entryScreens]));
		}),
	);
	const shape = fc.record(
		{ version: fc.constant('7.3'), screens: fc.anything(), routing_model: fc.anything() },
		{ requiredKeys: [] },
	);
	fc.assert(fc.property(shape, (flow) => void inspectFlowJson(JSON.stringify(flow) ?? '')));
});

it('reads any text as fields or refuses it', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			try {
				expect(Array.isArray(parseFields(text))).toBe(true);
			} catch (error) {
				expect(error).toBeInstanceOf(Refusal);
			}
		}),
	);
});
