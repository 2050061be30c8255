import { eightByEight } from '../../../nodes/WhatsAppFlows/providers/8x8';

/**
 * Samples: https://developer.8x8.com/connect/reference/create-whatsapp-flow and the pages beside
 * it; those with paths below /config: https://developer.8x8.com/connect/docs/whatsapp/whatsapp-flows-api
 */

const credentials = {
	apiKey: 'key',
	accountId: '904d1303-5754-e911-8154-020897df5459',
	channelId: 'channel-1',
	subAccountId: 'Onion_Marketing',
};
const account = eightByEight.readAccount(credentials);
const guide = eightByEight.readAccount({ ...credentials, pathFamily: 'guide' });
const flows = '/api/v1/accounts/904d1303-5754-e911-8154-020897df5459/channels/channel-1/flows';
const answer = (body: unknown, status = 200) => ({ status, headers: {}, body });

const { create, update, publish, deprecate, list, get, getPreview, downloadJson } =
	eightByEight.flow as Required<typeof eightByEight.flow>;
const remove = eightByEight.flow.delete!;

const flowJson = '{"version":"5.0","screens":[]}';
const findings = [
	{
		error: 'INVALID_PROPERTY_VALUE',
		errorType: 'FLOW_JSON_ERROR',
		message: "Invalid value found for property 'type'.",
		lineStart: 1,
		lineEnd: 1,
		columnStart: 84,
		columnEnd: 92,
		pointers: [
			{
				lineStart: 1,
				lineEnd: 1,
				columnStart: 84,
				columnEnd: 92,
				path: 'screens[0].layout.children[0].children[0].type',
			},
		],
	},
];

describe('creating a flow at 8x8', () => {
	it('sends the Flow JSON as text in a JSON body', () => {
		const input = { flowName: 'Example Flow', categories: ['OTHER'], publish: false, flowJson };
		expect(create.request(input, account)).toEqual({
			method: 'POST',
			path: flows,
			body: {
				kind: 'json',
				value: { name: 'Example Flow', categories: ['OTHER'], publish: false, flowJson },
			},
		});
	});

	it('writes the endpoint with a capital P, and the flow to copy', () => {
		const { body } = create.request(
			{
				flowName: 'Copy',
				categories: ['OTHER'],
				cloneFlowId: '1145805540595505',
				endpointUri: 'https://example.com/flow',
			},
			account,
		);
		expect(body).toEqual({
			kind: 'json',
			value: {
				name: 'Copy',
				categories: ['OTHER'],
				cloneFlowId: '1145805540595505',
				endPointUri: 'https://example.com/flow',
			},
		});
	});

	const input = { flowName: 'Example Flow', categories: ['OTHER'], publish: true };

	it('gives a published flow without findings', () => {
		const body = { id: '866937862658913', success: true };
		expect(create.read(answer(body), input, account)).toEqual({
			provider: '8x8',
			flowId: '866937862658913',
			name: 'Example Flow',
			status: 'PUBLISHED',
			categories: ['OTHER'],
			validationErrors: [],
			raw: body,
		});
	});

	it('gives a draft with the findings, although 8x8 says success', () => {
		const body = { id: '866937862658913', success: true, validationErrors: findings };
		const flow = create.read(answer(body), input, account);
		expect(flow).toMatchObject({ flowId: '866937862658913', status: 'DRAFT' });
		expect(flow.validationErrors).toEqual(findings);
		expect(eightByEight.readError(answer(body))).toBeUndefined();
	});

	it('never takes a draft for published because a finding can’t be read', () => {
		const body = { id: '1', success: true, validationErrors: ['broken'] };
		const flow = create.read(answer(body), input, account);
		expect(flow.status).toBe('DRAFT');
		expect(flow.validationErrors).toEqual([{ error: 'UNKNOWN', message: '"broken"' }]);
	});

	it('throws when the answer has no id', () => {
		expect(() => create.read(answer({ success: true }), input, account)).toThrow('no id');
	});

	it('reads the words of the guide, whose answer says the status', () => {
		const body = {
			id: '1234567890123456',
			name: 'Appointment Booking Flow',
			status: 'DRAFT',
			categories: ['APPOINTMENT_BOOKING'],
			validation_errors: [{ error: 'A', error_type: 'B', message: 'C', line_start: 1 }],
		};
		expect(create.request(input, guide).path).toBe('/config/v1/channels/whatsapp/channel-1/flows');
		const flow = create.read(answer(body, 201), input, guide);
		expect(flow).toMatchObject({ status: 'DRAFT', categories: ['APPOINTMENT_BOOKING'] });
		expect(flow.validationErrors).toEqual([
			{ error: 'A', errorType: 'B', message: 'C', lineStart: 1 },
		]);
	});
});

describe('working on a flow at 8x8', () => {
	const input = { flowId: '866937862658913' };

	it('updates in one call and sends only what changes', () => {
		expect(
			update.request(
				{ ...input, flowJson, applicationId: '123', endpointUri: 'https://example.com/flow' },
				account,
			),
		).toEqual({
			method: 'PUT',
			path: `${flows}/866937862658913`,
			body: {
				kind: 'json',
				value: { flowJson, endPointUri: 'https://example.com/flow', applicationId: '123' },
			},
		});
	});

	it('returns what an update changed, with the findings', () => {
		const body = { id: '866937862658913', success: true, validationErrors: findings };
		expect(update.read(answer(body), { ...input, flowName: 'New' }, account)).toEqual({
			provider: '8x8',
			flowId: '866937862658913',
			name: 'New',
			validationErrors: findings,
			raw: body,
		});
	});

	it.each([
		['publish', publish, 'PUBLISHED'],
		['deprecate', deprecate, 'DEPRECATED'],
	] as const)('knows the status after %s, whose answer is empty', (path, call, status) => {
		expect(call.request(input, account)).toEqual({
			method: 'POST',
			path: `${flows}/866937862658913/${path}`,
		});
		expect(call.read(answer(''), input, account)).toEqual({
			provider: '8x8',
			flowId: '866937862658913',
			status,
			raw: '',
		});
	});

	it('takes a web page for no publishing', () => {
		expect(() => publish.read(answer('<html>Sign in</html>'), input, account)).toThrow();
	});

	it('deletes, with an empty 200 or the guide’s 204', () => {
		expect(remove.request(input, account)).toEqual({
			method: 'DELETE',
			path: `${flows}/866937862658913`,
		});
		expect(remove.read(answer(''), input, account)).toBeUndefined();
		expect(remove.read(answer('', 204), input, guide)).toBeUndefined();
	});

	it('keeps an id from leading to another path', () => {
		expect(get.request({ flowId: '../x?y' }, account).path).toBe(`${flows}/..%2Fx%3Fy`);
	});

	it('reads a flow by the id that get alone calls flowId', () => {
		const body = {
			flowId: '822625023859371',
			flowJsonUrl: 'https://mmg.whatsapp.net/m1/v/t24/An-a1',
			name: 'Example flow',
			status: 'PUBLISHED',
			categories: ['OTHER'],
		};
		expect(get.read(answer(body), input, account)).toEqual({
			provider: '8x8',
			flowId: '822625023859371',
			name: 'Example flow',
			status: 'PUBLISHED',
			categories: ['OTHER'],
			validationErrors: [],
			raw: body,
		});
		expect(downloadJson.read(answer(body), input, account)).toEqual({
			downloadUrl: 'https://mmg.whatsapp.net/m1/v/t24/An-a1',
		});
	});

	it('lets a Flow JSON be fetched from WhatsApp’s hosts alone', () => {
		expect(downloadJson.hosts).toEqual(['whatsapp.net', 'fbcdn.net']);
	});

	it('takes the Flow JSON from the answer itself where the guide has it', () => {
		const body = { id: '1', name: 'A', status: 'DRAFT', validation_errors: [], flowJson };
		expect(downloadJson.read(answer(body), input, guide)).toEqual({ flowJson });
	});

	it('lists up to a thousand flows in one call, with nothing that 8x8 leaves out', () => {
		const body = {
			flows: [
				{ id: '1145805540595505', name: 'Loan Collection', status: 'DRAFT' },
				{ id: '802610292468882', name: '2025-10-08T15:17:51.241+08:00', status: 'PUBLISHED' },
			],
		};
		expect(list.pageSize).toBe(1000);
		expect(list.request({ limit: 1000 }, account)).toEqual({
			method: 'GET',
			path: flows,
			query: { limit: '1000' },
		});
		expect(list.read(answer(body), { limit: 1000 }, account)).toEqual({
			flows: body.flows.map(({ id, ...flow }) => ({
				provider: '8x8',
				flowId: id,
				...flow,
				raw: { id, ...flow },
			})),
		});
	});

	it('renews a preview link on request and reads its snake case and its time zone', () => {
		const body = {
			id: '833178916081311',
			preview_url: 'https://business.facebook.com/wa/manage/flows/833178916081311/preview/',
			expires_at: '2025-12-13T05:49:59+0000',
		};
		expect(getPreview.renews).toBe(true);
		expect(getPreview.request({ ...input, invalidate: true }, account)).toEqual({
			method: 'GET',
			path: `${flows}/866937862658913/preview`,
			query: { refresh: 'true' },
		});
		expect(getPreview.read(answer(body), { ...input, invalidate: true }, account)).toEqual({
			provider: '8x8',
			flowId: '866937862658913',
			previewUrl: body.preview_url,
			previewExpiresAt: '2025-12-13T05:49:59.000Z',
			raw: body,
		});
	});
});
