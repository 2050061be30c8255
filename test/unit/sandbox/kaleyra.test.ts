import {
	Client,
	fetchText,
	flowJson,
	incompleteJson,
	twoScreens,
	type Answer,
	type Call,
} from './harness';

/** https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-publish-flow and its neighbours */

let client: Client;
let base: string;
let waba: string;
let otherWaba: string;
let sender: string;

beforeAll(async () => {
	client = await Client.start();
	base = `/v2/${client.data('kaleyra', 'sid')}/whatsapp`;
	waba = client.data('kaleyra', 'wabaId');
	otherWaba = client.sandbox.accounts.kaleyra.otherWabaId ?? '';
	sender = client.data('kaleyra', 'senderNumber');
});
beforeEach(() => client.reset());
afterAll(() => client.close());

const call = (method: string, path: string, more?: Call) =>
	client.call('kaleyra', method, `${base}${path}`, more);

const create = (more: object = {}) =>
	call('POST', `/${waba}/flows`, { json: { name: 'Booking', categories: ['OTHER'], ...more } });

const upload = (id: string, text = flowJson) =>
	call('POST', `/${id}/assets`, {
		form: { name: 'flow.json', asset_type: 'FLOW_JSON' },
		file: { text },
	});

async function draft(more: object = {}, text = flowJson): Promise<string> {
	const id = (await create(more)).at('data.id');
	await upload(id, text);
	return id;
}

async function published(): Promise<string> {
	const id = await draft();
	await call('POST', `/${id}/publish`);
	return id;
}

const success = (data: unknown) => ({
	status: 200,
	body: { code: 'WA200', message: 'Request Processed Successfully', data, error: {} },
});

const badPayload = {
	status: 400,
	body: {
		code: 'WA-400',
		message: 'Refer to correct payload format',
		data: {},
		error: { payload: expect.any(String) },
	},
};

const unknownFlow = {
	status: 500,
	body: { code: 'WA-401', data: {}, error: { flow_id: expect.any(String) } },
};

const messagingObject = (parameters: object, more: object = {}) => ({
	messaging_product: 'whatsapp',
	recipient_type: 'individual',
	to: '+919812345678',
	type: 'interactive',
	interactive: {
		type: 'flow',
		header: { type: 'text', text: 'Hello' },
		body: { text: 'Please fill in' },
		footer: { text: 'Bye' },
		action: {
			name: 'flow',
			parameters: { flow_message_version: '3', flow_cta: 'Open', ...parameters },
		},
	},
	...more,
});

const send = (json: object, from = sender) => call('POST', `/${from}/messages`, { json });

describe('access', () => {
	it('answers RBC001 with a list as data to a wrong key and to a wrong SID', async () => {
		const refused = {
			status: 401,
			body: {
				code: 'RBC001',
				message: 'Incorrect SID or API key.',
				data: [],
				error: { error: 'Incorrect SID or API key.' },
			},
		};
		const headers = { 'api-key': 'wrong' };
		expect(await call('GET', `/${waba}/flows`, { headers })).toMatchObject(refused);
		const path = `/v2/HXAP/whatsapp/${waba}/flows`;
		expect(await client.call('kaleyra', 'GET', path)).toMatchObject(refused);
	});

	it('answers WA-401 with a text as error for a foreign account', async () => {
		const answer = await call('GET', '/123/flows');
		expect(answer).toMatchObject({
			status: 401,
			body: { code: 'WA-401', data: {}, error: expect.any(String) },
		});
	});
});

describe('flows', () => {
	it('answers the id of a new flow inside data', async () => {
		expect(await create()).toMatchObject(success({ id: expect.stringMatching(/^\d+$/) }));
	});

	it('takes SHOPPING, and no category it does not list', async () => {
		expect((await create({ categories: ['SHOPPING'] })).status).toBe(200);
		expect(await create({ name: 'B', categories: ['PAYMENT'] })).toMatchObject(badPayload);
	});

	it.each([
		['a name that is taken', { name: 'Booking' }],
		['no name', { name: undefined }],
		['a JSON in the same call', { flow_json: flowJson }],
		['publishing in the same call', { publish: true }],
		['an endpoint that is no address', { endpoint_uri: 'shop' }],
	])('refuses to create with %s', async (_what, more) => {
		await create();
		expect(await create({ name: 'Another', ...more })).toMatchObject(badPayload);
	});

	it('takes the documented metadata sample', async () => {
		const json = {
			name: 'This is the first flow',
			endpoint_uri: 'https://www.tatacommunications.com/',
			categories: ['SIGN_IN'],
		};
		const id = await draft();
		expect(await call('POST', `/${id}`, { json })).toMatchObject(success({ success: true }));
		const read = await call('GET', `/${id}?fields=name,endpoint_uri,categories`);
		expect(read).toMatchObject(success(json));
	});

	it('saves a faulty JSON without a word: the errors show in get', async () => {
		const id = (await create()).at('data.id');
		expect((await upload(id, incompleteJson)).body).toEqual(success({ success: true }).body);
		const read = await call('GET', `/${id}`);
		expect(read).toMatchObject(success({ validation_errors: [{ error_type: 'FLOW_JSON_ERROR' }] }));
		expect(await call('POST', `/${id}/publish`)).toMatchObject(badPayload);
	});

	it('takes files as multipart only, with both fields beside', async () => {
		const id = await draft();
		const path = `/${id}/assets`;
		const file = { text: flowJson };
		const wrong: Call[] = [
			{ json: twoScreens },
			{ form: { name: 'flow.json' }, file },
			{ form: { name: 'flow.json', asset_type: 'FLOW_JSON' } },
			{ form: { name: 'flow.json', asset_type: 'FLOW_JSON', flow_id: id }, file },
		];
		for (const more of wrong) {
			expect(await call('POST', path, more)).toMatchObject(badPayload);
		}
	});

	it('turns a published flow back into a draft when it is edited', async () => {
		const id = await published();
		expect(await upload(id)).toMatchObject(success({ success: true }));
		expect(await call('GET', `/${id}`)).toMatchObject(success({ status: 'DRAFT' }));
	});

	it('refuses to edit a deprecated flow, to delete a published one, to deprecate a draft', async () => {
		const id = await published();
		expect(await call('DELETE', `/${id}`)).toMatchObject(badPayload);
		await call('POST', `/${id}/deprecate`);
		expect(await upload(id)).toMatchObject(badPayload);
		const other = await draft({ name: 'Other' });
		expect(await call('POST', `/${other}/deprecate`)).toMatchObject(badPayload);
		expect(await call('DELETE', `/${other}`)).toMatchObject(success({ success: true }));
	});

	it('answers an unknown flow as printed: HTTP 500 and an object as error', async () => {
		for (const [method, path] of [
			['GET', '/1'],
			['POST', '/1/publish'],
			['DELETE', '/1'],
		]) {
			expect(await call(method, path)).toMatchObject(unknownFlow);
		}
	});

	it('reads the fields asked for, once encoded', async () => {
		const id = await draft();
		const encoded = encodeURIComponent('id,json_version');
		const read = await call('GET', `/${id}?fields=${encoded}`);
		expect(read.body).toMatchObject({ data: { id, json_version: '7.3' } });
		const twice = await call('GET', `/${id}?fields=${encodeURIComponent(encoded)}`);
		expect(twice).toMatchObject(badPayload);
		expect(await call('GET', `/${id}?fields=nonsense`)).toMatchObject(badPayload);
	});

	it('lists 25 flows and goes on after a cursor, without a limit of ones own', async () => {
		for (let index = 0; index < 26; index++) await create({ name: `F${index}` });
		const names = (answer: Answer) =>
			(answer.body as { data: { data: Array<{ name: string }> } }).data.data.map(
				({ name }) => name,
			);
		const first = await call('GET', `/${waba}/flows?fields=id,name,status`);
		expect(names(first)).toHaveLength(25);
		const after = first.at('data.paging.cursors.after');
		const second = await call('GET', `/${waba}/flows?after=${after}`);
		expect(names(second)).toEqual(['F25']);
		expect(await call('GET', `/${waba}/flows?limit=5`)).toMatchObject(badPayload);
	});

	it('lists the file with an address that takes no key', async () => {
		const answer = await call('GET', `/${await draft()}/assets`);
		const url = answer.at('data.data.0.download_url');
		expect((await fetchText(url)).text).toBe(flowJson);
		const headers = { 'api-key': client.data('kaleyra', 'apiKey') };
		expect((await fetchText(url, { headers })).status).toBe(400);
	});

	it('migrates with the source first in the path', async () => {
		await published();
		const path = `/${waba}/migrate_flows/${otherWaba}`;
		const answer = await call('POST', path, { json: { source_flow_names: ['Booking', 'None'] } });
		expect(answer).toMatchObject(
			success({
				migrated_flows: [{ source_name: 'Booking' }],
				failed_flows: [{ source_name: 'None', error_code: '4233041' }],
			}),
		);
		expect(await call('POST', path)).toMatchObject(
			success({ migrated_flows: [], failed_flows: [{ source_name: 'Booking' }] }),
		);
		expect((await call('POST', `/123/migrate_flows/${otherWaba}`)).status).toBe(401);
	});
});

describe('send', () => {
	it('takes the documented envelope and answers an id of its own', async () => {
		const messaging_object = messagingObject({
			flow_id: await published(),
			flow_token: 'tok',
			flow_action: 'navigate',
			flow_action_payload: { screen: 'FIRST' },
		});
		const answer = await send({ messaging_object, extra_info: { ref: 'customer1' } });
		expect(answer).toMatchObject(success({ message_id: expect.any(String) }));
		expect(answer.at('data.message_id')).not.toContain('wamid');
	});

	it('refuses Metas message without its envelope, in the code without hyphen', async () => {
		const answer = await send(messagingObject({ flow_id: await published() }));
		expect(answer).toMatchObject({
			status: 400,
			body: { code: 'WA400', data: {}, error: { payload: expect.any(String) } },
		});
	});

	it.each([
		['a draft', { draft: true }, {}],
		['no recipient type', {}, { recipient_type: undefined }],
		['a word as recipient', {}, { to: 'Ann' }],
		['a business-scoped user id', {}, { to: undefined, recipient: 'US.1349' }],
		['callback data inside the message', {}, { biz_opaque_callback_data: 'x' }],
	])('refuses %s', async (_what, { draft: asDraft }: { draft?: boolean }, more) => {
		const flow_id = asDraft ? await draft() : await published();
		const answer = await send({ messaging_object: messagingObject({ flow_id }, more) });
		expect(answer).toMatchObject({ status: 400, body: { code: 'WA400' } });
	});

	it('refuses other tracking than its own, and another sender', async () => {
		const messaging_object = messagingObject({ flow_id: await published() });
		const tracked = await send({ messaging_object, extra_info: { reference: 'x' } });
		expect(tracked).toMatchObject({ status: 400, body: { code: 'WA400' } });
		const foreign = await send({ messaging_object }, '+911234567890');
		expect(foreign).toMatchObject({ status: 401, body: { code: 'WA401' } });
	});

	it('takes the sender with its + encoded', async () => {
		const messaging_object = messagingObject({ flow_id: await published() });
		const answer = await send({ messaging_object }, encodeURIComponent(sender));
		expect(answer.status).toBe(200);
	});
});
