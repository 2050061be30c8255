import { KaleyraCaller, success } from './callers/kaleyra';
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

let kaleyra: KaleyraCaller;

beforeAll(async () => {
	kaleyra = new KaleyraCaller(await Client.start());
});
beforeEach(() => kaleyra.client.reset());
afterAll(() => kaleyra.client.close());

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
		expect(await kaleyra.call('GET', `/${kaleyra.waba}/flows`, { headers })).toMatchObject(refused);
		const path = `/v2/HXAP/whatsapp/${kaleyra.waba}/flows`;
		expect(await kaleyra.client.call('kaleyra', 'GET', path)).toMatchObject(refused);
	});

	it('answers WA-401 with a text as error for a foreign account', async () => {
		const answer = await kaleyra.call('GET', '/123/flows');
		expect(answer).toMatchObject({
			status: 401,
			body: { code: 'WA-401', data: {}, error: expect.any(String) },
		});
	});
});

describe('flows', () => {
	it('answers the id of a new flow inside data', async () => {
		expect(await kaleyra.create()).toMatchObject(success({ id: expect.stringMatching(/^\d+$/) }));
	});

	it('takes SHOPPING, and no category it does not list', async () => {
		expect((await kaleyra.create({ categories: ['SHOPPING'] })).status).toBe(200);
		expect(await kaleyra.create({ name: 'B', categories: ['PAYMENT'] })).toMatchObject(badPayload);
	});

	it.each([
		['a name that is taken', { name: 'Booking' }],
		['no name', { name: undefined }],
		['a JSON in the same call', { flow_json: flowJson }],
		['publishing in the same call', { publish: true }],
		['an endpoint that is no address', { endpoint_uri: 'shop' }],
	])('refuses to create with %s', async (_what, more) => {
		await kaleyra.create();
		expect(await kaleyra.create({ name: 'Another', ...more })).toMatchObject(badPayload);
	});

	it('takes the documented metadata sample', async () => {
		const json = {
			name: 'This is the first flow',
			endpoint_uri: 'https://www.tatacommunications.com/',
			categories: ['SIGN_IN'],
		};
		const id = await kaleyra.draft();
		expect(await kaleyra.call('POST', `/${id}`, { json })).toMatchObject(
			success({ success: true }),
		);
		const read = await kaleyra.call('GET', `/${id}?fields=name,endpoint_uri,categories`);
		expect(read).toMatchObject(success(json));
	});

	it('saves a faulty JSON without a word: the errors show in get', async () => {
		const id = (await kaleyra.create()).at('data.id');
		expect((await kaleyra.upload(id, incompleteJson)).body).toEqual(
			success({ success: true }).body,
		);
		const read = await kaleyra.call('GET', `/${id}`);
		expect(read).toMatchObject(success({ validation_errors: [{ error_type: 'FLOW_JSON_ERROR' }] }));
		expect(await kaleyra.call('POST', `/${id}/publish`)).toMatchObject(badPayload);
	});

	it('takes files as multipart only, with both fields beside', async () => {
		const id = await kaleyra.draft();
		const path = `/${id}/assets`;
		const file = { text: flowJson };
		const wrong: Call[] = [
			{ json: twoScreens },
			{ form: { name: 'flow.json' }, file },
			{ form: { name: 'flow.json', asset_type: 'FLOW_JSON' } },
			{ form: { name: 'flow.json', asset_type: 'FLOW_JSON', flow_id: id }, file },
		];
		for (const more of wrong) {
			expect(await kaleyra.call('POST', path, more)).toMatchObject(badPayload);
		}
	});

	it('turns a published flow back into a draft when it is edited', async () => {
		const id = await kaleyra.published();
		expect(await kaleyra.upload(id)).toMatchObject(success({ success: true }));
		expect(await kaleyra.call('GET', `/${id}`)).toMatchObject(success({ status: 'DRAFT' }));
	});

	it('refuses to edit a deprecated flow, to delete a published one, to deprecate a draft', async () => {
		const id = await kaleyra.published();
		expect(await kaleyra.call('DELETE', `/${id}`)).toMatchObject(badPayload);
		await kaleyra.call('POST', `/${id}/deprecate`);
		expect(await kaleyra.upload(id)).toMatchObject(badPayload);
		const other = await kaleyra.draft({ name: 'Other' });
		expect(await kaleyra.call('POST', `/${other}/deprecate`)).toMatchObject(badPayload);
		expect(await kaleyra.call('DELETE', `/${other}`)).toMatchObject(success({ success: true }));
	});

	it('answers an unknown flow as printed: HTTP 500 and an object as error', async () => {
		for (const [method, path] of [
			['GET', '/1'],
			['POST', '/1/publish'],
			['DELETE', '/1'],
		]) {
			expect(await kaleyra.call(method, path)).toMatchObject(unknownFlow);
		}
	});

	it('reads the fields asked for, once encoded', async () => {
		const id = await kaleyra.draft();
		const encoded = encodeURIComponent('id,json_version');
		const read = await kaleyra.call('GET', `/${id}?fields=${encoded}`);
		expect(read.body).toMatchObject({ data: { id, json_version: '7.3' } });
		const twice = await kaleyra.call('GET', `/${id}?fields=${encodeURIComponent(encoded)}`);
		expect(twice).toMatchObject(badPayload);
		expect(await kaleyra.call('GET', `/${id}?fields=nonsense`)).toMatchObject(badPayload);
	});

	it("lists 25 flows and goes on after a cursor, without a limit of one's own", async () => {
		for (let index = 0; index < 26; index++) await kaleyra.create({ name: `F${index}` });
		const names = (answer: Answer) =>
			(answer.body as { data: { data: Array<{ name: string }> } }).data.data.map(
				({ name }) => name,
			);
		const first = await kaleyra.call('GET', `/${kaleyra.waba}/flows?fields=id,name,status`);
		expect(names(first)).toHaveLength(25);
		const after = first.at('data.paging.cursors.after');
		const second = await kaleyra.call('GET', `/${kaleyra.waba}/flows?after=${after}`);
		expect(names(second)).toEqual(['F25']);
		expect(await kaleyra.call('GET', `/${kaleyra.waba}/flows?limit=5`)).toMatchObject(badPayload);
	});

	it('lists the file with an address that takes no key', async () => {
		const answer = await kaleyra.call('GET', `/${await kaleyra.draft()}/assets`);
		const url = answer.at('data.data.0.download_url');
		expect((await fetchText(url)).text).toBe(flowJson);
		const headers = { 'api-key': kaleyra.client.data('kaleyra', 'apiKey') };
		expect((await fetchText(url, { headers })).status).toBe(400);
	});

	it('migrates with the source first in the path', async () => {
		await kaleyra.published();
		const path = `/${kaleyra.waba}/migrate_flows/${kaleyra.otherWaba}`;
		const answer = await kaleyra.call('POST', path, {
			json: { source_flow_names: ['Booking', 'None'] },
		});
		expect(answer).toMatchObject(
			success({
				migrated_flows: [{ source_name: 'Booking' }],
				failed_flows: [{ source_name: 'None', error_code: '4233041' }],
			}),
		);
		expect(await kaleyra.call('POST', path)).toMatchObject(
			success({ migrated_flows: [], failed_flows: [{ source_name: 'Booking' }] }),
		);
		const migrate = (from: string, to: string) =>
			kaleyra.call('POST', `/${from}/migrate_flows/${to}`);
		expect((await migrate('123', kaleyra.otherWaba)).status).toBe(401);
		expect(await migrate(kaleyra.waba, kaleyra.waba)).toMatchObject(badPayload);
	});
});
