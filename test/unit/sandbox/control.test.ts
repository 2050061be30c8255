import { Client, fetchText, flowJson } from './harness';
import { sendFlow } from './sends';

let client: Client;
let flows: string;

beforeAll(async () => {
	client = await Client.start();
	flows = `/v25.0/${client.data('meta', 'wabaId')}/flows`;
});
beforeEach(() => client.reset());
afterAll(() => client.close());

const misbehave = (more: object) => client.control('/misbehave', { provider: 'meta', ...more });
const list = () => client.call('meta', 'GET', flows);
const create = (name = 'Booking') =>
	client.call('meta', 'POST', flows, { json: { name, categories: ['OTHER'] } });

describe('misbehaviour', () => {
	it('answers the next matching request as told, and only that', async () => {
		const headers = { 'retry-after': '2' };
		await misbehave({ match: { method: 'get' }, status: 429, headers, body: { slow: 'down' } });
		expect((await create()).status).toBe(200);
		const response = await fetch(`${client.sandbox.url}/meta${flows}`);
		expect(response.status).toBe(429);
		expect(response.headers.get('retry-after')).toBe('2');
		expect(await response.json()).toEqual({ slow: 'down' });
		expect((await list()).status).toBe(200);
	});

	it('lasts as many times as told, and matches part of the path or a pattern', async () => {
		await misbehave({ match: { path: '/flows' }, times: 2, status: 503 });
		expect((await list()).status).toBe(503);
		expect((await list()).status).toBe(503);
		expect((await list()).status).toBe(200);
		await misbehave({ match: { path: '/\\d+/flows$' }, status: 500, body: 'oops' });
		expect(await list()).toMatchObject({ status: 500, text: 'oops' });
	});

	it('leaves other providers alone', async () => {
		await misbehave({ status: 500 });
		expect((await client.call('dreams', 'GET', '/')).status).toBe(404);
	});

	it('drops the connection, before or after doing what was asked', async () => {
		await misbehave({ dropConnection: true });
		await expect(create('Before')).rejects.toThrow();
		await misbehave({ dropConnection: true, carryOut: true });
		await expect(create('After')).rejects.toThrow();
		expect((await client.control('/flows?provider=meta')).body).toMatchObject([
			{ provider: 'meta', name: 'After' },
		]);
	});

	it('answers late, yet right, when only a delay is asked for', async () => {
		await misbehave({ delayMs: 30 });
		const before = performance.now();
		expect((await list()).status).toBe(200);
		expect(performance.now() - before).toBeGreaterThanOrEqual(25);
	});

	it('takes no pattern that is none', async () => {
		expect((await misbehave({ match: { path: '(' } })).status).toBe(400);
	});
});

describe('what arrived', () => {
	it('is shown with body and outcome, and without keys', async () => {
		await create();
		await client.call('meta', 'GET', `${flows}?limit=0`);
		const answer = await client.control('/requests?provider=meta');
		expect(answer.body).toEqual([
			{
				provider: 'meta',
				method: 'POST',
				path: flows,
				query: {},
				contentType: 'application/json',
				body: { name: 'Booking', categories: ['OTHER'] },
				outcome: 200,
			},
			expect.objectContaining({ query: { limit: '0' }, outcome: 400 }),
		]);
		expect(answer.text).not.toContain(client.data('meta', 'accessToken'));
	});

	it('shows the parts of a form and the text of its file', async () => {
		const id = (await create()).at('id');
		await client.call('meta', 'POST', `/v25.0/${id}/assets`, {
			form: { name: 'flow.json', asset_type: 'FLOW_JSON' },
			file: { text: flowJson },
		});
		expect((await client.control('/requests')).body).toMatchObject([
			{},
			{
				contentType: expect.stringMatching(/^multipart\/form-data/),
				body: {
					fields: { name: 'flow.json', asset_type: 'FLOW_JSON' },
					files: [
						{
							name: 'file',
							filename: 'flow.json',
							contentType: 'application/json',
							text: flowJson,
						},
					],
				},
			},
		]);
	});

	it('keeps the sends of all providers or of one', async () => {
		const { messageId, flowId } = await sendFlow(client, 'meta');
		await sendFlow(client, '8x8');
		expect((await client.control('/messages')).body).toHaveLength(2);
		expect((await client.control('/messages?provider=meta')).body).toMatchObject([
			{
				provider: 'meta',
				messageId,
				to: '+1 650 555 1234',
				flowId,
				flowToken: 'tok',
				body: 'Please fill in',
				cta: 'Book!',
				raw: { type: 'interactive' },
			},
		]);
	});
});

describe('the control API', () => {
	it('forgets everything on reset, and puts the account back', async () => {
		await sendFlow(client, 'meta');
		await misbehave({ status: 500 });
		await client.control('/account', { provider: '8x8', data: { pathFamily: 'guide' } });
		await client.reset();
		for (const path of ['/flows', '/messages', '/requests']) {
			expect((await client.control(path)).body).toEqual([]);
		}
		expect((await list()).status).toBe(200);
		expect(client.data('8x8', 'pathFamily')).toBe('reference');
	});

	it('says what is wrong with an order', async () => {
		for (const [path, order] of [
			['/complete', { provider: 'nobody', answers: {} }],
			['/complete', { provider: 'meta' }],
			['/status', { provider: 'meta', status: 'lost' }],
			['/webhooks', { provider: 'meta', url: 'nowhere' }],
			['/account', { provider: 'meta', data: { pathFamily: 'guide' } }],
			['/flow-status', { provider: 'meta', flowId: '1', status: 'DRAFT' }],
			['/misbehave', { provider: 'meta', unknown: 1 }],
		] as const) {
			const answer = await client.control(path, order);
			expect(answer).toMatchObject({ status: 400, body: { reason: expect.any(String) } });
		}
		expect((await client.control('/nothing')).status).toBe(404);
		expect((await client.control('/complete')).status).toBe(405);
	});

	it('knows five providers and no sixth', async () => {
		expect((await fetchText(`${client.sandbox.url}/ycloud/v2`)).status).toBe(404);
		expect((await fetchText(`${client.sandbox.url}/constructor/`)).status).toBe(404);
	});

	it('makes new keys for every run', async () => {
		const other = await Client.start();
		await other.close();
		const secrets = ({ sandbox }: Client) =>
			Object.values(sandbox.accounts).flatMap(({ data }) => [
				data.apiKey ?? data.accessToken,
				data.webhookSecret ?? data.appSecret,
			]);
		const all = [...secrets(client), ...secrets(other)];
		expect(new Set(all).size).toBe(all.length);
	});
});
