import nock from 'nock';
import { validFlowJson as flowJson } from '../support/flowJson';
import { accounts, byId, byName, failureOf, outputOf, runOperation, useNock } from './harness';

/**
 * Samples: https://developer.8x8.com/connect/reference/create-whatsapp-flow and the pages beside
 * it; refusals: https://developer.8x8.com/connect/docs/api-error-codes
 */

useNock();

const { host, data } = accounts['8x8'];
const flows = `/api/v1/accounts/${data.accountId}/channels/${data.channelId}/flows`;
const flowId = '866937862658913';
const api = () => nock(host, { reqheaders: { authorization: `Bearer ${data.apiKey}` } });
const finding = {
	error: 'INVALID_PROPERTY_VALUE',
	errorType: 'FLOW_JSON_ERROR',
	message: "Invalid value found for property 'type'.",
	lineStart: 1,
	columnStart: 84,
	pointers: [{ path: 'screens[0].layout' }],
};
const creation = {
	flowName: 'Example Flow',
	categories: ['OTHER'],
	defineFlowBy: 'text',
	flowJson,
	publishImmediately: false,
};

describe('Create at 8x8', () => {
	it('sends the Flow JSON as text and returns the draft', async () => {
		api()
			.post(flows, { name: 'Example Flow', categories: ['OTHER'], publish: false, flowJson })
			.reply(200, { id: flowId, success: true });
		expect(await outputOf('8x8', 'create', creation)).toEqual([
			{
				provider: '8x8',
				flowId,
				name: 'Example Flow',
				status: 'DRAFT',
				categories: ['OTHER'],
				validationErrors: [],
			},
		]);
	});

	it('publishes in the same call and writes the endpoint as endPointUri', async () => {
		const endPointUri = 'https://example.com/flow';
		api()
			.post(flows, (body) => body.publish === true && body.endPointUri === endPointUri)
			.reply(200, { id: flowId, success: true });
		const additionalFields = { endpointUri: endPointUri };
		const parameters = { ...creation, publishImmediately: true, additionalFields };
		expect(await outputOf('8x8', 'create', parameters)).toMatchObject([
			{ flowId, status: 'PUBLISHED', endpointUri: endPointUri },
		]);
	});

	it('copies another flow', async () => {
		api()
			.post(flows, { name: 'Copy', categories: ['OTHER'], publish: false, cloneFlowId: '1145' })
			.reply(200, { id: flowId, success: true });
		const parameters = { flowName: 'Copy', categories: ['OTHER'], publishImmediately: false };
		const cloneFlowId = byId('1145');
		expect(
			await outputOf('8x8', 'create', { ...parameters, defineFlowBy: 'clone', cloneFlowId }),
		).toMatchObject([{ flowId, status: 'DRAFT' }]);
	});

	it('returns the findings beside success', async () => {
		api()
			.post(flows)
			.reply(200, { id: flowId, success: true, validationErrors: [finding] });
		expect(await outputOf('8x8', 'create', creation)).toMatchObject([
			{ flowId, status: 'DRAFT', validationErrors: [finding] },
		]);
	});

	it('names the draft that now exists when its findings prevent publishing', async () => {
		api()
			.post(flows)
			.reply(200, { id: flowId, success: true, validationErrors: [finding] });
		const { message } = await failureOf('8x8', 'create', {
			...creation,
			publishImmediately: true,
		});
		expect(message).toContain(flowId);
	});

	it('says so when the answer has no id', async () => {
		api().post(flows).reply(200, { success: true });
		const { message } = await failureOf('8x8', 'create', creation);
		expect(message).toContain('not as documented');
	});
});

describe('Update at 8x8', () => {
	it('changes fields and JSON in one call', async () => {
		api()
			.put(`${flows}/${flowId}`, { name: 'New', flowJson, applicationId: '123456789' })
			.reply(200, { id: flowId, success: true });
		const updateFields = { flowName: 'New', applicationId: '123456789' };
		expect(
			await outputOf('8x8', 'update', {
				flowId: byId(flowId),
				defineFlowBy: 'text',
				flowJson,
				updateFields,
			}),
		).toEqual([{ provider: '8x8', flowId, name: 'New', validationErrors: [] }]);
	});
});

describe('calls with empty answers at 8x8', () => {
	it.each([
		['publish', 'PUBLISHED'],
		['deprecate', 'DEPRECATED'],
	])('%s knows the new status', async (operation, status) => {
		api().post(`${flows}/${flowId}/${operation}`).reply(200, '');
		const [flow] = await outputOf('8x8', operation, { flowId: byId(flowId) });
		expect(flow).toMatchObject({ provider: '8x8', flowId, status });
	});

	it('delete says that the flow is gone', async () => {
		api().delete(`${flows}/${flowId}`).reply(200, '');
		expect(await outputOf('8x8', 'delete', { flowId: byId(flowId) })).toEqual([{ deleted: true }]);
	});
});

describe('reading flows at 8x8', () => {
	const listed = [
		{ id: '1145805540595505', name: 'Loan Collection', status: 'DRAFT' },
		{ id: '802610292468882', name: 'Survey', status: 'PUBLISHED' },
	];

	it('Get reads the id that is called flowId there', async () => {
		const flow = { name: 'Example flow', status: 'PUBLISHED', categories: ['OTHER'] };
		api()
			.get(`${flows}/${flowId}`)
			.reply(200, { flowId, flowJsonUrl: 'https://mmg.whatsapp.net/m1/v/t24/An-a1', ...flow });
		expect(await outputOf('8x8', 'get', { flowId: byId(flowId) })).toEqual([
			{ provider: '8x8', flowId, ...flow, validationErrors: [] },
		]);
	});

	it('List asks for a thousand when all are wanted, and filters by status', async () => {
		api().get(flows).query({ limit: '1000' }).reply(200, { flows: listed });
		const filters = { status: ['PUBLISHED'] };
		expect(await outputOf('8x8', 'list', { returnAll: true, filters })).toEqual([
			{ provider: '8x8', flowId: '802610292468882', name: 'Survey', status: 'PUBLISHED' },
		]);
	});

	it('a flow is found by its name', async () => {
		api().get(flows).query({ limit: '1000' }).reply(200, { flows: listed });
		api().post(`${flows}/802610292468882/deprecate`).reply(200, '');
		const [flow] = await outputOf('8x8', 'deprecate', { flowId: byName('Survey') });
		expect(flow).toMatchObject({ flowId: '802610292468882' });
	});

	it('Get Preview renews the link and gives its end in UTC', async () => {
		const preview_url = 'https://business.facebook.com/wa/manage/flows/833178916081311/preview/';
		api()
			.get(`${flows}/${flowId}/preview`)
			.query({ refresh: 'true' })
			.reply(200, { id: flowId, preview_url, expires_at: '2025-12-13T05:49:59+0000' });
		const [flow] = await outputOf('8x8', 'getPreview', {
			flowId: byId(flowId),
			invalidate: true,
		});
		expect(flow).toMatchObject({
			previewUrl: preview_url,
			previewExpiresAt: '2025-12-13T05:49:59.000Z',
		});
	});

	it('Download JSON fetches the address without the API key', async () => {
		api()
			.get(`${flows}/${flowId}`)
			.reply(200, { flowId, flowJsonUrl: 'https://mmg.whatsapp.net/m1/v/t24/An-a1' });
		nock('https://mmg.whatsapp.net', { badheaders: ['authorization'] })
			.get('/m1/v/t24/An-a1')
			.reply(200, flowJson);
		expect(
			await outputOf('8x8', 'downloadJson', { flowId: byId(flowId), outputAs: 'json' }),
		).toEqual([{ provider: '8x8', flowId, flowJson: JSON.parse(flowJson) as unknown }]);
	});

	it.each([
		['on another host', 'https://example.com/flow.json', 'example.com'],
		['without encryption', 'http://mmg.whatsapp.net/flow.json', 'mmg.whatsapp.net'],
	])('Download JSON does not fetch an address %s', async (_, flowJsonUrl, name) => {
		api().get(`${flows}/${flowId}`).reply(200, { flowId, flowJsonUrl });
		const { message } = await failureOf('8x8', 'downloadJson', { flowId: byId(flowId) });
		expect(message).toContain(name);
	});

	it('uses the paths and the words of the guide where the credential says so', async () => {
		api()
			.get(`/config/v1/channels/whatsapp/${data.channelId}/flows/${flowId}`)
			.reply(200, { id: flowId, name: 'A', status: 'DRAFT', validation_errors: [], flowJson });
		const credential = { pathFamily: 'guide', accountId: '' };
		expect(
			await outputOf('8x8', 'downloadJson', { flowId: byId(flowId) }, { credential }),
		).toMatchObject([{ flowJson: { version: '7.3' } }]);
	});
});

it('8x8 has no Migrate, even when an imported workflow asks for it', async () => {
	const { error } = await runOperation('8x8', 'migrate', { sourceWabaId: '1' });
	expect(error?.message).toContain('8x8 does not offer “Migrate”');
});
