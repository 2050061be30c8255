import { EightByEightCaller, failure } from './callers/8x8';
import { Client } from './harness';

/** https://developer.8x8.com/connect/reference/send-message */

let eight: EightByEightCaller;

beforeAll(async () => {
	eight = new EightByEightCaller(await Client.start());
});
beforeEach(() => eight.client.reset());
afterAll(() => eight.client.close());

describe('send', () => {
	it('queues the documented sample', async () => {
		const flowId = await eight.published();
		const answer = await eight.send({
			user: { msisdn: '+15551234567' },
			type: 'interactive',
			content: {
				interactive: {
					type: 'flow',
					header: { type: 'text', text: 'Hi' },
					body: { text: 'Please fill in' },
					footer: { text: '8x8' },
					action: {
						parameters: {
							flowId,
							flowCta: 'Open',
							flowAction: 'navigate',
							flowActionPayload: { screen: 'FIRST', data: { product_id: '12345' } },
						},
					},
				},
			},
		});
		expect(answer).toMatchObject({
			status: 200,
			body: {
				umid: expect.any(String),
				user: { msisdn: '+15551234567' },
				status: { state: 'queued' },
			},
		});
	});

	it('takes what only the guide page names, and a media header with its object', async () => {
		const flowId = await eight.draft();
		const parameters = { flowId, flowToken: 'tok', mode: 'draft', flowMessageVersion: '3' };
		const header = { type: 'image', image: { link: 'https://example.com/a.png' } };
		expect((await eight.send(eight.message(parameters, { header }))).status).toBe(200);
	});

	it('accepts a message from a blocked flow: the refusal comes later as a receipt', async () => {
		const flowId = await eight.published();
		await eight.client.control('/flow-status', { provider: '8x8', flowId, status: 'BLOCKED' });
		expect((await eight.send(eight.message({ flowId }))).status).toBe(200);
	});

	it.each([
		['a number without +', { msisdn: '15551234567' }, 1002],
		['a word', { msisdn: 'Ann' }, 1002],
		['nobody', {}, 1000],
	])('refuses %s as recipient', async (_what, user, code) => {
		const flowId = await eight.published();
		expect(await eight.send(eight.message({ flowId }, {}, { user }))).toMatchObject(
			failure(400, code),
		);
	});

	it('takes a national number with its country, and a user id', async () => {
		const flowId = await eight.published();
		for (const user of [{ msisdn: '91234567', country: 'SG' }, { channelUserId: 'US.1349' }]) {
			expect((await eight.send(eight.message({ flowId }, {}, { user }))).status).toBe(200);
		}
	});

	it.each([
		['no button text', { flowCta: undefined }],
		['a button text of 31 characters', { flowCta: 'x'.repeat(31) }],
		['emoji in the button', { flowCta: 'Go 🚀' }],
		['an unknown flow', { flowId: '1' }],
		['a screen that is no entry', { flowActionPayload: { screen: 'LAST' } }],
		['empty data', { flowActionPayload: { data: {} } }],
		['published as mode', { mode: 'published' }],
		['the guide page’s name for the payload', { flowActionData: { screen: 'FIRST' } }],
		["Meta's names", { flow_cta: 'Open' }],
	])('refuses %s', async (_what, parameters) => {
		const flowId = await eight.published();
		expect(await eight.send(eight.message({ flowId, ...parameters }))).toMatchObject(
			failure(400, 1000),
		);
	});

	it.each([
		['no body', { body: undefined }],
		['a body of 1025 characters', { body: { text: 'x'.repeat(1025) } }],
		['a footer of 61 characters', { footer: { text: 'x'.repeat(61) } }],
		['a header of 61 characters', { header: { type: 'text', text: 'x'.repeat(61) } }],
	])('refuses %s', async (_what, interactive) => {
		const answer = await eight.send(
			eight.message({ flowId: await eight.published() }, interactive),
		);
		expect(answer).toMatchObject(failure(400, 1000));
	});

	it('refuses an action name, an upper-case type, a draft, and overlong ids in their own codes', async () => {
		const flowId = await eight.published();
		const named = eight.message({ flowId });
		Object.assign(named.content.interactive.action, { name: 'flow' });
		expect(await eight.send(named)).toMatchObject(failure(400, 1000));
		const upper = eight.message({ flowId }, {}, { type: 'Interactive' });
		expect(await eight.send(upper)).toMatchObject(failure(400, 1000));
		const unsent = await eight.draft({ name: 'Other' });
		expect(await eight.send(eight.message({ flowId: unsent }))).toMatchObject(failure(400, 1000));
		const long = eight.message({ flowId }, {}, { clientMessageId: 'x'.repeat(51) });
		expect(await eight.send(long)).toMatchObject(failure(400, 3009));
		const callback = eight.message({ flowId }, {}, { dlrCallbackUrl: 'nowhere' });
		expect(await eight.send(callback)).toMatchObject(failure(400, 3020));
	});
});
