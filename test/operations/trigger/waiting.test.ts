import { randomBytes, randomUUID } from 'node:crypto';
import { WebhookContext } from 'n8n-core';
import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { makeFlowToken } from '../../../nodes/WhatsAppFlows/tokens';
import { TriggerUnderTest } from '../../support/trigger';
import { accounts, useNock } from '../harness';

// The pauses between attempts are no business of these tests.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const secret = String(accounts.meta.data.appSecret);
const newResume = () => ({
	executionId: String(Math.floor(Math.random() * 1e9)),
	nodeId: randomUUID(),
	signature: randomBytes(32).toString('hex'),
});
type Resume = ReturnType<typeof newResume>;

let serial = 0;

/** Meta's completion, of a message that `resume` waits for. */
const answers = (...tokens: string[]) => ({
	object: 'whatsapp_business_account',
	entry: [
		{
			id: 'waba',
			changes: [
				{
					field: 'messages',
					value: {
						messaging_product: 'whatsapp',
						metadata: { display_phone_number: '15550783881', phone_number_id: '106' },
						messages: tokens.map((flow_token) => ({
							from: '16505551234',
							id: `wamid.waiting.${++serial}`,
							timestamp: '1702502473',
							type: 'interactive',
							interactive: {
								type: 'nfm_reply',
								nfm_reply: {
									name: 'flow',
									body: 'Sent',
									response_json: JSON.stringify({ flow_token, day: 'Monday' }),
								},
							},
						})),
					},
				},
			],
		},
	],
});
const tokenFor = (resume: Resume) =>
	makeFlowToken({ flowId: '86', reference: 'order 7', resume, secret });

/** n8n, where executions wait. */
const n8n = ({ executionId, nodeId, signature }: Resume, seen: IDataObject[] = []) =>
	nock('http://127.0.0.1')
		.post(`/webhook-waiting/${executionId}/${nodeId}`, (body: IDataObject) => seen.push(body) > 0)
		.query({ signature });
const continued = { whatsAppFlows: 'continued' };
const running = { code: 409, message: 'The execution "7" is running already.' };

describe('an answer that an execution waits for', () => {
	useNock();

	it('is brought to it with all that is known of it, and starts nothing here', async () => {
		const resume = newResume();
		const seen: IDataObject[] = [];
		n8n(resume, seen).reply(200, continued);
		const trigger = new TriggerUnderTest('meta', {}, { id: 'brings' });
		const { status, items } = await trigger.deliverSigned(answers(tokenFor(resume)));
		expect([status, items]).toEqual([200, undefined]);
		expect(seen).toMatchObject([
			{
				type: 'flowCompletion',
				provider: 'meta',
				flowId: '86',
				reference: 'order 7',
				flowTokenValid: true,
				response: { day: 'Monday' },
			},
		]);
		expect(JSON.stringify(seen)).not.toContain(resume.signature);
	});

	it('starts the workflow of the trigger as well where that is chosen', async () => {
		const resume = newResume();
		n8n(resume).reply(200, continued);
		const trigger = new TriggerUnderTest(
			'meta',
			{ options: { startForWaiting: true } },
			{ id: 'starts too' },
		);
		const { items } = await trigger.deliverSigned(answers(tokenFor(resume)));
		expect(items).toMatchObject([
			{ json: { waitingExecution: 'continued', response: { day: 'Monday' } } },
		]);
		expect(JSON.stringify(items)).not.toContain(resume.signature);
	});

	it('is brought although the filters of the trigger would drop it', async () => {
		const resume = newResume();
		n8n(resume).reply(200, continued);
		const trigger = new TriggerUnderTest(
			'meta',
			{ triggerOn: ['messageStatus'], filters: { flowIds: '1' } },
			{ id: 'selects others' },
		);
		const { status, items } = await trigger.deliverSigned(answers(tokenFor(resume)));
		expect([status, items]).toEqual([200, undefined]);
	});

	it('is brought once, whatever number of copies and triggers there is', async () => {
		const resume = newResume();
		n8n(resume).reply(200, continued);
		const body = answers(tokenFor(resume));
		const triggers = ['first', 'second'].map((id) => new TriggerUnderTest('meta', {}, { id }));
		const taken = await Promise.all(
			[...triggers, ...triggers].map((trigger) => trigger.deliverSigned(body)),
		);
		expect(taken.map(({ status, items }) => [status, items])).toEqual(
			new Array(4).fill([200, undefined]),
		);
	});

	it('is brought again while n8n has not stored the execution yet', async () => {
		const resume = newResume();
		n8n(resume).times(2).reply(409, running);
		n8n(resume).reply(200, continued);
		const trigger = new TriggerUnderTest('meta', {}, { id: 'early' });
		expect((await trigger.deliverSigned(answers(tokenFor(resume)))).status).toBe(200);
	});

	it('starts the workflow of the trigger when nobody waits any more', async () => {
		const resume = newResume();
		n8n(resume).reply(200, '<title>No action required</title>');
		const trigger = new TriggerUnderTest('meta', {}, { id: 'late' });
		const { status, items } = await trigger.deliverSigned(answers(tokenFor(resume)));
		expect(status).toBe(200);
		expect(items).toMatchObject([
			{ json: { waitingExecution: 'over', response: { day: 'Monday' } } },
		]);
	});

	it('is asked for again, and not forgotten, when n8n can’t be reached', async () => {
		const resume = newResume();
		n8n(resume).times(5).replyWithError('connect ECONNREFUSED');
		const trigger = new TriggerUnderTest('meta', {}, { id: 'unreachable' });
		const body = answers(tokenFor(resume));
		const first = await trigger.deliverSigned(body);
		expect([first.status, first.items]).toEqual([503, undefined]);
		n8n(resume).reply(200, continued);
		const second = await trigger.deliverSigned(body);
		expect([second.status, second.items]).toEqual([200, undefined]);
	});

	it('is asked for again, and not forgotten, when n8n can’t tell its own address', async () => {
		const resume = newResume();
		const trigger = new TriggerUnderTest('meta', {}, { id: 'homeless' });
		const body = answers(tokenFor(resume));
		const asked = jest
			.spyOn(WebhookContext.prototype, 'evaluateExpression')
			.mockReturnValue('no address');
		const first = await trigger.deliverSigned(body);
		expect([first.status, first.items]).toEqual([503, undefined]);
		asked.mockRestore();
		n8n(resume).reply(200, continued);
		const second = await trigger.deliverSigned(body);
		expect([second.status, second.items]).toEqual([200, undefined]);
	});

	it('keeps no other answer of the same delivery from its workflow', async () => {
		const resume = newResume();
		n8n(resume).times(5).reply(503, 'Service Unavailable');
		const trigger = new TriggerUnderTest('meta', {}, { id: 'mixed' });
		const body = answers(tokenFor(resume), makeFlowToken({ flowId: '86', secret }));
		const first = await trigger.deliverSigned(body);
		expect(first.status).toBe(503);
		expect(first.items).toHaveLength(1);
		n8n(resume).reply(200, continued);
		const second = await trigger.deliverSigned(body);
		expect([second.status, second.items]).toEqual([200, undefined]);
	});

	it('continues nothing when its token is forged', async () => {
		const resume = newResume();
		const foreign = makeFlowToken({ flowId: '86', resume, secret: randomUUID() });
		const trigger = new TriggerUnderTest('meta', {}, { id: 'forged' });
		const { items } = await trigger.deliverSigned(answers(foreign));
		expect(items).toMatchObject([{ json: { flowTokenValid: false } }]);
		expect(items?.[0].json).not.toHaveProperty('waitingExecution');
	});
});
