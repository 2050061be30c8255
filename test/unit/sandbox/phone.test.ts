import { createHmac } from 'node:crypto';
import {
	decryptMedia,
	type EncryptionMetadata,
} from '../../../nodes/WhatsAppFlows/endpoint/crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EndpointLine } from '../../sandbox/phone/endpoint';
import { bookingJson } from './bookingFlow';
import { MetaCaller } from './callers/meta';
import { PhoneCaller } from './callers/phone';
import { BusinessEndpoint, type Odd } from './endpoint';
import { Client, Receiver, type Answer } from './harness';

/** https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint */

let business: PhoneCaller;
let endpoint: BusinessEndpoint;
let receiver: Receiver;
beforeAll(async () => {
	endpoint = await BusinessEndpoint.start();
	receiver = await Receiver.start();
	business = new PhoneCaller(new MetaCaller(await Client.start()), endpoint);
});
beforeEach(async () => {
	await business.meta.client.reset();
	await business.callback(receiver.url);
});
afterAll(async () => {
	await business.meta.client.close();
	await endpoint.close();
	await receiver.close();
});

const days = { screen: 'DATE', data: { days: [{ id: '1', title: 'Monday' }] } };
const slots = {
	screen: 'TIME',
	data: { day: 'Monday', slots: [{ id: '10:00', title: '10 o’clock' }] },
};

/** Opens the newest message. */
const open = (order: object = {}) => business.control('/phone/open', order);
/** Presses a button on an opened flow. */
const press = (phone: Answer, what: string, order: object = {}) =>
	business.control(`/phone/${what}`, { sessionId: phone.at('sessionId'), ...order });

describe('a person who opens a flow', () => {
	it('gets the first screen from the endpoint, asked as Meta asks', async () => {
		await business.sent();
		endpoint.answer(() => days);
		expect((await open()).body).toMatchObject({
			screen: 'DATE',
			data: days.data,
			attempts: [{ status: 200, contentType: 'text/plain' }],
		});
		const [{ payload, headers, raw }] = endpoint.asked;
		expect(payload).toMatchObject({
			version: '4.0',
			action: 'INIT',
			screen: '',
			data: {},
			flow_token: 'tok',
		});
		const secret = business.meta.client.data('meta', 'appSecret');
		const signature = createHmac('sha256', secret).update(raw).digest('hex');
		expect(headers['x-hub-signature-256']).toBe(`sha256=${signature}`);
		const [head, claims, proof] = String(payload.flow_token_signature).split('.');
		const proved = createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url');
		expect(proof).toBe(proved);
		expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({ flow_token: 'tok' });
	});

	it.each([
		['an older Flow JSON', { version: '7.2' }],
		['an older data exchange', { data_api_version: '3.0' }],
	])('sends no signature of the token with %s', async (_what, more) => {
		await business.sent(bookingJson(more));
		endpoint.answer(() => days);
		await open();
		expect(endpoint.asked[0].payload).not.toHaveProperty('flow_token_signature');
	});

	it('asks once more with the present key when the endpoint says 421', async () => {
		await business.sent();
		endpoint.answer(() => days);
		const phone = await open({ oldKey: true });
		expect(phone.body).toMatchObject({
			screen: 'DATE',
			attempts: [{ status: 421 }, { status: 200 }],
		});
	});

	it('asks no third time', async () => {
		await business.sent();
		endpoint.renewKeys();
		expect((await open()).body).toMatchObject({
			fault: { error: 'unexpected_http_status_code' },
			attempts: [{ status: 421 }, { status: 421 }],
		});
	});

	it('finds the button disabled after 427 and reads why', async () => {
		await business.sent();
		endpoint.answer(() => ({ odd: { status: 427, json: { error_msg: 'Ask us for a new one' } } }));
		expect((await open()).body).toMatchObject({
			closed: { reason: 'tokenExpired', message: 'Ask us for a new one' },
		});
		expect((await open()).status).toBe(409);
	});

	it.each<[string, Odd, string]>([
		['427 in plain JSON', { status: 427, text: '{"error_msg":"x"}' }, 'response_decryption_error'],
		['another status', { status: 432 }, 'unexpected_http_status_code'],
		['JSON in quotes', { contentType: 'application/json' }, 'response_decryption_error'],
		['plain text', { text: 'ok' }, 'response_decryption_error'],
	])('sees nothing when the endpoint answers with %s', async (_what, odd, error) => {
		await business.sent();
		endpoint.answer(() => ({ odd }));
		expect((await open()).body).toMatchObject({ fault: { error } });
	});

	it('is turned away by an endpoint that nobody listens at', async () => {
		await business.sent();
		const other = await BusinessEndpoint.start();
		await other.close();
		const flowId = await business.meta.draft({
			name: 'Elsewhere',
			flow_json: bookingJson(),
			endpoint_uri: other.url,
		});
		const draft = { flow_id: flowId, mode: 'draft', flow_action: 'data_exchange' };
		await business.meta.send(business.meta.message(draft));
		expect((await open()).body).toMatchObject({
			fault: { error: 'no_http_response_error' },
			attempts: [{ status: 0 }],
		});
	});
});

describe('the screens', () => {
	let phone: Answer;
	beforeEach(async () => {
		await business.sent();
		endpoint.answer(() => days);
		phone = await open();
	});

	it('follow the routes of the flow up to the answers', async () => {
		endpoint.answer(() => slots);
		expect((await press(phone, 'submit', { data: { day: '1' } })).body).toMatchObject({
			screen: 'TIME',
		});
		expect(endpoint.asked[0].payload).toMatchObject({
			action: 'data_exchange',
			screen: 'DATE',
			data: { day: '1' },
			flow_token: 'tok',
		});
		const params = { flow_token: 'tok', booked: '10:00' };
		endpoint.answer(() => ({
			screen: 'SUCCESS',
			data: { extension_message_response: { params } },
		}));
		const before = receiver.received.length;
		expect((await press(phone, 'submit', { data: { slot: '10:00' } })).body).toMatchObject({
			closed: { reason: 'completed', params },
			delivered: [{ status: 200 }],
		});
		expect(receiver.received).toHaveLength(before + 1);
		const { body } = receiver.last;
		expect(JSON.stringify(body)).toContain(JSON.stringify(JSON.stringify(params)).slice(1, -1));
		expect((await press(phone, 'submit')).status).toBe(409);
	});

	it('stay with a message and keep their data', async () => {
		endpoint.answer(() => ({ screen: 'DATE', data: { error_message: 'Fully booked' } }));
		expect((await press(phone, 'submit')).body).toMatchObject({
			screen: 'DATE',
			data: days.data,
			errorMessage: 'Fully booked',
		});
	});

	it.each([
		['a screen without a route', { screen: 'DETAILS', data: {} }, 'invalid-screen-transition'],
		['a screen that does not exist', { screen: 'NOWHERE', data: {} }, 'invalid-screen-transition'],
		['data that lack a field', { screen: 'TIME', data: { day: 'Mo' } }, 'payload-schema-error'],
		[
			'data of another type',
			{ screen: 'TIME', data: { day: 1, slots: [] } },
			'payload-schema-error',
		],
		[
			'a list of other entries',
			{ screen: 'TIME', data: { day: 'Mo', slots: [{ id: 10 }] } },
			'payload-schema-error',
		],
		['no screen at all', { data: {} }, 'payload-schema-error'],
		['success without answers', { screen: 'SUCCESS', data: {} }, 'payload-schema-error'],
	])('do not show %s, and the endpoint is told', async (_what, answer, error) => {
		endpoint.answer(() => answer);
		expect((await press(phone, 'submit')).body).toMatchObject({
			screen: 'DATE',
			fault: { error, acknowledged: true },
		});
		expect(endpoint.asked[1].payload).toMatchObject({
			action: 'data_exchange',
			data: { error, error_message: expect.any(String) as string },
		});
	});

	it('ask on the way back where the flow says so, and only for the screen before', async () => {
		endpoint.answer(() => slots);
		await press(phone, 'submit');
		endpoint.answer(() => slots);
		expect((await press(phone, 'back')).body).toMatchObject({
			screen: 'TIME',
			fault: { error: 'invalid-screen-transition' },
		});
		endpoint.answer(() => days);
		expect((await press(phone, 'back')).body).toMatchObject({ screen: 'DATE' });
		expect(endpoint.asked[0].payload).toMatchObject({ action: 'BACK', screen: 'TIME', data: {} });
		expect((await press(phone, 'back')).status).toBe(409);
	});

	it('can be left for others, and completed on the last one, without the endpoint', async () => {
		endpoint.answer(() => slots);
		expect((await press(phone, 'navigate', { screen: 'DETAILS' })).status).toBe(409);
		expect((await press(phone, 'navigate', { screen: 'TIME', data: {} })).status).toBe(409);
		expect((await press(phone, 'finish')).status).toBe(409);
		await press(phone, 'navigate', { screen: 'TIME', data: slots.data });
		await press(phone, 'navigate', { screen: 'DETAILS' });
		expect((await press(phone, 'finish', { data: { name: 'Ann' } })).body).toMatchObject({
			closed: { reason: 'completed', params: { name: 'Ann' } },
			delivered: [{ status: 200 }],
		});
		expect(endpoint.asked).toEqual([]);
	});

	it('leave picked files on the CDN, where nobody but the endpoint can read them', async () => {
		endpoint.answer(() => days);
		const bytes = Buffer.from('a photo');
		const media = { photo_picker: [{ fileName: 'me.jpg', base64: bytes.toString('base64') }] };
		await press(phone, 'submit', { media });
		const { photo_picker: picked } = endpoint.asked[0].payload.data as {
			photo_picker: Array<{
				cdn_url: string;
				file_name: string;
				encryption_metadata: EncryptionMetadata;
			}>;
		};
		expect(picked).toMatchObject([{ file_name: 'me.jpg' }]);
		const [{ cdn_url, encryption_metadata }] = picked;
		const file = Buffer.from(await (await fetch(cdn_url)).arrayBuffer());
		expect(file.includes(bytes)).toBe(false);
		expect(decryptMedia(file, encryption_metadata)).toEqual(bytes);
		const headers = { authorization: 'Bearer leaked' };
		expect((await fetch(cdn_url, { headers })).status).toBe(400);
	});
});

describe('a stranger who knows the address of the endpoint', () => {
	it('is played by a wrong secret and by a wrong signature of the token', async () => {
		await business.sent();
		endpoint.answer(() => days);
		await open({ wrongSecret: true, wrongTokenSignature: true });
		const [{ headers, raw, payload }] = endpoint.asked;
		const secret = business.meta.client.data('meta', 'appSecret');
		const signature = createHmac('sha256', secret).update(raw).digest('hex');
		expect(headers['x-hub-signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
		expect(headers['x-hub-signature-256']).not.toBe(`sha256=${signature}`);
		const [head, claims, proof] = String(payload.flow_token_signature).split('.');
		const proved = createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url');
		expect(proof).not.toBe(proved);
	});
});

describe('a ping', () => {
	it('says whether the endpoint is alive', async () => {
		await business.registerKey();
		const flowId = await business.draft();
		const ping = () => business.control('/phone/ping', { flowId });
		expect((await ping()).body).toMatchObject({ attempts: [{ status: 200 }] });
		endpoint.renewKeys();
		expect((await ping()).body).toMatchObject({ fault: expect.stringMatching(/421/) as string });
	});
});

describe('an endpoint that is too slow', () => {
	it('is given up at the deadline', async () => {
		const silent = createServer();
		await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
		const { port } = silent.address() as AddressInfo;
		const line = new EndpointLine(
			{
				url: `http://127.0.0.1:${port}/`,
				appSecret: 'secret',
				fetchKey: () => endpoint.publicKey,
			},
			undefined,
			50,
		);
		const exchanged = await line.exchange({ action: 'INIT' });
		silent.closeAllConnections();
		silent.close();
		expect(exchanged).toMatchObject({ kind: 'broken', error: 'timeout_error' });
	});
});
