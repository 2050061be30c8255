import { lipachat } from '../../../nodes/WhatsAppFlows/providers/lipachat';

/** Samples: https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow and the pages beside it */

const credentials = { apiKey: 'key', senderNumber: '+254 712 345678' };
const account = lipachat.readAccount(credentials);
const answer = (body: unknown) => ({ status: 200, headers: {}, body });
const envelope = (data: unknown) => ({
	timestamp: '2024-03-12T10:01:04.71248',
	data,
	status: 'success',
	message: '',
	errors: null,
});
const { create, update, publish, list, getPreview } = lipachat.flow as Required<
	typeof lipachat.flow
>;

const flowJson = '{"version":"5.0","screens":[]}';
const file = {
	field: 'file',
	fileName: 'flow.json',
	contentType: 'application/json',
	content: flowJson,
};
const flow = {
	id: 4,
	waFlowId: '2044724355999872',
	name: 'BANK_TEST_FLOW_V2',
	status: 'DRAFT',
	categories: ['OTHER'],
	createdAt: '2024-03-12T07:00:55.887+00:00',
	updatedAt: '2024-03-12T07:00:58.598+00:00',
};

describe('creating a flow at Lipachat', () => {
	const input = { flowName: 'BANK_TEST_FLOW_V2', categories: ['OTHER'], flowJson };

	it('sends the documented form with the JSON as a file', () => {
		expect(create.request(input, account)).toEqual({
			method: 'POST',
			path: '/whatsapp/manage/flow',
			body: {
				kind: 'multipart',
				parts: [
					{ field: 'phoneNumber', value: '254712345678' },
					{ field: 'name', value: 'BANK_TEST_FLOW_V2' },
					{ field: 'categories', value: 'OTHER' },
					file,
				],
			},
		});
	});

	it('needs the JSON and takes one category', () => {
		expect(create.takes).toEqual({ flowJson: 'required', oneCategory: true });
	});

	it('gives both ids: Lipachat’s number as flowId, WhatsApp’s beside it', () => {
		const body = envelope(flow);
		expect(create.read(answer(body), input, account)).toEqual({
			provider: 'lipachat',
			flowId: '4',
			waFlowId: '2044724355999872',
			name: 'BANK_TEST_FLOW_V2',
			status: 'DRAFT',
			categories: ['OTHER'],
			raw: body,
		});
	});

	it('fills a thin answer with what was asked', () => {
		expect(create.read(answer(envelope({ id: 5 })), input, account)).toMatchObject({
			flowId: '5',
			name: 'BANK_TEST_FLOW_V2',
			status: 'DRAFT',
			categories: ['OTHER'],
		});
	});

	it.each([[envelope({ name: 'A' })], [envelope(null)], [flow], ['<html></html>']])(
		'throws when the answer has no id in its data',
		(body) => {
			expect(() => create.read(answer(body), input, account)).toThrow();
		},
	);
});

describe('working on a flow at Lipachat', () => {
	it('updates in one form with only what changes', () => {
		expect(update.request({ flowId: '4', flowJson }, account)).toEqual({
			method: 'PUT',
			path: '/whatsapp/manage/flow/4',
			body: { kind: 'multipart', parts: [file] },
		});
		expect(update.takes).toEqual({ flowJson: true, oneCategory: true });
	});

	it('passes on whichever of the two ids was given', () => {
		expect(update.request({ flowId: '2044724355999872', flowName: 'B' }, account).path).toBe(
			'/whatsapp/manage/flow/2044724355999872',
		);
	});

	it('reads the updated flow, and does without one', () => {
		const input = { flowId: '4', flowName: 'B' };
		expect(update.read(answer(envelope(flow)), input, account)).toMatchObject({
			flowId: '4',
			waFlowId: '2044724355999872',
			name: 'BANK_TEST_FLOW_V2',
		});
		expect(update.read(answer(envelope(null)), input, account)).toEqual({
			provider: 'lipachat',
			flowId: '4',
			name: 'B',
			raw: envelope(null),
		});
	});

	it('publishes at the path of the credential, and says that it is unconfirmed', () => {
		expect(publish.request({ flowId: '4' }, account)).toEqual({
			method: 'POST',
			path: '/whatsapp/manage/flow/4/publish',
		});
		const own = lipachat.readAccount({ ...credentials, publishPath: '/flows/{flowId}/go' });
		expect(publish.request({ flowId: '$&/4' }, own).path).toBe('/flows/%24%26%2F4/go');
		expect(publish.unconfirmed).toContain('Publish Path');
	});

	it.each([[null], [true], ['ok'], [[]], [{ id: '1115801529546359' }]])(
		'knows what is published when the answer’s data is %j',
		(data) => {
			expect(publish.read(answer(envelope(data)), { flowId: '4' }, account)).toMatchObject({
				flowId: '4',
				status: 'PUBLISHED',
			});
		},
	);

	it('reads the preview, where alone id is WhatsApp’s', () => {
		const body = envelope({
			preview: {
				preview_url:
					'https://business.facebook.com/wa/manage/flows/1115801529546359/preview/?token=3511a634',
				expires_at: '2024-04-11T06:59:53+0000',
			},
			id: '1115801529546359',
		});
		const input = { flowId: '4', invalidate: false };
		expect(getPreview.request(input, account)).toEqual({
			method: 'GET',
			path: '/whatsapp/manage/flow/4/preview/url',
		});
		expect(getPreview.read(answer(body), input, account)).toEqual({
			provider: 'lipachat',
			flowId: '4',
			waFlowId: '1115801529546359',
			previewUrl:
				'https://business.facebook.com/wa/manage/flows/1115801529546359/preview/?token=3511a634',
			previewExpiresAt: '2024-04-11T06:59:53.000Z',
			raw: body,
		});
		expect(getPreview.renews).toBeUndefined();
	});
});

describe('listing the flows at Lipachat', () => {
	it('asks at the path of the credential, and says that it is unconfirmed', () => {
		expect(list.request({ limit: 100 }, account)).toEqual({
			method: 'GET',
			path: '/whatsapp/manage/flow',
		});
		expect(list.unconfirmed).toContain('List Path');
	});

	it.each([
		['an array', [flow]],
		['content', { content: [flow] }],
		['flows', { flows: [flow] }],
		['items', { items: [flow] }],
	])('finds them in %s', (_, data) => {
		expect(list.read(answer(envelope(data)), { limit: 100 }, account)).toEqual({
			flows: [
				{
					provider: 'lipachat',
					flowId: '4',
					waFlowId: '2044724355999872',
					name: 'BANK_TEST_FLOW_V2',
					status: 'DRAFT',
					categories: ['OTHER'],
					raw: flow,
				},
			],
		});
	});

	it('asks for every page that the answer counts, keeping parameters of the path', () => {
		const own = lipachat.readAccount({ ...credentials, listPath: '/flows?size=50' });
		const body = envelope({ content: [flow], totalPages: 2 });
		expect(list.request({ limit: 100 }, own)).toEqual({ method: 'GET', path: '/flows?size=50' });
		expect(list.read(answer(body), { limit: 100 }, own).after).toBe('1');
		expect(list.request({ limit: 100, after: '1' }, own)).toEqual({
			method: 'GET',
			path: '/flows',
			query: { size: '50', page: '1' },
		});
		expect(list.read(answer(body), { limit: 100, after: '1' }, own).after).toBeUndefined();
	});

	it('falls back on WhatsApp’s id for a flow that has no other', () => {
		const data = [{ waFlowId: '2044724355999872', name: 'A' }];
		expect(list.read(answer(envelope(data)), { limit: 100 }, account).flows).toMatchObject([
			{ flowId: '2044724355999872', waFlowId: '2044724355999872' },
		]);
	});

	it('throws when there is no list', () => {
		expect(() => list.read(answer(envelope({})), { limit: 100 }, account)).toThrow();
	});
});
