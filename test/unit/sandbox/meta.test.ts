import { Client, fetchText, flowJson, incompleteJson, twoScreens, type Call } from './harness';

/** https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi */

let client: Client;
let waba: string;
let otherWaba: string;
let phone: string;

beforeAll(async () => {
	client = await Client.start();
	waba = client.data('meta', 'wabaId');
	otherWaba = client.sandbox.accounts.meta.otherWabaId ?? '';
	phone = client.data('meta', 'phoneNumberId');
});
beforeEach(() => client.reset());
afterAll(() => client.close());

const call = (method: string, path: string, more?: Call) =>
	client.call('meta', method, `/v25.0${path}`, more);

const create = (more: object = {}) =>
	call('POST', `/${waba}/flows`, {
		json: { name: 'Booking', categories: ['OTHER'], flow_json: flowJson, ...more },
	});

async function draft(more: object = {}): Promise<string> {
	return (await create(more)).at('id');
}

async function published(more: object = {}): Promise<string> {
	const id = await draft(more);
	await call('POST', `/${id}/publish`);
	return id;
}

const graphError = (code: number) => ({
	status: 400,
	body: { error: { code, fbtrace_id: expect.any(String), message: expect.any(String) } },
});

const message = (parameters: object, interactive: object = {}) => ({
	messaging_product: 'whatsapp',
	recipient_type: 'individual',
	to: '+1 650 555 1234',
	type: 'interactive',
	interactive: {
		type: 'flow',
		body: { text: 'Please fill in' },
		...interactive,
		action: {
			name: 'flow',
			parameters: { flow_message_version: '3', flow_cta: 'Book!', ...parameters },
		},
	},
});

const send = (json: object) => call('POST', `/${phone}/messages`, { json });

describe('access', () => {
	it('answers 401 with code 190 to any other token', async () => {
		const headers = { authorization: 'Bearer wrong' };
		const answer = await call('GET', `/${waba}`, { headers });
		expect(answer).toMatchObject({ status: 401, body: { error: { code: 190 } } });
	});

	it('does not take the token without the word Bearer', async () => {
		const headers = { authorization: client.data('meta', 'accessToken') };
		expect((await call('GET', `/${waba}`, { headers })).status).toBe(401);
	});

	it('names the account for the credential test', async () => {
		const answer = await call('GET', `/${waba}?fields=id,name`);
		expect(answer.body).toEqual({ id: waba, name: 'Sandbox account' });
	});

	it('knows no other account, no unversioned path and no version 9', async () => {
		expect(await call('GET', '/123?fields=id,name')).toMatchObject(graphError(100));
		expect(await client.call('meta', 'GET', `/${waba}`)).toMatchObject(graphError(2500));
		expect(await client.call('meta', 'GET', `/v9.0/${waba}`)).toMatchObject(graphError(2500));
	});

	it('lists the numbers of the account', async () => {
		const answer = await call('GET', `/${waba}/phone_numbers`);
		expect(answer.body).toMatchObject({ data: [{ id: phone }] });
		expect((await call('GET', `/${otherWaba}/phone_numbers`)).body).toEqual({ data: [] });
	});
});

describe('create', () => {
	it('saves a flow whose JSON has errors and says so beside the success', async () => {
		const answer = await create({ flow_json: incompleteJson, publish: true });
		expect(answer.body).toMatchObject({
			success: true,
			validation_errors: [{ error: 'MISSING_REQUIRED_PROPERTY', error_type: 'FLOW_JSON_ERROR' }],
		});
		expect((await call('GET', `/${answer.at('id')}`)).body).toMatchObject({ status: 'DRAFT' });
	});

	it('publishes at once when asked and the JSON is sound', async () => {
		const id = await draft({ publish: true });
		expect((await call('GET', `/${id}`)).body).toMatchObject({ status: 'PUBLISHED' });
	});

	it.each([
		['a name that is taken', { name: 'Booking' }],
		['no category', { categories: [] }],
		['a category of another provider', { categories: ['SHOPPING'] }],
		['a flow JSON that is an object', { flow_json: {} }],
		['publishing without a JSON', { flow_json: undefined, publish: true }],
		['two sources', { clone_flow_id: '1' }],
		['an unknown flow to clone', { flow_json: undefined, clone_flow_id: '1' }],
		['an endpoint that is no address', { endpoint_uri: 'shop' }],
		['a field it does not know', { endpointUri: 'https://example.com' }],
		['an empty name', { name: '' }],
	])('refuses %s with code 100', async (_what, more) => {
		await create();
		expect(await create({ name: 'Another', ...more })).toMatchObject(graphError(100));
	});

	it('makes no flow at all when it could not be published for another reason', async () => {
		const channel = { ...twoScreens, data_api_version: '3.0' };
		const answer = await create({ flow_json: JSON.stringify(channel), publish: true });
		expect(answer).toMatchObject(graphError(139002));
		expect((await call('GET', `/${waba}/flows`)).body).toEqual({ data: [] });
	});

	it('refuses an endpoint for a JSON below 3.0 with code 100', async () => {
		const flow_json = JSON.stringify({ version: '2.1', screens: [] });
		const answer = await create({ flow_json, endpoint_uri: 'https://example.com' });
		expect(answer).toMatchObject(graphError(100));
	});

	it('copies the JSON of the flow it clones', async () => {
		const source = await draft();
		const clone = await draft({ name: 'Copy', flow_json: undefined, clone_flow_id: source });
		const assets = await call('GET', `/${clone}/assets`);
		expect((await fetchText(assets.at('data.0.download_url'))).text).toBe(flowJson);
	});
});

describe('update', () => {
	it.each([
		['nothing at all', {}],
		['an empty list of categories', { categories: [] }],
		['a field it does not know', { status: 'PUBLISHED' }],
	])('refuses %s with code 100', async (_what, json) => {
		expect(await call('POST', `/${await draft()}`, { json })).toMatchObject(graphError(100));
	});

	it('refuses every change to a published flow with 139001', async () => {
		const id = await published();
		expect(await call('POST', `/${id}`, { json: { name: 'New' } })).toMatchObject(
			graphError(139001),
		);
		const form = { name: 'flow.json', asset_type: 'FLOW_JSON' };
		const file = { text: flowJson };
		expect(await call('POST', `/${id}/assets`, { form, file })).toMatchObject(graphError(139001));
	});

	it('refuses an endpoint for a flow below Flow JSON 3.0 with 139001', async () => {
		const id = await draft({ flow_json: JSON.stringify({ version: '2.1', screens: [] }) });
		const json = { endpoint_uri: 'https://example.com' };
		expect(await call('POST', `/${id}`, { json })).toMatchObject(graphError(139001));
	});

	it.each([
		['JSON instead of multipart', { json: { name: 'flow.json', asset_type: 'FLOW_JSON' } }],
		['no file', { form: { name: 'flow.json', asset_type: 'FLOW_JSON' } }],
		['no asset type', { form: { name: 'flow.json' }, file: { text: flowJson } }],
		[
			'another name',
			{ form: { name: 'my.json', asset_type: 'FLOW_JSON' }, file: { text: flowJson } },
		],
		[
			'a file that is not called file',
			{
				form: { name: 'flow.json', asset_type: 'FLOW_JSON' },
				file: { name: 'data', text: flowJson },
			},
		],
		[
			'a file of another type',
			{
				form: { name: 'flow.json', asset_type: 'FLOW_JSON' },
				file: { type: 'text/plain', text: flowJson },
			},
		],
	])('refuses an upload with %s', async (_what, more) => {
		const id = await draft();
		expect(await call('POST', `/${id}/assets`, more)).toMatchObject(graphError(100));
	});

	it('refuses a JSON over 10 MB', async () => {
		const id = await draft();
		const text = JSON.stringify({ version: '7.3', screens: ['x'.repeat(10 * 1024 * 1024)] });
		const form = { name: 'flow.json', asset_type: 'FLOW_JSON' };
		const answer = await call('POST', `/${id}/assets`, { form, file: { text } });
		expect(answer).toMatchObject(graphError(100));
	});
});

describe('lifecycle', () => {
	it('publishes neither a flow without JSON nor one with errors nor one twice', async () => {
		const empty = await draft({ name: 'Empty', flow_json: undefined });
		const broken = await draft({ name: 'Broken', flow_json: 'no JSON' });
		for (const id of [empty, broken, await published()]) {
			expect(await call('POST', `/${id}/publish`)).toMatchObject(graphError(139002));
		}
	});

	it('does not publish a frozen version, nor a flow with a data channel and no endpoint', async () => {
		const frozen = await draft({ name: 'Old', flow_json: flowJson.replace('7.3', '5.0') });
		const channel = { ...twoScreens, data_api_version: '3.0' };
		const endpoint = await draft({ name: 'Live', flow_json: JSON.stringify(channel) });
		for (const id of [frozen, endpoint]) {
			expect(await call('POST', `/${id}/publish`)).toMatchObject(graphError(139002));
		}
		await call('POST', `/${endpoint}`, { json: { endpoint_uri: 'https://example.com' } });
		expect((await call('POST', `/${endpoint}/publish`)).body).toEqual({ success: true });
	});

	it('deprecates published flows only, and once', async () => {
		const id = await published();
		const other = await draft({ name: 'Other' });
		expect(await call('POST', `/${other}/deprecate`)).toMatchObject(graphError(139003));
		expect((await call('POST', `/${id}/deprecate`)).body).toEqual({ success: true });
		expect(await call('POST', `/${id}/deprecate`)).toMatchObject(graphError(139003));
	});

	it('deletes drafts only, and then no longer knows them', async () => {
		expect(await call('DELETE', `/${await published()}`)).toMatchObject(graphError(139004));
		const id = await draft({ name: 'Other' });
		expect((await call('DELETE', `/${id}`)).body).toEqual({ success: true });
		expect(await call('GET', `/${id}`)).toMatchObject(graphError(100));
	});

	it('moves flows between the WABAs of one business, with new ids', async () => {
		const id = await published();
		await call('POST', `/${otherWaba}/flows`, { json: { name: 'Twin', categories: ['OTHER'] } });
		await draft({ name: 'Twin' });
		const json = { source_waba_id: waba, source_flow_names: ['Booking', 'Twin', 'Nobody'] };
		const answer = await call('POST', `/${otherWaba}/migrate_flows`, { json });
		expect(answer.body).toMatchObject({
			migrated_flows: [{ source_name: 'Booking', source_id: id }],
			failed_flows: [
				{ source_name: 'Twin', error_code: '4233041' },
				{ source_name: 'Nobody', error_code: '4233041' },
			],
		});
		const migrated = await call('GET', `/${answer.at('migrated_flows.0.migrated_id')}`);
		expect(migrated.body).toMatchObject({ name: 'Booking', status: 'PUBLISHED' });
	});

	it('moves nothing from a stranger, to itself, or by names in one text', async () => {
		for (const json of [
			{ source_waba_id: '1' },
			{ source_waba_id: otherWaba },
			{ source_waba_id: waba, source_flow_names: 'Booking,Twin' },
			{},
		]) {
			const answer = await call('POST', `/${otherWaba}/migrate_flows`, { json });
			expect(answer).toMatchObject(graphError(100));
		}
	});
});

describe('reading', () => {
	it('answers the five default fields, and no others', async () => {
		const id = await draft();
		expect((await call('GET', `/${id}`)).body).toEqual({
			id,
			name: 'Booking',
			status: 'DRAFT',
			categories: ['OTHER'],
			validation_errors: [],
		});
	});

	it('reads nested fields and refuses those that do not exist', async () => {
		const id = await draft();
		const fields = 'id,whatsapp_business_account{id},health_status,json_version';
		expect((await call('GET', `/${id}?fields=${fields}`)).body).toMatchObject({
			id,
			whatsapp_business_account: { id: waba },
			health_status: { can_send_message: 'AVAILABLE' },
			json_version: '7.3',
		});
		for (const wrong of ['nonsense', 'preview.refresh(true)', 'id,,(', '__proto__']) {
			const answer = await call('GET', `/${id}?fields=${encodeURIComponent(wrong)}`);
			expect(answer).toMatchObject(graphError(100));
		}
	});

	it('keeps the preview link until it is invalidated, then lets the old one die', async () => {
		const id = await draft();
		const read = (flag: boolean) => call('GET', `/${id}?fields=preview.invalidate(${flag})`);
		const first = (await read(false)).at('preview.preview_url');
		expect((await read(false)).at('preview.preview_url')).toBe(first);
		expect((await fetchText(first)).text).toContain('FIRST');
		const second = (await read(true)).at('preview.preview_url');
		expect((await fetchText(first)).status).toBe(404);
		expect((await fetchText(second)).status).toBe(200);
	});

	it('pages by cursors; the page behind the last is empty and names none', async () => {
		for (const name of ['A', 'B', 'C']) await draft({ name });
		const first = await call('GET', `/${waba}/flows?limit=2&fields=name`);
		expect(first.body).toMatchObject({ data: [{ name: 'A' }, { name: 'B' }] });
		const list = (answer: typeof first) =>
			call('GET', `/${waba}/flows?limit=2&fields=name&after=${answer.at('paging.cursors.after')}`);
		const second = await list(first);
		expect(second.body).toMatchObject({ data: [{ name: 'C' }] });
		expect(second.body).not.toHaveProperty('paging.next');
		expect((await list(second)).body).toEqual({ data: [] });
		const next = first.at('paging.next').split('/meta/v25.0')[1];
		expect((await call('GET', next)).body).toEqual(second.body);
		const back = `/${waba}/flows?limit=2&fields=name&before=${second.at('paging.cursors.before')}`;
		expect((await call('GET', back)).body).toMatchObject({ data: [{ name: 'A' }, { name: 'B' }] });
	});

	it('gives no more than a hundred flows at once', async () => {
		await Promise.all(Array.from({ length: 101 }, (_each, index) => draft({ name: `F${index}` })));
		const answer = await call('GET', `/${waba}/flows?limit=1000&fields=id`);
		expect((answer.body as { data: unknown[] }).data).toHaveLength(100);
	});

	it.each(['limit=0', 'limit=many', 'after=nonsense', 'status=DRAFT'])(
		'refuses a list with %s',
		async (query) => {
			expect(await call('GET', `/${waba}/flows?${query}`)).toMatchObject(graphError(100));
		},
	);

	it('serves the JSON without a key, and not to one who sends it along', async () => {
		const id = await draft();
		const url = (await call('GET', `/${id}/assets`)).at('data.0.download_url');
		expect((await fetchText(url)).text).toBe(flowJson);
		const headers = { authorization: `Bearer ${client.data('meta', 'accessToken')}` };
		expect((await fetchText(url, { headers })).status).toBe(400);
	});
});

describe('send', () => {
	it('accepts a published flow and answers an id', async () => {
		const answer = await send(message({ flow_id: await published() }));
		expect(answer).toMatchObject({
			status: 200,
			body: {
				messaging_product: 'whatsapp',
				contacts: [{ input: '+1 650 555 1234', wa_id: '16505551234' }],
				messages: [{ id: expect.stringMatching(/^wamid\./) }],
			},
		});
	});

	it('sends to a business-scoped user id without a phone number in the answer', async () => {
		const { to: _to, ...rest } = message({ flow_id: await published() });
		const answer = await send({ ...rest, recipient: 'US.13491208655302741918' });
		expect(answer.body).toMatchObject({
			contacts: [{ input: 'US.13491208655302741918', user_id: 'US.13491208655302741918' }],
		});
		expect(answer.text).not.toContain('wa_id');
	});

	it('sends a draft in mode draft only, and a published flow in no draft mode', async () => {
		const id = await draft();
		expect(await send(message({ flow_id: id }))).toMatchObject(graphError(131009));
		expect((await send(message({ flow_id: id, mode: 'draft' }))).status).toBe(200);
		const live = await published({ name: 'Live' });
		expect(await send(message({ flow_id: live, mode: 'draft' }))).toMatchObject(graphError(131009));
	});

	it.each([
		['no button text', { flow_cta: undefined }, 131008],
		['a button text of 31 characters', { flow_cta: 'x'.repeat(31) }, 131009],
		['emoji in the button', { flow_cta: 'Book 🎉' }, 131009],
		['the version as a number', { flow_message_version: 3 }, 131009],
		['id and name both', { flow_name: 'Booking' }, 131009],
		['an unknown flow', { flow_id: '1' }, 131009],
		['a screen the flow does not have', { flow_action_payload: { screen: 'NOWHERE' } }, 131009],
		['a screen that is no entry', { flow_action_payload: { screen: 'LAST' } }, 131009],
		['empty data', { flow_action_payload: { screen: 'FIRST', data: {} } }, 131009],
		[
			'data exchange with a payload',
			{ flow_action: 'data_exchange', flow_action_payload: { screen: 'FIRST' } },
			131009,
		],
		['data exchange for a flow without endpoint', { flow_action: 'data_exchange' }, 131009],
		['a parameter it does not know', { flowToken: 'tok' }, 100],
	])('refuses %s', async (_what, parameters, code) => {
		const flow_id = await published();
		expect(await send(message({ flow_id, ...parameters }))).toMatchObject(graphError(code));
	});

	it.each([
		['no body', { body: undefined }, 131008],
		['a body of 1025 characters', { body: { text: 'x'.repeat(1025) } }, 131009],
		['a header of 61 characters', { header: { type: 'text', text: 'x'.repeat(61) } }, 131009],
		['a footer of 61 characters', { footer: { text: 'x'.repeat(61) } }, 131009],
		['an image without link or id', { header: { type: 'image', image: {} } }, 131009],
		[
			'a file name for an image',
			{ header: { type: 'image', image: { id: '1', filename: 'a' } } },
			100,
		],
	])('refuses %s', async (_what, interactive, code) => {
		const answer = await send(message({ flow_id: await published() }, interactive));
		expect(answer).toMatchObject(graphError(code));
		expect(answer.at('error.error_data.details')).not.toBe('');
	});

	it.each([
		['without product', { messaging_product: undefined }, 131008],
		['to nobody', { to: undefined }, 131008],
		['to a word', { to: 'Ann' }, 131009],
		['to a number without country code', { to: '0650555' }, 131009],
		['with a field it does not know', { preview_url: true }, 100],
	])('refuses a message %s', async (_what, more, code) => {
		const flow_id = await published();
		expect(await send({ ...message({ flow_id }), ...more })).toMatchObject(graphError(code));
	});

	it('refuses blocked flows with 132068 and the eleventh of a throttled one with 132069', async () => {
		const flow_id = await published();
		const status = (word: string) =>
			client.control('/flow-status', { provider: 'meta', flowId: flow_id, status: word });
		await status('BLOCKED');
		expect(await send(message({ flow_id }))).toMatchObject(graphError(132068));
		await status('THROTTLED');
		for (let sent = 0; sent < 10; sent++) {
			expect((await send(message({ flow_id }))).status).toBe(200);
		}
		expect(await send(message({ flow_id }))).toMatchObject(graphError(132069));
	});

	it('refuses a message to the sender itself with 131021', async () => {
		const own = (await call('GET', `/${waba}/phone_numbers`)).at('data.0.display_phone_number');
		const answer = await send({ ...message({ flow_id: await published() }), to: own });
		expect(answer).toMatchObject(graphError(131021));
	});
});
