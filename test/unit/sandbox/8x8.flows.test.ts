import { EightByEightCaller, failure } from './callers/8x8';
import { Client, fetchText, flowJson, incompleteJson, twoScreens, type Answer } from './harness';

/** https://developer.8x8.com/connect/reference/create-whatsapp-flow and its neighbours */

let eight: EightByEightCaller;

beforeAll(async () => {
	eight = new EightByEightCaller(await Client.start());
});
beforeEach(() => eight.client.reset());
afterAll(() => eight.client.close());

const emptySuccess = { status: 200, text: '' };

describe('access', () => {
	it('answers 401 with code 1200 to another key, and to one without Bearer', async () => {
		for (const authorization of ['Bearer wrong', eight.client.data('8x8', 'apiKey')]) {
			const answer = await eight.call('GET', eight.flows, { headers: { authorization } });
			expect(answer).toMatchObject(failure(401, 1200));
		}
	});

	it('keeps to its own account, channel and subaccount', async () => {
		const channel = eight.client.data('8x8', 'channelId');
		const account = eight.client.data('8x8', 'accountId');
		const foreign = `/api/v1/accounts/x/channels/${channel}/flows`;
		expect(await eight.call('GET', foreign)).toMatchObject(failure(403, 1201));
		const unknown = `/api/v1/accounts/${account}/channels/x/flows`;
		expect(await eight.call('GET', unknown)).toMatchObject(failure(404, 1300));
		const answer = await eight.call('POST', '/api/v1/subaccounts/x/messages', { json: {} });
		expect(answer).toMatchObject(failure(400, 1001));
	});
});

describe('flows', () => {
	it('takes the documented create sample', async () => {
		const json = { name: 'Example Flow', categories: ['OTHER'], publish: false, flowJson };
		const answer = await eight.call('POST', eight.flows, { json });
		expect(answer).toMatchObject({ status: 200 });
		expect(answer.body).toEqual({ id: answer.at('id'), success: true });
	});

	it('saves a JSON with errors as a draft, whatever publish says, with camelCase errors', async () => {
		const answer = await eight.create({ flowJson: incompleteJson, publish: true });
		expect(answer.body).toMatchObject({
			success: true,
			validationErrors: [
				{ errorType: 'FLOW_JSON_ERROR', lineStart: 0, pointers: [{ columnEnd: 0 }] },
			],
		});
		const flow = await eight.call('GET', `${eight.flows}/${answer.at('id')}`);
		expect(flow.body).toMatchObject({ status: 'DRAFT', validationErrors: [{}] });
	});

	it.each([
		['the endpoint with a small p', { endpointUri: 'https://example.com' }],
		['a category of another provider', { categories: ['SHOPPING'] }],
		['no categories', { categories: [] }],
		["Meta's name for the JSON", { flow_json: flowJson }],
		['an application id, which only update knows', { applicationId: '1' }],
	])('refuses to create with %s', async (_what, more) => {
		expect(await eight.create(more)).toMatchObject(failure(400, 1000));
	});

	it('says that flowJson must be a string', async () => {
		const answer = await eight.create({ flowJson: twoScreens });
		expect(answer).toMatchObject({ status: 400, body: { message: 'flowJson must be a string' } });
	});

	it('takes JSON only', async () => {
		const answer = await eight.call('POST', eight.flows, {
			form: { name: 'Booking', categories: 'OTHER' },
		});
		expect(answer).toMatchObject(failure(400, 1000));
	});

	it('refuses a name that is taken with 409, and an unknown flow to clone with 404', async () => {
		await eight.create();
		expect(await eight.create()).toMatchObject(failure(409, 409));
		const clone = await eight.create({ name: 'Copy', flowJson: undefined, cloneFlowId: '1' });
		expect(clone).toMatchObject(failure(404, 1300));
	});

	it('lists id, name and status only, 100 of them, 1000 when asked', async () => {
		await Promise.all(
			Array.from({ length: 101 }, (_each, index) => eight.create({ name: `F${index}` })),
		);
		const count = (answer: Answer) => (answer.body as { flows: unknown[] }).flows.length;
		const list = await eight.call('GET', eight.flows);
		expect(Object.keys((list.body as { flows: object[] }).flows[0])).toEqual([
			'id',
			'name',
			'status',
		]);
		expect(count(list)).toBe(100);
		expect(count(await eight.call('GET', `${eight.flows}?limit=1000`))).toBe(101);
		expect(count(await eight.call('GET', `${eight.flows}?limit=1`))).toBe(1);
	});

	it.each(['limit=0', 'limit=1001', 'limit=x', 'after=1', 'limit=1&limit=2'])(
		'refuses a list with %s',
		async (query) => {
			expect(await eight.call('GET', `${eight.flows}?${query}`)).toMatchObject(failure(400, 1000));
		},
	);

	it('gives the JSON by an address that refuses the API key', async () => {
		const flow = await eight.call('GET', `${eight.flows}/${await eight.draft()}`);
		expect(flow.body).toMatchObject({ flowId: expect.any(String), categories: ['OTHER'] });
		expect(flow.body).not.toHaveProperty('validationErrors');
		const url = flow.at('flowJsonUrl');
		expect((await fetchText(url)).text).toBe(flowJson);
		const headers = { authorization: `Bearer ${eight.client.data('8x8', 'apiKey')}` };
		expect((await fetchText(url, { headers })).status).toBe(400);
	});

	it('updates drafts with at least one property, and answers 409 for a published flow', async () => {
		const id = await eight.draft();
		expect(await eight.call('PUT', `${eight.flows}/${id}`, { json: {} })).toMatchObject(
			failure(400, 1000),
		);
		const json = { name: 'New', endPointUri: 'https://example.com', applicationId: '1' };
		expect((await eight.call('PUT', `${eight.flows}/${id}`, { json })).body).toEqual({
			id,
			success: true,
		});
		await eight.call('POST', `${eight.flows}/${id}/publish`);
		expect(await eight.call('PUT', `${eight.flows}/${id}`, { json })).toMatchObject(
			failure(409, 409),
		);
	});

	it('answers publish, deprecate and delete with an empty body', async () => {
		const id = await eight.draft();
		expect(await eight.call('POST', `${eight.flows}/${id}/publish`)).toMatchObject(emptySuccess);
		expect(await eight.call('POST', `${eight.flows}/${id}/deprecate`)).toMatchObject(emptySuccess);
		const other = await eight.draft({ name: 'Other' });
		expect(await eight.call('DELETE', `${eight.flows}/${other}`)).toMatchObject(emptySuccess);
		expect(await eight.call('GET', `${eight.flows}/${other}`)).toMatchObject(failure(404, 1300));
	});

	it('holds the lifecycle: 400 for an unsound flow, 409 for a wrong status', async () => {
		const broken = await eight.draft({ name: 'Broken', flowJson: incompleteJson });
		expect(await eight.call('POST', `${eight.flows}/${broken}/publish`)).toMatchObject(
			failure(400, 1000),
		);
		expect(await eight.call('POST', `${eight.flows}/${broken}/deprecate`)).toMatchObject(
			failure(409, 409),
		);
		const id = await eight.published();
		expect(await eight.call('POST', `${eight.flows}/${id}/publish`)).toMatchObject(
			failure(409, 409),
		);
		expect(await eight.call('DELETE', `${eight.flows}/${id}`)).toMatchObject(failure(409, 409));
	});

	it('renews the preview on refresh', async () => {
		const path = `${eight.flows}/${await eight.draft()}/preview`;
		const first = await eight.call('GET', path);
		expect(first.at('expires_at')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
		const again = await eight.call('GET', `${path}?refresh=false`);
		expect(again.at('preview_url')).toBe(first.at('preview_url'));
		const renewed = await eight.call('GET', `${path}?refresh=true`);
		expect(renewed.at('preview_url')).not.toBe(first.at('preview_url'));
		expect(await eight.call('GET', `${path}?refresh=1`)).toMatchObject(failure(400, 1000));
	});
});

describe('the guide page', () => {
	it('is not found unless the account follows it, and then the reference is not', async () => {
		const guide = `/config/v1/channels/whatsapp/${eight.client.data('8x8', 'channelId')}/flows`;
		expect(await eight.call('GET', guide)).toMatchObject(failure(404, 1300));
		await eight.client.control('/account', { provider: '8x8', data: { pathFamily: 'guide' } });
		expect(await eight.call('GET', eight.flows)).toMatchObject(failure(404, 1300));
		const json = { name: 'Booking', categories: ['OTHER'], flowJson: incompleteJson };
		const created = await eight.call('POST', guide, { json });
		expect(created).toMatchObject({
			status: 201,
			body: { status: 'DRAFT', validation_errors: [{ error_type: 'FLOW_JSON_ERROR' }] },
		});
		const path = `${guide}/${created.at('id')}`;
		expect((await eight.call('GET', path)).body).toMatchObject({ flowJson: incompleteJson });
		const changed = await eight.call('PUT', path, { json: { flowJson } });
		expect(changed.body).toMatchObject({ validation_errors: [] });
		expect(await eight.call('DELETE', path)).toMatchObject({ status: 204, text: '' });
	});
});
