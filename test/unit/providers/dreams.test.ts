import { dreams } from '../../../nodes/WhatsAppFlows/providers/dreams';

/** Samples: https://docs.dreams.com.sa/whatsapp-flows , put together from its fields and values */

const credentials = { apiKey: 'key', wabaId: '123456789' };
const account = dreams.readAccount(credentials);
const calls = dreams.flow as Required<typeof dreams.flow>;
const { create, update, uploadJson, publish, deprecate } = calls;
const flows = '/api/whatsapp/123456789/flows';
const flowId = '866937862658913';
const answer = (body: unknown, status = 200) => ({ status, headers: {}, body });

describe('creating a flow at Dreams', () => {
	const input = { flowName: 'Customer Support Flow', categories: ['OTHER', 'SURVEY'] };
	const all = { ...input, cloneFlowId: '1', endpointUri: 'https://example.com' };

	it('sends a form, each category as a part of its own', () => {
		expect(create.request(input, account)).toEqual({
			method: 'POST',
			path: flows,
			body: {
				kind: 'multipart',
				parts: [
					{ field: 'name', value: 'Customer Support Flow' },
					{ field: 'categories[]', value: 'OTHER' },
					{ field: 'categories[]', value: 'SURVEY' },
				],
			},
		});
	});

	it('adds the flow to copy and the endpoint to the form', () => {
		expect(create.request(all, account).body).toMatchObject({
			parts: expect.arrayContaining([
				{ field: 'clone_flow_id', value: '1' },
				{ field: 'endpoint_uri', value: 'https://example.com' },
			]),
		});
	});

	it('sends JSON where the credential says so', () => {
		const json = dreams.readAccount({ ...credentials, createEncoding: 'json' });
		expect(create.request(all, json).body).toEqual({
			kind: 'json',
			value: {
				name: 'Customer Support Flow',
				categories: ['OTHER', 'SURVEY'],
				clone_flow_id: '1',
				endpoint_uri: 'https://example.com',
			},
		});
	});

	it.each([
		['bare', { id: flowId }],
		['in the envelope', { success: true, message: 'Created', data: { id: 866937862658913 } }],
		['beside an empty list', { id: flowId, data: [] }],
	])('reads the new id %s', (_, body) => {
		expect(create.read(answer(body), input, account)).toEqual({
			provider: 'dreams',
			flowId,
			name: 'Customer Support Flow',
			status: 'DRAFT',
			categories: ['OTHER', 'SURVEY'],
			raw: body,
		});
	});

	it.each([{ success: true, message: 'Created', data: [] }, { message: 'Created' }, ''])(
		'throws when the answer %j has no id',
		(body) => {
			expect(() => create.read(answer(body), input, account)).toThrow();
		},
	);
});

describe('updating a flow at Dreams', () => {
	const change = {
		flowId,
		flowName: 'New name',
		categories: ['OTHER'],
		endpointUri: 'https://example.com',
	};

	it('sends only what changes, as JSON', () => {
		expect(update.request({ flowId, flowName: 'New name' }, account)).toEqual({
			method: 'POST',
			path: `${flows}/${flowId}`,
			body: { kind: 'json', value: { name: 'New name' } },
		});
		expect(update.request(change, account).body).toEqual({
			kind: 'json',
			value: { name: 'New name', categories: ['OTHER'], endpoint_uri: 'https://example.com' },
		});
	});

	it('returns the whole flow in Dreams’ own words where the answer is one', () => {
		const body = {
			id: flowId,
			name: 'New name',
			status: 'DRAFT',
			categories: ['OTHER'],
			json_version: '5.0',
			endpoint_uri: null,
			preview: null,
			health_status: null,
		};
		expect(update.read(answer(body), { flowId, flowName: ' New  name' }, account)).toMatchObject({
			provider: 'dreams',
			flowId,
			name: 'New name',
			status: 'DRAFT',
			categories: ['OTHER'],
			jsonVersion: '5.0',
			raw: body,
		});
	});

	it.each([
		[{ id: flowId, success: true }],
		[{ success: true, message: 'Updated', data: [] }],
		[''],
	])('returns what was asked for where the answer is only %j', (body) => {
		expect(update.read(answer(body), change, account)).toMatchObject({
			flowId,
			name: 'New name',
			categories: ['OTHER'],
			endpointUri: 'https://example.com',
			raw: body,
		});
	});
});

describe('uploading a Flow JSON to Dreams', () => {
	const input = { flowId, flowJson: '{"version":"5.0"}' };

	it('names the flow in the form and not in the path', () => {
		expect(uploadJson.request(input, account)).toEqual({
			method: 'POST',
			path: `${flows}/upload-flow-json`,
			body: {
				kind: 'multipart',
				parts: [
					{ field: 'flow_id', value: flowId },
					{
						field: 'file',
						fileName: 'flow.json',
						contentType: 'application/json',
						content: '{"version":"5.0"}',
					},
				],
			},
		});
	});

	it('returns findings under the name that Dreams gives them', () => {
		const found = { error: 'A', message: 'B', line_start: 3 };
		const body = { success: true, message: 'Uploaded Successfully', validations_errors: [found] };
		expect(dreams.readError(answer(body))).toBeUndefined();
		expect(uploadJson.read(answer(body), input, account).validationErrors).toEqual([
			expect.objectContaining({ error: 'A', message: 'B', lineStart: 3 }),
		]);
	});

	it('has no findings where none are named', () => {
		const body = { success: true, message: 'Uploaded Successfully' };
		expect(uploadJson.read(answer(body), input, account)).toEqual({
			validationErrors: [],
			raw: body,
		});
	});
});

describe('the life of a flow at Dreams', () => {
	it('is published with the common prefix', () => {
		const body = { success: true, message: 'Flow published successfully', data: {} };
		expect(publish.request({ flowId }, account)).toEqual({
			method: 'POST',
			path: `${flows}/${flowId}/publish`,
		});
		expect(publish.read(answer(body), { flowId }, account)).toEqual({
			provider: 'dreams',
			flowId,
			status: 'PUBLISHED',
			raw: body,
		});
	});

	it('is deprecated at the path that the page prints, without the prefix', () => {
		const body = { message: 'Flow deprecated successfully' };
		expect(deprecate.request({ flowId }, account)).toEqual({
			method: 'POST',
			path: `/whatsapp/123456789/flows/${flowId}/deprecate`,
		});
		expect(deprecate.read(answer(body), { flowId }, account)).toMatchObject({
			flowId,
			status: 'DEPRECATED',
		});
	});

	it.each([
		[404, { method: 'POST', path: `${flows}/${flowId}/deprecate` }],
		[405, { method: 'POST', path: `${flows}/${flowId}/deprecate` }],
		[400, undefined],
		[401, undefined],
		[500, undefined],
	])('is deprecated a second way after HTTP %i: %j', (status, request) => {
		expect(deprecate.otherwise?.(answer({}, status), { flowId }, account)).toEqual(request);
	});

	it('ends with the id in the query, or in the path where the credential says so', () => {
		expect(calls.delete.request({ flowId }, account)).toEqual({
			method: 'DELETE',
			path: flows,
			query: { flowId },
		});
		const path = dreams.readAccount({ ...credentials, deleteStyle: 'path' });
		expect(calls.delete.request({ flowId }, path)).toEqual({
			method: 'DELETE',
			path: `${flows}/${flowId}`,
		});
		const body = { message: 'Flow deleted successfully' };
		expect(calls.delete.read(answer(body), { flowId }, account)).toBeUndefined();
	});
});
