import nock from 'nock';
import { validFlowJson as flowJson } from '../support/flowJson';
import { accounts, byId, outputOf, runOperation, useNock } from '../operations/harness';

const { host, data } = accounts.kaleyra;
const base = `/v2/${data.sid}/whatsapp`;
const ok = (value: object) => ({ code: 'WA200', message: '', data: value, error: {} });
const flow = {
	flowName: 'Booking',
	categories: ['SHOPPING'],
	defineFlowBy: 'text',
	flowJson,
	publishImmediately: true,
};

describe('an operation of several calls', () => {
	useNock();

	it('creates, uploads and publishes in this order where the provider has no single call', async () => {
		const calls: string[] = [];
		const answer = (name: string, value: object) => () => {
			calls.push(name);
			return ok(value);
		};
		nock(host)
			.post(`${base}/${data.wabaId}/flows`)
			.reply(200, answer('create', { id: '77' }));
		nock(host)
			.post(`${base}/77/assets`)
			.reply(200, answer('upload', { success: true }));
		nock(host)
			.post(`${base}/77/publish`)
			.reply(200, answer('publish', { success: true }));
		const [output] = await outputOf('kaleyra', 'create', flow);
		expect(calls).toEqual(['create', 'upload', 'publish']);
		expect(output).toMatchObject({
			provider: 'kaleyra',
			flowId: '77',
			name: 'Booking',
			status: 'PUBLISHED',
		});
	});

	it('names the flow that exists and the step, when a later step is refused', async () => {
		nock(host)
			.post(`${base}/${data.wabaId}/flows`)
			.reply(200, ok({ id: '77' }));
		nock(host)
			.post(`${base}/77/assets`)
			.reply(400, {
				code: 'WA-400',
				message: 'Refer to correct payload format',
				data: {},
				error: { payload: 'Incorrect payload format' },
			});
		const { outputs } = await runOperation('kaleyra', 'create', flow, {
			settings: { onError: 'continueRegularOutput' },
		});
		const { json } = outputs[0][0];
		expect(json).toMatchObject({ flowId: '77', step: 'upload the Flow JSON', done: ['create'] });
		expect(json.error).toContain('stopped at “upload the Flow JSON”, the flow 77 exists already');
		expect(json.description).toContain('Incorrect payload format');
	});

	it('does not publish what the provider found faults in, and says where they are', async () => {
		nock('https://graph.facebook.com')
			.post(/flows$/)
			.reply(200, {
				id: '88',
				success: true,
				validation_errors: [
					{
						error: 'INVALID_PROPERTY_VALUE',
						error_type: 'FLOW_JSON_ERROR',
						message: "Invalid value found for property 'type'.",
						line_start: 10,
						line_end: 10,
						column_start: 21,
						column_end: 34,
					},
				],
			});
		const { error } = await runOperation('meta', 'create', { ...flow, categories: ['OTHER'] });
		expect(error?.message).toContain('created as a draft, but its JSON does not allow publishing');
		expect(error?.message).toContain('the flow 88 exists already');
		expect(error?.description).toContain(
			"Line 10, column 21: Invalid value found for property 'type'.",
		);
	});

	it('says nothing of a flow when the first step is refused', async () => {
		nock('https://graph.facebook.com')
			.post(/flows$/)
			.reply(400, { error: { message: 'Invalid parameter', code: 100 } });
		const { outputs } = await runOperation(
			'meta',
			'create',
			{ ...flow, categories: ['OTHER'] },
			{ settings: { onError: 'continueRegularOutput' } },
		);
		expect(outputs[0][0].json).not.toHaveProperty('flowId');
		expect(outputs[0][0].json).not.toHaveProperty('step');
	});

	it('uploads the Flow JSON from a file exactly as it is', async () => {
		const text = `\uFEFF${flowJson}\n\n`;
		let uploaded = '';
		nock('https://graph.facebook.com')
			.post('/v25.0/5/assets', (body: string) => (uploaded = body) !== '')
			.reply(200, { success: true, validation_errors: [] });
		await outputOf(
			'meta',
			'update',
			{ flowId: byId('5'), defineFlowBy: 'binary', binaryPropertyName: 'file' },
			{
				binary: {
					file: { data: Buffer.from(text).toString('base64'), mimeType: 'application/json' },
				},
			},
		);
		expect(uploaded).toContain(text.slice(1));
		expect(uploaded).toContain('name="asset_type"\r\n\r\nFLOW_JSON');
		expect(uploaded).toContain('filename="flow.json"\r\nContent-Type: application/json');
	});

	it('fetches the JSON behind a link without the key, and only from a known host', async () => {
		const assets = (address: string) =>
			nock('https://graph.facebook.com')
				.get('/v25.0/5/assets')
				.reply(200, {
					data: [{ asset_type: 'FLOW_JSON', name: 'flow.json', download_url: address }],
				});
		assets('https://scontent.xx.fbcdn.net/m1/v/flow');
		nock('https://scontent.xx.fbcdn.net', { badheaders: ['authorization'] })
			.get('/m1/v/flow')
			.reply(200, flowJson);
		const [output] = await outputOf('meta', 'downloadJson', {
			flowId: byId('5'),
			outputAs: 'json',
		});
		expect(output).toEqual({
			provider: 'meta',
			flowId: '5',
			flowJson: JSON.parse(flowJson) as object,
		});

		assets('https://scontent.xx.fbcdn.net.example.com/m1/v/flow');
		const { error } = await runOperation('meta', 'downloadJson', { flowId: byId('5') });
		expect(error?.message).toContain('scontent.xx.fbcdn.net.example.com');
	});

	it('stops a list at its limit and asks for no page that nobody needs', async () => {
		nock('https://graph.facebook.com')
			.get(/flows$/)
			.query({ limit: '2' })
			.reply(200, {
				data: [{ id: '1' }, { id: '2' }],
				paging: { cursors: { after: 'x' }, next: 'https://graph.facebook.com/next' },
			});
		const output = await outputOf('meta', 'list', { returnAll: false, limit: 2 });
		expect(output.map(({ flowId }) => flowId)).toEqual(['1', '2']);
	});

	it('goes through all pages when a filter leaves gaps', async () => {
		const page = (after: string | undefined, body: object) =>
			nock('https://graph.facebook.com')
				.get(/flows$/)
				.query({ limit: '100', ...(after ? { after } : {}) })
				.reply(200, body);
		page(undefined, {
			data: [{ id: '1', status: 'DRAFT' }],
			paging: { cursors: { after: 'x' }, next: 'https://graph.facebook.com/next' },
		});
		page('x', { data: [{ id: '2', status: 'PUBLISHED' }] });
		const output = await outputOf('meta', 'list', {
			returnAll: false,
			limit: 1,
			filters: { status: ['PUBLISHED'] },
		});
		expect(output.map(({ flowId }) => flowId)).toEqual(['2']);
	});

	it('says which screens the flow has when a message was refused over its first screen', async () => {
		const { phoneNumberId } = accounts.meta.data;
		nock('https://graph.facebook.com')
			.post(`/v25.0/${phoneNumberId}/messages`)
			.reply(400, {
				error: { message: '(#131009) Parameter value is not valid', code: 131009 },
			});
		nock('https://graph.facebook.com')
			.get('/v25.0/5/assets')
			.reply(200, {
				data: [
					{
						asset_type: 'FLOW_JSON',
						name: 'flow.json',
						download_url: 'https://scontent.xx.fbcdn.net/m1/v/flow',
					},
				],
			});
		nock('https://scontent.xx.fbcdn.net')
			.get('/m1/v/flow')
			.reply(200, { version: '7.3', screens: [{ id: 'WELCOME' }, { id: 'DATES' }] });
		const { error } = await runOperation('meta', 'send', {
			flowId: byId('5'),
			recipient: '+15551234567',
			bodyText: 'Hello',
			flowCta: 'Open',
			headerType: 'none',
			screen: byId('WELCOM'),
		});
		expect(error?.message).toBe(
			'First Screen: the flow has no screen “WELCOM”, so nothing was sent (item 0): choose one of: WELCOME, DATES.',
		);
	});

	it('says of an unknown flow where to find the right one', async () => {
		nock('https://graph.facebook.com')
			.get('/v25.0/5')
			.query(true)
			.reply(400, {
				error: {
					message:
						"Unsupported get request. Object with ID '5' does not exist, cannot be loaded due to missing permissions, or does not support this operation.",
					type: 'GraphMethodException',
					code: 100,
					error_subcode: 33,
				},
			});
		const { error } = await runOperation('meta', 'get', { flowId: byId('5') });
		expect(error?.message).toBe(
			'The flow or the account does not exist, or the access token may not see it',
		);
		expect(error?.description).toContain('Choose the flow from the list');
	});
});
