import { generateKeyPairSync } from 'node:crypto';
import { graphError, MetaCaller } from './callers/meta';
import { PhoneCaller } from './callers/phone';
import { BusinessEndpoint } from './endpoint';
import { bookingJson } from './bookingFlow';
import { Client, Receiver } from './harness';

/** https://developers.facebook.com/docs/whatsapp/flows/guides/whatsapp-business-encryption */

let business: PhoneCaller;
let endpoint: BusinessEndpoint;
let receiver: Receiver;
beforeAll(async () => {
	endpoint = await BusinessEndpoint.start();
	receiver = await Receiver.start();
	business = new PhoneCaller(new MetaCaller(await Client.start()), endpoint);
});
beforeEach(() => business.meta.client.reset());
afterAll(async () => {
	await business.meta.client.close();
	await endpoint.close();
	await receiver.close();
});

const pem = (modulusLength: number) =>
	generateKeyPairSync('rsa', { modulusLength })
		.publicKey.export({ type: 'spki', format: 'pem' })
		.toString();
const path = () => `/${business.meta.phone}/whatsapp_business_encryption`;

describe('the public key of a number', () => {
	it('is none at first', async () => {
		expect((await business.meta.call('GET', path())).body).toEqual({ data: [] });
	});

	it('is signed when it is set, and comes back with its status', async () => {
		expect((await business.registerKey()).body).toEqual({ success: true });
		const status = async () => (await business.meta.call('GET', path())).body;
		const key = { business_public_key: endpoint.publicKey };
		expect(await status()).toEqual({
			data: [{ ...key, business_public_key_signature_status: 'VALID' }],
		});
		await business.control('/key-status', { status: 'MISMATCH' });
		expect(await status()).toEqual({
			data: [{ ...key, business_public_key_signature_status: 'MISMATCH' }],
		});
	});

	it.each([
		['a key of 1024 bits', () => pem(1024)],
		['a text that is no key', () => 'MIIBIjANBgkqh'],
		[
			'an elliptic key',
			() =>
				generateKeyPairSync('ec', { namedCurve: 'P-256' })
					.publicKey.export({ type: 'spki', format: 'pem' })
					.toString(),
		],
		[
			'a private key',
			() =>
				generateKeyPairSync('rsa', { modulusLength: 2048 })
					.privateKey.export({ type: 'pkcs8', format: 'pem' })
					.toString(),
		],
	])('is never %s', async (_what, make) => {
		expect(await business.registerKey(make())).toMatchObject(graphError(100));
	});

	it('belongs to a number of the account', async () => {
		const answer = await business.meta.call('GET', '/123/whatsapp_business_encryption');
		expect(answer).toMatchObject(graphError(100));
	});
});

describe('publishing a flow with an endpoint', () => {
	const reason = async (flowId: string) => {
		const answer = await business.publish(flowId);
		expect(answer).toMatchObject(graphError(139002));
		return answer.at('error.error_user_msg');
	};
	beforeEach(async () => {
		await business.callback(receiver.url);
	});

	it('works when everything is set up, after a ping', async () => {
		endpoint.answer(() => ({}));
		await business.registerKey();
		const flowId = await business.draft();
		expect((await business.publish(flowId)).body).toEqual({ success: true });
		expect(endpoint.asked).toMatchObject([{ payload: { version: '4.0', action: 'ping' } }]);
		expect(endpoint.asked[0].payload).not.toHaveProperty('flow_token');
	});

	it('is refused without a signed public key', async () => {
		const flowId = await business.draft();
		expect(await reason(flowId)).toMatch(/signed public key/);
		await business.registerKey();
		await business.control('/key-status', { status: 'MISMATCH' });
		expect(await reason(flowId)).toMatch(/signed public key/);
	});

	it('is refused without the app, and with another one', async () => {
		await business.registerKey();
		const bare = await business.meta.draft({
			flow_json: bookingJson(),
			endpoint_uri: endpoint.url,
		});
		expect(await reason(bare)).toMatch(/no Meta app connected/);
		await business.meta.call('POST', `/${bare}`, { json: { application_id: '123' } });
		expect(await reason(bare)).toMatch(/no Meta app connected/);
	});

	it('is refused without the webhooks about flows', async () => {
		await business.registerKey();
		const flowId = await business.draft();
		await business.callback(receiver.url, ['messages']);
		expect(await reason(flowId)).toMatch(/not subscribed to the flows webhooks/);
	});

	it('is refused when the endpoint does not answer, or with another key', async () => {
		await business.registerKey();
		const flowId = await business.draft();
		await business.meta.call('POST', `/${flowId}`, {
			json: { endpoint_uri: 'http://127.0.0.1:9/flow' },
		});
		expect(await reason(flowId)).toMatch(/endpoint is not available/);
		await business.meta.call('POST', `/${flowId}`, { json: { endpoint_uri: endpoint.url } });
		endpoint.renewKeys();
		expect(await reason(flowId)).toMatch(/twice with HTTP 421/);
	});

	it('in one call with its creation leaves nothing behind when it is refused', async () => {
		const answer = await business.meta.create({
			flow_json: bookingJson(),
			endpoint_uri: endpoint.url,
			publish: true,
		});
		expect(answer).toMatchObject(graphError(139002));
		const list = await business.meta.call('GET', `/${business.meta.waba}/flows`);
		expect(list.body).toEqual({ data: [] });
	});

	it('shows what is missing in the health of the flow as well', async () => {
		const flowId = await business.draft();
		const health = await business.meta.call('GET', `/${flowId}?fields=health_status`);
		expect(health.body).toMatchObject({
			health_status: {
				can_send_message: 'BLOCKED',
				entities: [
					{
						entity_type: 'FLOW',
						errors: [{ error_description: expect.stringMatching(/signed public key/) as string }],
					},
					{ entity_type: 'WABA' },
				],
			},
		});
	});
});

describe("the app's subscriptions", () => {
	const ask = async (token: string) => {
		const { appId } = business.meta.client.sandbox.accounts.meta;
		const headers = { authorization: `Bearer ${token.replace('APP', appId ?? '')}` };
		return await business.meta.call('GET', `/${appId}/subscriptions`, { headers });
	};

	it('are told to the app only', async () => {
		const { accessToken, appSecret } = business.meta.client.sandbox.accounts.meta.data;
		expect((await ask(accessToken)).status).toBe(401);
		expect((await ask('APP|wrong')).status).toBe(401);
		expect((await ask(`APP|${appSecret}`)).body).toEqual({ data: [] });
		await business.callback(receiver.url, ['flows']);
		expect((await ask(`APP|${appSecret}`)).body).toMatchObject({
			data: [{ object: 'whatsapp_business_account', active: true, fields: [{ name: 'flows' }] }],
		});
	});
});
