import { graphError, MetaCaller } from './callers/meta';
import { Client, fetchText, flowJson, incompleteJson, twoScreens } from './harness';

/** https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi */

let meta: MetaCaller;

beforeAll(async () => {
	meta = new MetaCaller(await Client.start());
});
beforeEach(() => meta.client.reset());
afterAll(() => meta.client.close());

/** What a flow has at its top that asks an endpoint. */
const liveData = { data_api_version: '3.0', routing_model: { FIRST: ['LAST'], LAST: [] } };

describe('access', () => {
	it('answers 401 with code 190 to any other token', async () => {
		const headers = { authorization: 'Bearer wrong' };
		const answer = await meta.call('GET', `/${meta.waba}`, { headers });
		expect(answer).toMatchObject({ status: 401, body: { error: { code: 190 } } });
	});

	it('does not take the token without the word Bearer', async () => {
		const headers = { authorization: meta.client.data('meta', 'accessToken') };
		expect((await meta.call('GET', `/${meta.waba}`, { headers })).status).toBe(401);
	});

	it('names the account for the credential test', async () => {
		const answer = await meta.call('GET', `/${meta.waba}?fields=id,name`);
		expect(answer.body).toEqual({ id: meta.waba, name: 'Sandbox account' });
	});

	it('knows no other account, no unversioned path and no version 9', async () => {
		expect(await meta.call('GET', '/123?fields=id,name')).toMatchObject(graphError(100));
		expect(await meta.client.call('meta', 'GET', `/${meta.waba}`)).toMatchObject(graphError(2500));
		expect(await meta.client.call('meta', 'GET', `/v9.0/${meta.waba}`)).toMatchObject(
			graphError(2500),
		);
	});

	it('lists the numbers of the account', async () => {
		const { otherPhoneNumberId, otherWabaPhoneNumberId } = meta.client.sandbox.accounts.meta;
		const list = async (waba: string) => (await meta.call('GET', `/${waba}/phone_numbers`)).body;
		const number = (id: string | undefined) => ({
			id,
			display_phone_number: expect.stringMatching(/^\+1555\d{7}$/),
			verified_name: expect.any(String),
			quality_rating: 'GREEN',
		});
		expect(await list(meta.waba)).toEqual({
			data: [number(meta.phone), number(otherPhoneNumberId)],
		});
		expect(await list(meta.otherWaba)).toEqual({ data: [number(otherWabaPhoneNumberId)] });
	});

	it('reads one number, and in it the fields that tell whether it is in production', async () => {
		const fields = 'verified_name,account_mode,status';
		expect((await meta.call('GET', `/${meta.phone}?fields=${fields}`)).body).toEqual({
			id: meta.phone,
			verified_name: expect.any(String),
			account_mode: 'LIVE',
			status: 'CONNECTED',
		});
		expect(await meta.call('GET', `/${meta.phone}?fields=nonsense`)).toMatchObject(graphError(100));
	});
});

describe('create', () => {
	it('saves a flow whose JSON has errors and says so beside the success', async () => {
		const answer = await meta.create({ flow_json: incompleteJson, publish: true });
		expect(answer.body).toMatchObject({
			success: true,
			validation_errors: [{ error: 'MISSING_REQUIRED_PROPERTY', error_type: 'FLOW_JSON_ERROR' }],
		});
		expect((await meta.call('GET', `/${answer.at('id')}`)).body).toMatchObject({ status: 'DRAFT' });
	});

	it('publishes at once when asked and the JSON is sound', async () => {
		const id = await meta.draft({ publish: true });
		expect((await meta.call('GET', `/${id}`)).body).toMatchObject({ status: 'PUBLISHED' });
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
		await meta.create();
		expect(await meta.create({ name: 'Another', ...more })).toMatchObject(graphError(100));
	});

	it('makes no flow at all when it could not be published for another reason', async () => {
		const channel = { ...twoScreens, ...liveData };
		const answer = await meta.create({ flow_json: JSON.stringify(channel), publish: true });
		expect(answer).toMatchObject(graphError(139002));
		expect((await meta.call('GET', `/${meta.waba}/flows`)).body).toEqual({ data: [] });
	});

	it('refuses an endpoint for a JSON below 3.0 with code 100', async () => {
		const flow_json = JSON.stringify({ version: '2.1', screens: [] });
		const answer = await meta.create({ flow_json, endpoint_uri: 'https://example.com' });
		expect(answer).toMatchObject(graphError(100));
	});

	it('copies the JSON of the flow it clones', async () => {
		const source = await meta.draft();
		const clone = await meta.draft({ name: 'Copy', flow_json: undefined, clone_flow_id: source });
		const assets = await meta.call('GET', `/${clone}/assets`);
		expect((await fetchText(assets.at('data.0.download_url'))).text).toBe(flowJson);
	});
});

describe('update', () => {
	it.each([
		['nothing at all', {}],
		['an empty list of categories', { categories: [] }],
		['a field it does not know', { status: 'PUBLISHED' }],
	])('refuses %s with code 100', async (_what, json) => {
		expect(await meta.call('POST', `/${await meta.draft()}`, { json })).toMatchObject(
			graphError(100),
		);
	});

	it('refuses every change to a published flow with 139001', async () => {
		const id = await meta.published();
		expect(await meta.call('POST', `/${id}`, { json: { name: 'New' } })).toMatchObject(
			graphError(139001),
		);
		const form = { name: 'flow.json', asset_type: 'FLOW_JSON' };
		const file = { text: flowJson };
		expect(await meta.call('POST', `/${id}/assets`, { form, file })).toMatchObject(
			graphError(139001),
		);
	});

	it('refuses an endpoint for a flow below Flow JSON 3.0 with 139001', async () => {
		const id = await meta.draft({ flow_json: JSON.stringify({ version: '2.1', screens: [] }) });
		const json = { endpoint_uri: 'https://example.com' };
		expect(await meta.call('POST', `/${id}`, { json })).toMatchObject(graphError(139001));
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
		const id = await meta.draft();
		expect(await meta.call('POST', `/${id}/assets`, more)).toMatchObject(graphError(100));
	});

	it('refuses a JSON over 10 MB', async () => {
		const id = await meta.draft();
		const text = JSON.stringify({ version: '7.3', screens: ['x'.repeat(10 * 1024 * 1024)] });
		const form = { name: 'flow.json', asset_type: 'FLOW_JSON' };
		const answer = await meta.call('POST', `/${id}/assets`, { form, file: { text } });
		expect(answer).toMatchObject(graphError(100));
	});
});

describe('lifecycle', () => {
	it('publishes neither a flow without JSON nor one with errors nor one twice', async () => {
		const empty = await meta.draft({ name: 'Empty', flow_json: undefined });
		const broken = await meta.draft({ name: 'Broken', flow_json: 'no JSON' });
		for (const id of [empty, broken, await meta.published()]) {
			expect(await meta.call('POST', `/${id}/publish`)).toMatchObject(graphError(139002));
		}
	});

	it('does not publish a frozen version, nor a flow with a data channel and no endpoint', async () => {
		const frozen = await meta.draft({ name: 'Old', flow_json: flowJson.replace('7.3', '5.0') });
		const channel = { ...twoScreens, ...liveData };
		const endpoint = await meta.draft({ name: 'Live', flow_json: JSON.stringify(channel) });
		for (const id of [frozen, endpoint]) {
			expect(await meta.call('POST', `/${id}/publish`)).toMatchObject(graphError(139002));
		}
	});

	it('deprecates published flows only, and once', async () => {
		const id = await meta.published();
		const other = await meta.draft({ name: 'Other' });
		expect(await meta.call('POST', `/${other}/deprecate`)).toMatchObject(graphError(139003));
		expect((await meta.call('POST', `/${id}/deprecate`)).body).toEqual({ success: true });
		expect(await meta.call('POST', `/${id}/deprecate`)).toMatchObject(graphError(139003));
	});

	it('deletes drafts only, and then no longer knows them', async () => {
		expect(await meta.call('DELETE', `/${await meta.published()}`)).toMatchObject(
			graphError(139004),
		);
		const id = await meta.draft({ name: 'Other' });
		expect((await meta.call('DELETE', `/${id}`)).body).toEqual({ success: true });
		expect(await meta.call('GET', `/${id}`)).toMatchObject(graphError(100));
	});

	it('moves flows between the WABAs of one business, with new ids', async () => {
		const id = await meta.published();
		await meta.call('POST', `/${meta.otherWaba}/flows`, {
			json: { name: 'Twin', categories: ['OTHER'] },
		});
		await meta.draft({ name: 'Twin' });
		const json = { source_waba_id: meta.waba, source_flow_names: ['Booking', 'Twin', 'Nobody'] };
		const answer = await meta.call('POST', `/${meta.otherWaba}/migrate_flows`, { json });
		expect(answer.body).toMatchObject({
			migrated_flows: [{ source_name: 'Booking', source_id: id }],
			failed_flows: [
				{ source_name: 'Twin', error_code: '4233041' },
				{ source_name: 'Nobody', error_code: '4233041' },
			],
		});
		const migrated = await meta.call('GET', `/${answer.at('migrated_flows.0.migrated_id')}`);
		expect(migrated.body).toMatchObject({ name: 'Booking', status: 'PUBLISHED' });
	});

	it('moves nothing from a stranger, to itself, or by names in one text', async () => {
		for (const json of [
			{ source_waba_id: '1' },
			{ source_waba_id: meta.otherWaba },
			{ source_waba_id: meta.waba, source_flow_names: 'Booking,Twin' },
			{},
		]) {
			const answer = await meta.call('POST', `/${meta.otherWaba}/migrate_flows`, { json });
			expect(answer).toMatchObject(graphError(100));
		}
	});
});
