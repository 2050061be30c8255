import nock from 'nock';
import { validFlowJson as flowJson } from '../support/flowJson';
import { accounts, byId, byName, failureOf, outputOf, useNock } from './harness';
import { partsOf } from './parts';

/** Samples: https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-publish-flow and the pages beside */

useNock();

const { host, data } = accounts.kaleyra;
const whatsapp = `/v2/${data.sid}/whatsapp`;
const flows = `${whatsapp}/${data.wabaId}/flows`;
const id = '120000000000000';
const flowId = byId(id);
const one = `${whatsapp}/${id}`;
const api = () => nock(host, { reqheaders: { 'api-key': data.apiKey } });
const form = () =>
	nock(host, {
		reqheaders: {
			'api-key': data.apiKey,
			'content-type': /^multipart\/form-data; boundary=/,
		},
	});
const envelope = (content: unknown) => ({
	code: 'WA200',
	message: 'Request Processed Successfully',
	data: content,
	error: {},
});
const done = envelope({ success: true });
const flow = { id, name: 'This is the first flow', status: 'DRAFT', categories: ['SHOPPING'] };
const creation = {
	flowName: 'This is the first flow',
	categories: ['SHOPPING'],
	defineFlowBy: 'none',
	publishImmediately: false,
};
const created = {
	provider: 'kaleyra',
	flowId: id,
	name: 'This is the first flow',
	status: 'DRAFT',
	categories: ['SHOPPING'],
};

describe('Create at Kaleyra', () => {
	it('makes an empty draft, with the category that only some providers have', async () => {
		api()
			.post(flows, { name: 'This is the first flow', categories: ['SHOPPING'] })
			.reply(200, envelope({ id }));
		expect(await outputOf('kaleyra', 'create', creation)).toEqual([created]);
	});

	it('creates, uploads and publishes in three calls', async () => {
		let parts: string[][] = [];
		api().post(flows).reply(200, envelope({ id }));
		form()
			.post(`${one}/assets`, (body) => {
				parts = partsOf(body);
				return true;
			})
			.reply(200, done);
		api().post(`${one}/publish`).reply(200, done);
		expect(
			await outputOf('kaleyra', 'create', {
				...creation,
				defineFlowBy: 'text',
				flowJson,
				publishImmediately: true,
			}),
		).toEqual([{ ...created, status: 'PUBLISHED', validationErrors: [] }]);
		expect(parts).toHaveLength(3);
		expect(parts).toEqual(
			expect.arrayContaining([
				['file', 'flow.json', flowJson],
				['name', '', 'flow.json'],
				['asset_type', '', 'FLOW_JSON'],
			]),
		);
	});

	it('names the flow that exists when a later call is refused', async () => {
		api().post(flows).reply(200, envelope({ id }));
		api()
			.post(`${one}/assets`)
			.reply(400, {
				code: 'WA-400',
				message: 'Refer to correct payload format',
				data: {},
				error: { payload: 'Incorrect payload format' },
			});
		const { message, description } = await failureOf('kaleyra', 'create', {
			...creation,
			defineFlowBy: 'text',
			flowJson,
		});
		expect(message).toContain(`stopped at “upload the Flow JSON”, the flow ${id} exists already`);
		expect(description).toContain('payload: Incorrect payload format');
	});

	it('copies a flow, with an endpoint of its own', async () => {
		api()
			.post(flows, {
				name: 'This is the first flow',
				categories: ['SHOPPING'],
				clone_flow_id: '77',
				endpoint_uri: 'https://example.com/flow',
			})
			.reply(200, envelope({ id }));
		expect(
			await outputOf('kaleyra', 'create', {
				...creation,
				defineFlowBy: 'clone',
				cloneFlowId: byId('77'),
				additionalFields: { endpointUri: 'https://example.com/flow' },
			}),
		).toEqual([{ ...created, endpointUri: 'https://example.com/flow' }]);
	});

	it('goes to the path of the credential', async () => {
		api().post(`${whatsapp}/new/${data.wabaId}`).reply(200, envelope({ id }));
		const credential = { createPath: '/whatsapp/new/{wabaId}' };
		expect(await outputOf('kaleyra', 'create', creation, { credential })).toEqual([created]);
	});

	it('says so when a success has no id', async () => {
		api().post(flows).reply(200, envelope([]));
		const { message } = await failureOf('kaleyra', 'create', creation);
		expect(message).toBe(
			'Kaleyra (Tata Communications) accepted the call, but its answer is not as documented',
		);
	});
});

describe('Update at Kaleyra', () => {
	it('changes the fields, then the JSON', async () => {
		api()
			.post(one, { name: 'New', endpoint_uri: 'https://www.tatacommunications.com/' })
			.reply(200, done);
		form().post(`${one}/assets`).reply(200, done);
		const updateFields = { flowName: 'New', endpointUri: 'https://www.tatacommunications.com/' };
		expect(
			await outputOf('kaleyra', 'update', { flowId, defineFlowBy: 'text', flowJson, updateFields }),
		).toEqual([
			{
				provider: 'kaleyra',
				flowId: id,
				name: 'New',
				endpointUri: 'https://www.tatacommunications.com/',
				validationErrors: [],
			},
		]);
	});

	it('sends the fields alone where there is no JSON', async () => {
		api()
			.post(one, { categories: ['SIGN_IN'] })
			.reply(200, done);
		const parameters = { flowId, defineFlowBy: 'none', updateFields: { categories: ['SIGN_IN'] } };
		expect(await outputOf('kaleyra', 'update', parameters)).toMatchObject([
			{ flowId: id, categories: ['SIGN_IN'] },
		]);
	});
});

describe('Publish, Deprecate and Delete at Kaleyra', () => {
	it.each([
		['publish', 'PUBLISHED'],
		['deprecate', 'DEPRECATED'],
	])('%s tells the new state', async (operation, status) => {
		api().post(`${one}/${operation}`).reply(200, done);
		expect(await outputOf('kaleyra', operation, { flowId })).toEqual([
			{ provider: 'kaleyra', flowId: id, status },
		]);
	});

	it('delete says that the flow is gone', async () => {
		api().delete(one).reply(200, done);
		expect(await outputOf('kaleyra', 'delete', { flowId })).toEqual([{ deleted: true }]);
	});
});

describe('Get and List at Kaleyra', () => {
	it('gets a flow with the commas of its fields encoded once', async () => {
		let path = '';
		api()
			.get(one)
			.query(true)
			.reply(200, (uri) => {
				path = uri;
				return envelope({ ...flow, json_version: '5.0' });
			});
		expect(await outputOf('kaleyra', 'get', { flowId })).toEqual([
			{ ...created, jsonVersion: '5.0' },
		]);
		expect(path).toMatch(/\?fields=id(?:,|%2C)name/);
	});

	it('lists all pages, and ends at an empty one', async () => {
		const fields = 'id,name,status,categories,validation_errors';
		const paging = { cursors: { before: 'A', after: 'QVFI' } };
		api()
			.get(flows)
			.query({ fields })
			.reply(200, envelope({ data: [flow], paging }));
		api().get(flows).query({ fields, after: 'QVFI' }).reply(200, envelope([]));
		expect(await outputOf('kaleyra', 'list', { returnAll: true })).toEqual([created]);
	});

	it('filters a list by status', async () => {
		const published = { ...flow, id: '2', status: 'PUBLISHED' };
		api()
			.get(flows)
			.query(true)
			.reply(200, envelope([flow, published]));
		const filters = { status: ['PUBLISHED'] };
		expect(await outputOf('kaleyra', 'list', { limit: 5, filters })).toMatchObject([
			{ flowId: '2' },
		]);
	});

	it('finds a flow by its name', async () => {
		api()
			.get(flows)
			.query(true)
			.reply(200, envelope([flow]));
		api().post(`${one}/publish`).reply(200, done);
		const parameters = { flowId: byName('This is the first flow') };
		expect(await outputOf('kaleyra', 'publish', parameters)).toMatchObject([{ flowId: id }]);
	});
});
