import nock from 'nock';
import { validFlowJson as flowJson } from '../support/flowJson';
import { accounts, byId, byName, failureOf, outputOf, useNock } from './harness';
import { partsOf } from './parts';

/** Samples: https://docs.dreams.com.sa/whatsapp-flows , put together from its fields and values */

useNock();

const { host, data } = accounts.dreams;
const flows = `/api/whatsapp/${data.wabaId}/flows`;
const id = '866937862658913';
const flowId = byId(id);
const headers = { authorization: `AccessKey ${data.apiKey}`, accept: 'application/json' };
const api = () => nock(host, { reqheaders: headers });
const multipart = {
	...headers,
	'content-type': /^multipart\/form-data; boundary=/,
};
const creation = {
	flowName: 'Customer Support Flow',
	categories: ['OTHER', 'SURVEY'],
	defineFlowBy: 'none',
	publishImmediately: false,
};
const created = {
	provider: 'dreams',
	flowId: id,
	name: 'Customer Support Flow',
	status: 'DRAFT',
	categories: ['OTHER', 'SURVEY'],
};
const uploaded = { success: true, message: 'Uploaded Successfully' };

/** Expects one form and returns what came in it. */
function expectForm(path: string, answer: nock.Body): string[][] {
	const parts: string[][] = [];
	nock(host, { reqheaders: multipart })
		.post(path, (body) => {
			parts.push(...partsOf(body));
			return true;
		})
		.reply(200, answer);
	return parts;
}

describe('Create at Dreams', () => {
	it('sends a form with each category as a part of its own', async () => {
		const parts = expectForm(flows, { id });
		const additionalFields = { endpointUri: 'https://example.com/flow' };
		expect(await outputOf('dreams', 'create', { ...creation, additionalFields })).toEqual([
			{ ...created, endpointUri: 'https://example.com/flow' },
		]);
		expect(parts).toEqual([
			['name', '', 'Customer Support Flow'],
			['categories[]', '', 'OTHER'],
			['categories[]', '', 'SURVEY'],
			['endpoint_uri', '', 'https://example.com/flow'],
		]);
	});

	it('copies a flow', async () => {
		const parts = expectForm(flows, { success: true, message: 'ok', data: { id } });
		const clone = { defineFlowBy: 'clone', cloneFlowId: byId('77') };
		expect(await outputOf('dreams', 'create', { ...creation, ...clone })).toEqual([created]);
		expect(parts).toContainEqual(['clone_flow_id', '', '77']);
	});

	it('sends JSON where the credential says so, at the prefix that it names', async () => {
		api()
			.post(`/v1.0/whatsapp/${data.wabaId}/flows`, {
				name: 'Customer Support Flow',
				categories: ['OTHER', 'SURVEY'],
			})
			.reply(200, { id });
		const credential = { createEncoding: 'json', pathPrefix: '/v1.0/whatsapp' };
		expect(await outputOf('dreams', 'create', creation, { credential })).toEqual([created]);
	});

	it('creates, uploads and publishes in three calls', async () => {
		expectForm(flows, { id });
		const parts = expectForm(`${flows}/upload-flow-json`, uploaded);
		api()
			.post(`${flows}/${id}/publish`)
			.reply(200, { success: true, message: 'Flow published successfully', data: {} });
		const parameters = { defineFlowBy: 'text', flowJson, publishImmediately: true };
		expect(await outputOf('dreams', 'create', { ...creation, ...parameters })).toEqual([
			{ ...created, status: 'PUBLISHED', validationErrors: [] },
		]);
		expect(parts).toEqual([
			['flow_id', '', id],
			['file', 'flow.json', flowJson],
		]);
	});

	it.each(['Upload JSON File Failed', 'File content is not valid JSON.'])(
		'names the flow that exists when HTTP 200 and success say “%s”',
		async (words) => {
			expectForm(flows, { id });
			expectForm(`${flows}/upload-flow-json`, { success: true, message: words });
			const { message, description } = await failureOf('dreams', 'create', {
				...creation,
				defineFlowBy: 'text',
				flowJson,
				publishImmediately: true,
			});
			expect(message).toContain(`stopped at “upload the Flow JSON”, the flow ${id} exists already`);
			expect(description).toContain(`Dreams says: ${words.replace(/\.$/, '')}.`);
		},
	);

	it('says so when a success has no id', async () => {
		api().post(flows).reply(200, { success: true, message: 'Created', data: [] });
		const { message } = await failureOf('dreams', 'create', creation);
		expect(message).toContain('not as documented');
	});

	it('refuses a category that Dreams does not have before any request', async () => {
		const categories = ['SHOPPING'];
		const { message } = await failureOf('dreams', 'create', { ...creation, categories });
		expect(message).toContain('SHOPPING');
	});
});

describe('Update at Dreams', () => {
	it('changes the fields as JSON, then the JSON by a form', async () => {
		api()
			.post(`${flows}/${id}`, { name: 'New name', endpoint_uri: 'https://example.com' })
			.reply(200, { id, success: true });
		expectForm(`${flows}/upload-flow-json`, uploaded);
		const updateFields = { flowName: 'New name', endpointUri: 'https://example.com' };
		expect(
			await outputOf('dreams', 'update', { flowId, defineFlowBy: 'text', flowJson, updateFields }),
		).toEqual([
			{
				provider: 'dreams',
				flowId: id,
				name: 'New name',
				endpointUri: 'https://example.com',
				validationErrors: [],
			},
		]);
	});

	it('returns what Dreams says of the whole flow', async () => {
		api()
			.post(`${flows}/${id}`, { categories: ['OTHER'] })
			.reply(200, { id, name: 'A', status: 'DRAFT', categories: ['OTHER'], preview: null });
		const parameters = { flowId, defineFlowBy: 'none', updateFields: { categories: ['OTHER'] } };
		expect(await outputOf('dreams', 'update', parameters)).toEqual([
			{ provider: 'dreams', flowId: id, name: 'A', status: 'DRAFT', categories: ['OTHER'] },
		]);
	});
});

describe('Publish, Deprecate and Delete at Dreams', () => {
	const documented = `/whatsapp/${data.wabaId}/flows/${id}/deprecate`;
	const deprecated = [{ provider: 'dreams', flowId: id, status: 'DEPRECATED' }];

	it('publishes', async () => {
		api()
			.post(`${flows}/${id}/publish`)
			.reply(200, { success: true, message: 'Flow published successfully', data: {} });
		expect(await outputOf('dreams', 'publish', { flowId })).toEqual([
			{ provider: 'dreams', flowId: id, status: 'PUBLISHED' },
		]);
	});

	it('deprecates at the documented path, without the prefix', async () => {
		api().post(documented).reply(200, { message: 'Flow deprecated successfully' });
		expect(await outputOf('dreams', 'deprecate', { flowId })).toEqual(deprecated);
	});

	it.each([404, 405])('deprecates at the common path after HTTP %i', async (status) => {
		api().post(documented).reply(status, '<h1>Nothing here</h1>');
		api().post(`${flows}/${id}/deprecate`).reply(200, { message: 'Flow deprecated successfully' });
		expect(await outputOf('dreams', 'deprecate', { flowId })).toEqual(deprecated);
	});

	it('tells what the second path said when both are refused', async () => {
		api().post(documented).reply(404, '<h1>Nothing here</h1>');
		api()
			.post(`${flows}/${id}/deprecate`)
			.reply(400, { success: false, message: '(#139003) Deprecating failed', data: [] });
		const { message } = await failureOf('dreams', 'deprecate', { flowId });
		expect(message).toBe('The flow can’t be deprecated');
	});

	it('deletes by the query, or by the path where the credential says so', async () => {
		const answer = { message: 'Flow deleted successfully' };
		api().delete(flows).query({ flowId: id }).reply(200, answer);
		expect(await outputOf('dreams', 'delete', { flowId })).toEqual([{ deleted: true }]);
		api().delete(`${flows}/${id}`).reply(200, answer);
		const credential = { deleteStyle: 'path' };
		expect(await outputOf('dreams', 'delete', { flowId }, { credential })).toEqual([
			{ deleted: true },
		]);
	});
});

describe('finding flows at Dreams', () => {
	const entry = { id, name: 'A', status: 'DRAFT', categories: [], validation_errors: [] };

	it.each([
		['a bare list', { data: [entry], paging: { cursors: { after: 'QVFI' } } }],
		['the envelope', { success: true, message: 'ok', data: [entry] }],
	])('lists from %s in one call', async (_, body) => {
		api().get(flows).reply(200, body);
		expect(await outputOf('dreams', 'list', { returnAll: true })).toEqual([
			{
				provider: 'dreams',
				flowId: id,
				name: 'A',
				status: 'DRAFT',
				categories: [],
				validationErrors: [],
			},
		]);
	});

	it('finds a flow by its name', async () => {
		api()
			.get(flows)
			.reply(200, { data: [entry] });
		api().post(`${flows}/${id}/publish`).reply(200, { success: true, message: 'ok', data: {} });
		expect(await outputOf('dreams', 'publish', { flowId: byName('A') })).toMatchObject([
			{ flowId: id },
		]);
	});
});
