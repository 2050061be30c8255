import { kaleyra } from '../../../nodes/WhatsAppFlows/providers/kaleyra';

/**
 * Samples: https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-update-flow-metadata and the
 * pages beside it, with whole ids in place of the crossed-out ones.
 */

const account = kaleyra.readAccount({
	apiKey: 'key',
	sid: 'HXAP16XXXXXX97IN',
	wabaId: '112000000000207',
	senderNumber: '+919900000000',
});
const calls = kaleyra.flow as Required<typeof kaleyra.flow>;
const { create, update, uploadJson, publish, deprecate, get, list, getPreview } = calls;
const flowId = '120000000000000';
const answer = (body: unknown) => ({ status: 200, headers: {}, body });
const envelope = (data: unknown) => ({
	code: 'WA200',
	message: 'Request Processed Successfully',
	data,
	error: {},
});
const done = envelope({ success: true });
const findings = [
	{
		error: 'INVALID_PROPERTY_KEY',
		error_type: 'FLOW_JSON_ERROR',
		message: 'The property "initial-text" cannot be specified at "$root".',
		line_start: 46,
		line_end: 46,
		column_start: 17,
		column_end: 30,
	},
];

describe('creating a flow at Kaleyra', () => {
	const input = { flowName: 'This is the first flow', categories: ['SIGN_IN'] };

	it('posts name and categories to the path of the credential', () => {
		expect(create.request(input, account)).toEqual({
			method: 'POST',
			path: '/whatsapp/112000000000207/flows',
			body: { kind: 'json', value: { name: 'This is the first flow', categories: ['SIGN_IN'] } },
		});
	});

	it('names the flow to copy and the endpoint as Meta does', () => {
		const { body } = create.request(
			{ ...input, cloneFlowId: flowId, endpointUri: 'https://www.tatacommunications.com/' },
			account,
		);
		expect(body).toEqual({
			kind: 'json',
			value: {
				name: 'This is the first flow',
				categories: ['SIGN_IN'],
				clone_flow_id: flowId,
				endpoint_uri: 'https://www.tatacommunications.com/',
			},
		});
	});

	it.each([
		['inside the envelope', envelope({ id: flowId, success: true })],
		['as a number', envelope({ id: 120000000000000 })],
		['without an envelope', { id: flowId }],
	])('finds the new id %s', (_, body) => {
		expect(create.read(answer(body), input, account)).toEqual({
			provider: 'kaleyra',
			flowId,
			name: 'This is the first flow',
			status: 'DRAFT',
			categories: ['SIGN_IN'],
			raw: body,
		});
	});

	it.each([done, envelope([]), ''])('throws when the answer %j has no id', (body) => {
		expect(() => create.read(answer(body), input, account)).toThrow();
	});

	it('says that its address is not confirmed and where to change it', () => {
		expect(create.unconfirmed).toContain('Create Path');
	});
});

describe('working on a flow at Kaleyra', () => {
	it('updates only what changes', () => {
		const change = { flowId, endpointUri: 'https://www.tatacommunications.com/' };
		expect(update.request(change, account)).toEqual({
			method: 'POST',
			path: `/whatsapp/${flowId}`,
			body: { kind: 'json', value: { endpoint_uri: 'https://www.tatacommunications.com/' } },
		});
		expect(update.read(answer(done), change, account)).toEqual({
			provider: 'kaleyra',
			flowId,
			endpointUri: 'https://www.tatacommunications.com/',
			raw: done,
		});
	});

	it('uploads the Flow JSON as a form with a file', () => {
		const { method, path, body } = uploadJson.request({ flowId, flowJson: '{}' }, account);
		expect([method, path]).toEqual(['POST', `/whatsapp/${flowId}/assets`]);
		expect(body).toEqual({
			kind: 'multipart',
			parts: expect.arrayContaining([
				{ field: 'file', fileName: 'flow.json', contentType: 'application/json', content: '{}' },
				{ field: 'name', value: 'flow.json' },
				{ field: 'asset_type', value: 'FLOW_JSON' },
			]),
		});
	});

	it('returns findings that come beside the success of an upload', () => {
		const input = { flowId, flowJson: '{}' };
		expect(uploadJson.read(answer(done), input, account).validationErrors).toEqual([]);
		const body = envelope({ success: true, validation_errors: findings });
		expect(kaleyra.readError(answer(body))).toBeUndefined();
		expect(uploadJson.read(answer(body), input, account).validationErrors).toEqual([
			expect.objectContaining({ error: 'INVALID_PROPERTY_KEY', lineStart: 46, columnEnd: 30 }),
		]);
	});

	it.each([
		['publishes', publish, 'POST', `/whatsapp/${flowId}/publish`, 'PUBLISHED'],
		['deprecates', deprecate, 'POST', `/whatsapp/${flowId}/deprecate`, 'DEPRECATED'],
	])('%s without a body and tells the new state', (_, call, method, path, status) => {
		expect(call.request({ flowId }, account)).toEqual({ method, path });
		expect(call.read(answer(done), { flowId }, account)).toEqual({
			provider: 'kaleyra',
			flowId,
			status,
			raw: done,
		});
	});

	it('deletes', () => {
		expect(calls.delete.request({ flowId }, account)).toEqual({
			method: 'DELETE',
			path: `/whatsapp/${flowId}`,
		});
		expect(calls.delete.read(answer(done), { flowId }, account)).toBeUndefined();
	});

	it('never lets an id lead to another address', () => {
		expect(publish.request({ flowId: '../1/x?y' }, account).path).toBe(
			'/whatsapp/..%2F1%2Fx%3Fy/publish',
		);
	});
});

describe('reading flows of Kaleyra', () => {
	const flow = {
		id: flowId,
		name: 'This is the first flow',
		status: 'DRAFT',
		categories: ['SHOPPING'],
		validation_errors: [],
		json_version: '5.0',
		endpoint_uri: 'https://www.tatacommunications.com/',
		a_new_key: 1,
	};

	it('asks for the documented fields and no others', () => {
		const { path, query } = get.request({ flowId }, account);
		expect(path).toBe(`/whatsapp/${flowId}`);
		const documented =
			'categories,id,name,status,validation_errors,json_version,data_api_version,endpoint_uri,whatsapp_business_account,application,health_status';
		const asked = query?.fields.split(',') ?? [];
		expect(asked).toEqual(expect.arrayContaining(['id', 'name', 'status', 'validation_errors']));
		expect(documented.split(',')).toEqual(expect.arrayContaining(asked));
	});

	it.each([
		['an object', envelope(flow)],
		['a list of one', envelope([flow])],
		['the answer itself', flow],
	])('reads a flow from %s', (_, body) => {
		expect(get.read(answer(body), { flowId }, account)).toMatchObject({
			provider: 'kaleyra',
			flowId,
			name: 'This is the first flow',
			status: 'DRAFT',
			categories: ['SHOPPING'],
			validationErrors: [],
			jsonVersion: '5.0',
			endpointUri: 'https://www.tatacommunications.com/',
			raw: body,
		});
	});

	it('throws where `data` is empty', () => {
		expect(() => get.read(answer(envelope([])), { flowId }, account)).toThrow();
	});

	it('lists as the sample does, and with a cursor only when there is one', () => {
		const path = '/whatsapp/112000000000207/flows';
		const fields = 'id,name,status,categories,validation_errors';
		expect(list.request({ limit: 20 }, account)).toEqual({
			method: 'GET',
			path,
			query: { fields },
		});
		expect(list.request({ limit: 20, after: 'QVFI' }, account).query).toEqual({
			fields,
			after: 'QVFI',
		});
	});

	const paging = { cursors: { before: 'AAA', after: 'QVFI' } };

	it.each([
		['as the last page when no cursor comes', envelope([flow]), undefined],
		['with a cursor inside `data`', envelope({ data: [flow], paging }), 'QVFI'],
		['with a cursor beside `data`', { ...envelope([flow]), paging }, 'QVFI'],
	])('reads a list %s', (_, body, after) => {
		const page = list.read(answer(body), { limit: 20 }, account);
		expect(page.flows).toEqual([expect.objectContaining({ flowId, raw: flow })]);
		expect(page.after).toBe(after);
	});

	it('ends at an empty page, and at one that comes a second time', () => {
		const empty = envelope({ data: [], paging });
		expect(list.read(answer(empty), { limit: 20 }, account)).toEqual({ flows: [] });
		const same = envelope({ data: [flow], paging });
		expect(list.read(answer(same), { limit: 20, after: 'QVFI' }, account)).toEqual({ flows: [] });
	});

	it('throws when a list is none', () => {
		expect(() => list.read(answer(envelope({})), { limit: 20 }, account)).toThrow();
	});

	it('asks for the preview as a field', () => {
		expect(getPreview.request({ flowId, invalidate: false }, account)).toEqual({
			method: 'GET',
			path: `/whatsapp/${flowId}`,
			query: { fields: 'preview' },
		});
		const preview_url = 'https://business.facebook.com/wa/manage/flows/1/preview/?token=b9d6';
		const body = envelope({ id: flowId, preview: { preview_url, expires_at: 1753164000 } });
		expect(getPreview.read(answer(body), { flowId, invalidate: false }, account)).toEqual({
			provider: 'kaleyra',
			flowId,
			previewUrl: preview_url,
			previewExpiresAt: '2025-07-22T06:00:00.000Z',
			raw: body,
		});
		expect(() =>
			getPreview.read(answer(envelope(flow)), { flowId, invalidate: false }, account),
		).toThrow();
	});
});
