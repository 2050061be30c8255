import { dreams } from '../../../nodes/WhatsAppFlows/providers/dreams';

/** https://docs.dreams.com.sa/whatsapp-flows : preview and JSON are fields of the flow itself */

const account = dreams.readAccount({ apiKey: 'key', wabaId: '123456789' });
const { get, list, getPreview, downloadJson } = dreams.flow as Required<typeof dreams.flow>;
const flows = '/api/whatsapp/123456789/flows';
const flowId = '866937862658913';
const answer = (body: unknown) => ({ status: 200, headers: {}, body });
const preview = {
	preview_url: 'https://business.facebook.com/wa/manage/flows/1/preview/?token=b9d6',
	expires_at: '2026-05-21T11:18:09+0000',
};
const flow = {
	id: flowId,
	name: 'Customer Support Flow',
	status: 'PUBLISHED',
	categories: ['OTHER'],
	json_version: '5.0',
	data_api_version: '3.0',
	endpoint_uri: 'https://example.com',
	preview,
	whatsapp_business_account: { id: '123456789' },
	health_status: { can_send_message: 'AVAILABLE' },
	json_content: ['{"version":"5.0","screens":[]}'],
};

describe('getting a flow from Dreams', () => {
	it('asks at its path', () => {
		expect(get.request({ flowId }, account)).toEqual({ method: 'GET', path: `${flows}/${flowId}` });
	});

	it.each([
		['bare', flow],
		['in the envelope', { success: true, message: 'ok', data: flow }],
	])('reads it %s', (_, body) => {
		expect(get.read(answer(body), { flowId }, account)).toMatchObject({
			provider: 'dreams',
			flowId,
			name: 'Customer Support Flow',
			status: 'PUBLISHED',
			categories: ['OTHER'],
			jsonVersion: '5.0',
			dataApiVersion: '3.0',
			endpointUri: 'https://example.com',
			previewUrl: preview.preview_url,
			previewExpiresAt: '2026-05-21T11:18:09.000Z',
			health: { can_send_message: 'AVAILABLE' },
			raw: body,
		});
	});

	it('reads null where Dreams has nothing', () => {
		const body = { ...flow, preview: null, health_status: null, endpoint_uri: null };
		const found = get.read(answer(body), { flowId }, account);
		expect([found.previewUrl, found.health, found.endpointUri]).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});

	it.each([{ success: true, message: 'ok', data: [] }, ''])(
		'throws where %j is no flow',
		(body) => {
			expect(() => get.read(answer(body), { flowId }, account)).toThrow();
		},
	);
});

describe('listing the flows of Dreams', () => {
	const entry = { id: flowId, name: 'A', status: 'DRAFT', categories: [], validation_errors: [] };
	const paging = { cursors: { before: 'QVFIA', after: 'QVFIB' } };

	it('asks once and for everything', () => {
		expect(list.request({ limit: 50 }, account)).toEqual({ method: 'GET', path: flows });
	});

	it.each([
		['a bare list with cursors', { data: [entry], paging }],
		['the envelope', { success: true, message: 'ok', data: [entry] }],
		['a list within the envelope', { success: true, data: { data: [entry], paging } }],
	])('reads %s as the only page', (_, body) => {
		expect(list.read(answer(body), { limit: 50 }, account)).toEqual({
			flows: [expect.objectContaining({ provider: 'dreams', flowId, name: 'A', raw: entry })],
		});
	});

	it('reads an account without flows', () => {
		const body = { success: true, message: 'ok', data: [] };
		expect(list.read(answer(body), { limit: 50 }, account)).toEqual({ flows: [] });
	});

	it.each([{ success: true, data: null }, { flows: [] }, ''])(
		'throws where %j is no list',
		(body) => {
			expect(() => list.read(answer(body), { limit: 50 }, account)).toThrow();
		},
	);
});

describe('the preview of a flow at Dreams', () => {
	it('is part of the flow', () => {
		const input = { flowId, invalidate: false };
		expect(getPreview.request(input, account)).toEqual(get.request({ flowId }, account));
		expect(getPreview.read(answer(flow), input, account)).toEqual({
			provider: 'dreams',
			flowId,
			previewUrl: preview.preview_url,
			previewExpiresAt: '2026-05-21T11:18:09.000Z',
			raw: flow,
		});
		expect(getPreview).not.toHaveProperty('renews');
	});

	it('throws where the flow has none', () => {
		const body = { ...flow, preview: null };
		expect(() => getPreview.read(answer(body), { flowId, invalidate: false }, account)).toThrow(
			'the flow has no preview',
		);
	});
});

describe('the Flow JSON at Dreams', () => {
	const json = { version: '5.0', screens: [] };
	const text = JSON.stringify(json);
	const read = (more: object) => {
		const found = downloadJson.read(answer({ ...flow, ...more }), { flowId }, account);
		return 'flowJson' in found ? (JSON.parse(found.flowJson) as unknown) : found;
	};

	it('is part of the flow', () => {
		expect(downloadJson.request({ flowId }, account)).toEqual(get.request({ flowId }, account));
	});

	it.each([
		['a text', { json_content: text }],
		['a list with the text', { json_content: [text] }],
		['a list of its lines', { json_content: JSON.stringify(json, null, 2).split('\n') }],
		['an object', { json_content: json }],
		['a list with the object', { json_content: [json] }],
		['an object under the other name', { json_content: null, json_contents: json }],
		['an object where the first place is empty', { json_content: [], json_contents: json }],
	])('comes as %s', (_, more) => {
		expect(read(more)).toEqual(json);
	});

	it.each([{ json_content: null }, { json_content: [] }, { json_content: '' }])(
		'is missing with %j',
		(more) => {
			expect(() => read(more)).toThrow('the flow has no JSON yet');
		},
	);
});
