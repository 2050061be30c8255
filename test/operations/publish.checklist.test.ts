import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import {
	decryptRequest,
	encryptResponse,
	type EncryptedRequest,
} from '../../nodes/WhatsAppFlows/endpoint/crypto';
import { accounts, byId, failureOf, outputOf, useNock } from './harness';

useNock();

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const { wabaId, phoneNumberId, appSecret } = accounts.meta.data;
const host = 'https://n8n.example.com';

/** What Meta and the endpoint say of a flow that is ready, unless told otherwise. */
interface Situation {
	settings?: object;
	key?: object;
	apps?: string[];
	fields?: string[];
	/** How the endpoint answers; undefined: as it should. */
	ping?: { status: number; body?: string };
}

const ready = {
	id: 'flow-1',
	data_api_version: '3.0',
	endpoint_uri: `${host}/webhook/flow`,
	application: { id: '77', name: 'Shop' },
};

function settingsAre(settings: object): void {
	nock(accounts.meta.host)
		.get('/v25.0/flow-1')
		.query(({ fields }) => String(fields).includes('application'))
		.reply(200, settings);
}

/** Only what is asked in a situation may be expected, because every expected call must be made. */
function situation({ settings = ready, key, apps, fields, ping }: Situation = {}): void {
	settingsAre(settings);
	const graph = nock(accounts.meta.host);
	const status = { business_public_key: pem, business_public_key_signature_status: 'VALID' };
	graph
		.get(`/v25.0/${phoneNumberId}/whatsapp_business_encryption`)
		.reply(200, { data: [key ?? status].filter((each) => Object.keys(each).length > 0) });
	if ('application' in settings) {
		graph.get(`/v25.0/${wabaId}/subscribed_apps`).reply(200, {
			data: (apps ?? ['77']).map((id) => ({ whatsapp_business_api_data: { id, name: 'Shop' } })),
		});
		if (!apps || apps.includes('77')) {
			nock(accounts.meta.host, { reqheaders: { authorization: `Bearer 77|${appSecret}` } })
				.get('/v25.0/77/subscriptions')
				.reply(200, {
					data: [
						{
							object: 'whatsapp_business_account',
							fields: (fields ?? ['messages', 'flows']).map((name) => ({ name, version: 'v25.0' })),
						},
					],
				});
		}
	}
	const asked = 'endpoint_uri' in settings && (!key || Object.keys(key).length > 0);
	if (asked) {
		nock(host)
			.post('/webhook/flow')
			.matchHeader('x-hub-signature-256', /^sha256=/)
			.reply(ping?.status ?? 200, (_uri, body) => ping?.body ?? alive(body));
	}
}

function alive(body: unknown): string {
	const { payload, aesKey, iv } = decryptRequest(body as EncryptedRequest, pair.privateKey);
	expect(payload).toEqual({ version: '3.0', action: 'ping' });
	return encryptResponse({ data: { status: 'active' } }, aesKey, iv);
}

const published = () =>
	nock(accounts.meta.host).post('/v25.0/flow-1/publish').reply(200, { success: true });
const parameters = (more: INodeParameters = {}) => ({ flowId: byId('flow-1'), ...more });
/** The remedy follows a colon in the message. */
const lowerCased = ({ source }: RegExp) => new RegExp(source, 'i');
const refusal = () => failureOf('meta', 'publish', parameters());

describe('publishing a flow with an endpoint', () => {
	it('goes on when every point of the list is there', async () => {
		situation();
		published();
		expect(await outputOf('meta', 'publish', parameters())).toMatchObject([
			{ flowId: 'flow-1', status: 'PUBLISHED' },
		]);
	});

	const { application: _, ...withoutApp } = ready;
	const { endpoint_uri: __, ...withoutAddress } = ready;
	it.each<[string, Situation, RegExp, RegExp]>([
		['the key', { key: {} }, /no public key/, /Register Public Key/],
		[
			'a key that fits the number',
			{ key: { business_public_key: pem, business_public_key_signature_status: 'MISMATCH' } },
			/does not fit the number/,
			/registered anew/,
		],
		['the address', { settings: withoutAddress }, /no endpoint address/, /Endpoint URI/],
		['the app', { settings: withoutApp }, /no Meta app/, /Application ID/],
		[
			'the app’s subscription',
			{ apps: ['78'] },
			/not subscribed to the WhatsApp Business/,
			/dashboard/,
		],
		['the field flows', { fields: ['messages'] }, /webhook field flows/, /subscribe to the field/],
		[
			'the right private key',
			{ ping: { status: 421, body: '' } },
			/ping \(HTTP 421\)/,
			/does not belong to the registered public key/,
		],
		['the right secret', { ping: { status: 432, body: '' } }, /HTTP 432/, /App Secret/],
		['a live workflow', { ping: { status: 404, body: '' } }, /HTTP 404/, /Publish the workflow/],
		[
			'an encrypted answer',
			{ ping: { status: 200, body: '{"data":{"status":"active"}}' } },
			/does not answer WhatsApp’s ping/,
			/reachable/,
		],
	])('stops before WhatsApp is asked and names %s', async (_what, missing, message, remedy) => {
		situation(missing);
		const refused = await refusal();
		expect(refused.message).toMatch(/^The flow can’t be published yet: /);
		expect(refused.message).toMatch(message);
		expect(refused.message).toMatch(lowerCased(remedy));
		expect(refused.description).toMatch(remedy);
		expect(refused.description).toMatch(/Check Endpoint First/);
	});

	it('names all that is missing at once', async () => {
		situation({ settings: withoutApp, key: {} });
		const { description } = await refusal();
		expect(description).toMatch(/The number has no public key[\s\S]*No Meta app/);
	});

	it('asks WhatsApp at once when the list is turned off', async () => {
		published();
		const off = parameters({ checkEndpoint: false });
		expect(await outputOf('meta', 'publish', off)).toMatchObject([{ status: 'PUBLISHED' }]);
	});

	it.each([403, 500])(
		'leaves it to WhatsApp when nothing can be found out (HTTP %i)',
		async (status) => {
			nock(accounts.meta.host)
				.get('/v25.0/flow-1')
				.query(true)
				.reply(status, { error: { code: 200, message: 'Permissions error' } });
			published();
			expect(await outputOf('meta', 'publish', parameters())).toMatchObject([
				{ status: 'PUBLISHED' },
			]);
		},
	);
});

describe('publishing a flow without an endpoint', () => {
	it('asks for nothing but whether it has one', async () => {
		settingsAre({ id: 'flow-1', json_version: '7.3' });
		published();
		expect(await outputOf('meta', 'publish', parameters())).toMatchObject([
			{ status: 'PUBLISHED' },
		]);
	});
});

describe('publishing through Kaleyra', () => {
	it('checks what Kaleyra can tell, and an endpoint that wants a signature counts as alive', async () => {
		const kaleyra = nock(accounts.kaleyra.host);
		const prefix = `/v2/${accounts.kaleyra.data.sid}/whatsapp`;
		const success = (data: unknown) => ({ code: 'WA200', message: 'Done', data, error: {} });
		kaleyra.get(`${prefix}/flow-1`).query(true).reply(200, success(ready));
		kaleyra
			.post((uri) => decodeURIComponent(uri).endsWith('/+919900000000/flows_encryption'))
			.reply(
				200,
				success({ business_public_key: pem, business_public_key_signature_status: 'VALID' }),
			);
		nock(host).post('/webhook/flow').reply(432, '');
		kaleyra.post(`${prefix}/flow-1/publish`).reply(200, success({ success: true }));
		expect(await outputOf('kaleyra', 'publish', parameters())).toMatchObject([
			{ status: 'PUBLISHED' },
		]);
	});
});
