import {
	Client,
	fetchText,
	flowJson,
	incompleteJson,
	twoScreens,
	type Answer,
	type Call,
} from './harness';

/** https://developer.8x8.com/connect/reference/create-whatsapp-flow and its neighbours */

let client: Client;
let flows: string;
let messages: string;

beforeAll(async () => {
	client = await Client.start();
	const [account, channel, subAccount] = ['accountId', 'channelId', 'subAccountId'].map((name) =>
		client.data('8x8', name),
	);
	flows = `/api/v1/accounts/${account}/channels/${channel}/flows`;
	messages = `/api/v1/subaccounts/${subAccount}/messages`;
});
beforeEach(() => client.reset());
afterAll(() => client.close());

const call = (method: string, path: string, more?: Call) => client.call('8x8', method, path, more);

const create = (more: object = {}) =>
	call('POST', flows, { json: { name: 'Booking', categories: ['OTHER'], flowJson, ...more } });

async function draft(more: object = {}): Promise<string> {
	return (await create(more)).at('id');
}

async function published(): Promise<string> {
	const id = await draft();
	await call('POST', `${flows}/${id}/publish`);
	return id;
}

const failure = (status: number, code: number) => ({
	status,
	body: {
		code,
		message: expect.any(String),
		errorId: expect.any(String),
		timestamp: expect.any(String),
	},
});

const emptySuccess = { status: 200, text: '' };

const message = (parameters: object, interactive: object = {}, more: object = {}) => ({
	user: { msisdn: '+15551234567' },
	type: 'interactive',
	content: {
		interactive: {
			type: 'flow',
			body: { text: 'Please fill in' },
			...interactive,
			action: { parameters: { flowCta: 'Open', ...parameters } },
		},
	},
	...more,
});

const send = (json: object) => call('POST', messages, { json });

describe('access', () => {
	it('answers 401 with code 1200 to another key, and to one without Bearer', async () => {
		for (const authorization of ['Bearer wrong', client.data('8x8', 'apiKey')]) {
			const answer = await call('GET', flows, { headers: { authorization } });
			expect(answer).toMatchObject(failure(401, 1200));
		}
	});

	it('keeps to its own account, channel and subaccount', async () => {
		const channel = client.data('8x8', 'channelId');
		const account = client.data('8x8', 'accountId');
		const foreign = `/api/v1/accounts/x/channels/${channel}/flows`;
		expect(await call('GET', foreign)).toMatchObject(failure(403, 1201));
		const unknown = `/api/v1/accounts/${account}/channels/x/flows`;
		expect(await call('GET', unknown)).toMatchObject(failure(404, 1300));
		const answer = await call('POST', '/api/v1/subaccounts/x/messages', { json: {} });
		expect(answer).toMatchObject(failure(400, 1001));
	});
});

describe('flows', () => {
	it('takes the documented create sample', async () => {
		const json = { name: 'Example Flow', categories: ['OTHER'], publish: false, flowJson };
		const answer = await call('POST', flows, { json });
		expect(answer).toMatchObject({ status: 200 });
		expect(answer.body).toEqual({ id: answer.at('id'), success: true });
	});

	it('saves a JSON with errors as a draft, whatever publish says, with camelCase errors', async () => {
		const answer = await create({ flowJson: incompleteJson, publish: true });
		expect(answer.body).toMatchObject({
			success: true,
			validationErrors: [
				{ errorType: 'FLOW_JSON_ERROR', lineStart: 0, pointers: [{ columnEnd: 0 }] },
			],
		});
		const flow = await call('GET', `${flows}/${answer.at('id')}`);
		expect(flow.body).toMatchObject({ status: 'DRAFT', validationErrors: [{}] });
	});

	it.each([
		['the endpoint with a small p', { endpointUri: 'https://example.com' }],
		['a category of another provider', { categories: ['SHOPPING'] }],
		['no categories', { categories: [] }],
		['Metas name for the JSON', { flow_json: flowJson }],
		['an application id, which only update knows', { applicationId: '1' }],
	])('refuses to create with %s', async (_what, more) => {
		expect(await create(more)).toMatchObject(failure(400, 1000));
	});

	it('says that flowJson must be a string', async () => {
		const answer = await create({ flowJson: twoScreens });
		expect(answer).toMatchObject({ status: 400, body: { message: 'flowJson must be a string' } });
	});

	it('takes JSON only', async () => {
		const answer = await call('POST', flows, { form: { name: 'Booking', categories: 'OTHER' } });
		expect(answer).toMatchObject(failure(400, 1000));
	});

	it('refuses a name that is taken with 409, and an unknown flow to clone with 404', async () => {
		await create();
		expect(await create()).toMatchObject(failure(409, 409));
		const clone = await create({ name: 'Copy', flowJson: undefined, cloneFlowId: '1' });
		expect(clone).toMatchObject(failure(404, 1300));
	});

	it('lists id, name and status only, 100 of them, 1000 when asked', async () => {
		await Promise.all(Array.from({ length: 101 }, (_each, index) => create({ name: `F${index}` })));
		const count = (answer: Answer) => (answer.body as { flows: unknown[] }).flows.length;
		const list = await call('GET', flows);
		expect(Object.keys((list.body as { flows: object[] }).flows[0])).toEqual([
			'id',
			'name',
			'status',
		]);
		expect(count(list)).toBe(100);
		expect(count(await call('GET', `${flows}?limit=1000`))).toBe(101);
		expect(count(await call('GET', `${flows}?limit=1`))).toBe(1);
	});

	it.each(['limit=0', 'limit=1001', 'limit=x', 'after=1', 'limit=1&limit=2'])(
		'refuses a list with %s',
		async (query) => {
			expect(await call('GET', `${flows}?${query}`)).toMatchObject(failure(400, 1000));
		},
	);

	it('gives the JSON by an address that refuses the API key', async () => {
		const flow = await call('GET', `${flows}/${await draft()}`);
		expect(flow.body).toMatchObject({ flowId: expect.any(String), categories: ['OTHER'] });
		expect(flow.body).not.toHaveProperty('validationErrors');
		const url = flow.at('flowJsonUrl');
		expect((await fetchText(url)).text).toBe(flowJson);
		const headers = { authorization: `Bearer ${client.data('8x8', 'apiKey')}` };
		expect((await fetchText(url, { headers })).status).toBe(400);
	});

	it('updates drafts with at least one property, and answers 409 for a published flow', async () => {
		const id = await draft();
		expect(await call('PUT', `${flows}/${id}`, { json: {} })).toMatchObject(failure(400, 1000));
		const json = { name: 'New', endPointUri: 'https://example.com', applicationId: '1' };
		expect((await call('PUT', `${flows}/${id}`, { json })).body).toEqual({ id, success: true });
		await call('POST', `${flows}/${id}/publish`);
		expect(await call('PUT', `${flows}/${id}`, { json })).toMatchObject(failure(409, 409));
	});

	it('answers publish, deprecate and delete with an empty body', async () => {
		const id = await draft();
		expect(await call('POST', `${flows}/${id}/publish`)).toMatchObject(emptySuccess);
		expect(await call('POST', `${flows}/${id}/deprecate`)).toMatchObject(emptySuccess);
		const other = await draft({ name: 'Other' });
		expect(await call('DELETE', `${flows}/${other}`)).toMatchObject(emptySuccess);
		expect(await call('GET', `${flows}/${other}`)).toMatchObject(failure(404, 1300));
	});

	it('holds the lifecycle: 400 for an unsound flow, 409 for a wrong status', async () => {
		const broken = await draft({ name: 'Broken', flowJson: incompleteJson });
		expect(await call('POST', `${flows}/${broken}/publish`)).toMatchObject(failure(400, 1000));
		expect(await call('POST', `${flows}/${broken}/deprecate`)).toMatchObject(failure(409, 409));
		const id = await published();
		expect(await call('POST', `${flows}/${id}/publish`)).toMatchObject(failure(409, 409));
		expect(await call('DELETE', `${flows}/${id}`)).toMatchObject(failure(409, 409));
	});

	it('renews the preview on refresh', async () => {
		const path = `${flows}/${await draft()}/preview`;
		const first = await call('GET', path);
		expect(first.at('expires_at')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
		const again = await call('GET', `${path}?refresh=false`);
		expect(again.at('preview_url')).toBe(first.at('preview_url'));
		const renewed = await call('GET', `${path}?refresh=true`);
		expect(renewed.at('preview_url')).not.toBe(first.at('preview_url'));
		expect(await call('GET', `${path}?refresh=1`)).toMatchObject(failure(400, 1000));
	});
});

describe('the guide page', () => {
	it('is not found unless the account follows it, and then the reference is not', async () => {
		const guide = `/config/v1/channels/whatsapp/${client.data('8x8', 'channelId')}/flows`;
		expect(await call('GET', guide)).toMatchObject(failure(404, 1300));
		await client.control('/account', { provider: '8x8', data: { pathFamily: 'guide' } });
		expect(await call('GET', flows)).toMatchObject(failure(404, 1300));
		const json = { name: 'Booking', categories: ['OTHER'], flowJson: incompleteJson };
		const created = await call('POST', guide, { json });
		expect(created).toMatchObject({
			status: 201,
			body: { status: 'DRAFT', validation_errors: [{ error_type: 'FLOW_JSON_ERROR' }] },
		});
		const path = `${guide}/${created.at('id')}`;
		expect((await call('GET', path)).body).toMatchObject({ flowJson: incompleteJson });
		const changed = await call('PUT', path, { json: { flowJson } });
		expect(changed.body).toMatchObject({ validation_errors: [] });
		expect(await call('DELETE', path)).toMatchObject({ status: 204, text: '' });
	});
});

describe('send', () => {
	it('queues the documented sample', async () => {
		const flowId = await published();
		const answer = await send({
			user: { msisdn: '+15551234567' },
			type: 'interactive',
			content: {
				interactive: {
					type: 'flow',
					header: { type: 'text', text: 'Hi' },
					body: { text: 'Please fill in' },
					footer: { text: '8x8' },
					action: {
						parameters: {
							flowId,
							flowCta: 'Open',
							flowAction: 'navigate',
							flowActionPayload: { screen: 'FIRST', data: { product_id: '12345' } },
						},
					},
				},
			},
		});
		expect(answer).toMatchObject({
			status: 200,
			body: {
				umid: expect.any(String),
				user: { msisdn: '+15551234567' },
				status: { state: 'queued' },
			},
		});
	});

	it('takes what only the guide page names, and a media header with its object', async () => {
		const flowId = await draft();
		const parameters = { flowId, flowToken: 'tok', mode: 'draft', flowMessageVersion: '3' };
		const header = { type: 'image', image: { link: 'https://example.com/a.png' } };
		expect((await send(message(parameters, { header }))).status).toBe(200);
	});

	it('accepts a message from a blocked flow: the refusal comes later as a receipt', async () => {
		const flowId = await published();
		await client.control('/flow-status', { provider: '8x8', flowId, status: 'BLOCKED' });
		expect((await send(message({ flowId }))).status).toBe(200);
	});

	it.each([
		['a number without +', { msisdn: '15551234567' }, 1002],
		['a word', { msisdn: 'Ann' }, 1002],
		['nobody', {}, 1000],
	])('refuses %s as recipient', async (_what, user, code) => {
		const flowId = await published();
		expect(await send(message({ flowId }, {}, { user }))).toMatchObject(failure(400, code));
	});

	it('takes a national number with its country, and a user id', async () => {
		const flowId = await published();
		for (const user of [{ msisdn: '91234567', country: 'SG' }, { channelUserId: 'US.1349' }]) {
			expect((await send(message({ flowId }, {}, { user }))).status).toBe(200);
		}
	});

	it.each([
		['no button text', { flowCta: undefined }],
		['a button text of 31 characters', { flowCta: 'x'.repeat(31) }],
		['emoji in the button', { flowCta: 'Go 🚀' }],
		['an unknown flow', { flowId: '1' }],
		['a screen that is no entry', { flowActionPayload: { screen: 'LAST' } }],
		['empty data', { flowActionPayload: { data: {} } }],
		['published as mode', { mode: 'published' }],
		['the guide page’s name for the payload', { flowActionData: { screen: 'FIRST' } }],
		['Metas names', { flow_cta: 'Open' }],
	])('refuses %s', async (_what, parameters) => {
		const flowId = await published();
		expect(await send(message({ flowId, ...parameters }))).toMatchObject(failure(400, 1000));
	});

	it.each([
		['no body', { body: undefined }],
		['a body of 1025 characters', { body: { text: 'x'.repeat(1025) } }],
		['a footer of 61 characters', { footer: { text: 'x'.repeat(61) } }],
		['a header of 61 characters', { header: { type: 'text', text: 'x'.repeat(61) } }],
	])('refuses %s', async (_what, interactive) => {
		const answer = await send(message({ flowId: await published() }, interactive));
		expect(answer).toMatchObject(failure(400, 1000));
	});

	it('refuses an action name, an upper-case type, a draft, and overlong ids in their own codes', async () => {
		const flowId = await published();
		const named = message({ flowId });
		Object.assign(named.content.interactive.action, { name: 'flow' });
		expect(await send(named)).toMatchObject(failure(400, 1000));
		const upper = message({ flowId }, {}, { type: 'Interactive' });
		expect(await send(upper)).toMatchObject(failure(400, 1000));
		const unsent = await draft({ name: 'Other' });
		expect(await send(message({ flowId: unsent }))).toMatchObject(failure(400, 1000));
		const long = message({ flowId }, {}, { clientMessageId: 'x'.repeat(51) });
		expect(await send(long)).toMatchObject(failure(400, 3009));
		const callback = message({ flowId }, {}, { dlrCallbackUrl: 'nowhere' });
		expect(await send(callback)).toMatchObject(failure(400, 3020));
	});
});
