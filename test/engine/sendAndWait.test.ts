import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';
import { readFlowToken } from '../../nodes/WhatsAppFlows/tokens';
import { accounts, byId, runOperation, useNock } from '../operations/harness';

const { appSecret, phoneNumberId } = accounts.meta.data;
const graph = () => nock('https://graph.facebook.com');
const message = {
	flowId: byId('866937862658913'),
	recipient: '+15551234567',
	bodyText: 'Choose a day',
	flowCta: 'Book',
	headerType: 'none',
};

/** Sends and waits; `bodies` are the messages that went out. */
async function sendAndWait(parameters: IDataObject = {}, more: object = {}) {
	const bodies: IDataObject[] = [];
	graph()
		.post(`/v25.0/${phoneNumberId}/messages`, (body: IDataObject) => bodies.push(body) > 0)
		.reply(200, { messages: [{ id: 'wamid.1' }] });
	const run = await runOperation('meta', 'sendAndWait', { ...message, ...parameters } as never, {
		executionId: '4711',
		...more,
	});
	return { run, bodies };
}

const tokenIn = (body: IDataObject): string =>
	(body as { interactive: { action: { parameters: { flow_token: string } } } }).interactive.action
		.parameters.flow_token;

describe('Send and Wait for Answer', () => {
	useNock();
	afterEach(() => jest.useRealTimers());

	it('sends one message whose token names this execution and this node', async () => {
		const { run, bodies } = await sendAndWait({ options: { reference: 'order 7' } });
		expect(run.error).toBeUndefined();
		expect(bodies).toHaveLength(1);
		expect(readFlowToken(tokenIn(bodies[0]), [String(appSecret)])).toStrictEqual({
			ours: true,
			valid: true,
			flowId: '866937862658913',
			reference: 'order 7',
			resume: {
				executionId: '4711',
				nodeId: 'subject',
				signature: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
			},
			issuedAt: expect.any(Number) as number,
		});
	});

	it('waits a day if nothing else is chosen', async () => {
		const before = Date.now();
		const { run } = await sendAndWait();
		const waits = (run.waitTill?.getTime() ?? 0) - before;
		expect(waits).toBeGreaterThanOrEqual(86_400_000);
		expect(waits).toBeLessThan(86_400_000 + 60_000);
	});

	it.each([
		[{ waitAmount: 30, waitUnit: 'minutes' }, 30 * 60_000],
		[{ waitAmount: 2, waitUnit: 'days' }, 2 * 86_400_000],
	])('waits as long as %j says', async (limit, milliseconds) => {
		const before = Date.now();
		const { run } = await sendAndWait({ waitLimit: 'duration', ...limit });
		const waits = (run.waitTill?.getTime() ?? 0) - before;
		expect(Math.abs(waits - milliseconds)).toBeLessThan(60_000);
	});

	it('waits until a date', async () => {
		const waitUntil = new Date(Date.now() + 7 * 86_400_000).toISOString();
		const { run } = await sendAndWait({ waitLimit: 'date', waitUntil });
		expect(run.waitTill?.toISOString()).toBe(waitUntil);
	});

	it('waits for ever if it is told to', async () => {
		const { run } = await sendAndWait({ waitLimit: 'none' });
		expect(run.waitTill).toEqual(WAIT_INDEFINITELY);
	});

	it('shows what was sent and until when it waits, while it waits', async () => {
		const { run } = await sendAndWait();
		expect(run.outputs[0]).toMatchObject([
			{
				json: {
					provider: 'meta',
					messageId: 'wamid.1',
					recipient: '+15551234567',
					status: 'accepted',
					waitsUntil: run.waitTill?.toISOString(),
				},
			},
		]);
	});

	it('goes on at the output No Answer when the time is over, with what was sent', async () => {
		const { run } = await sendAndWait({ options: { reference: 'order 7' } });
		const { outputs, waitTill } = await run.goOn();
		expect(waitTill).toBeUndefined();
		expect(outputs).toMatchObject([
			[],
			[
				{
					json: {
						messageId: 'wamid.1',
						recipient: '+15551234567',
						waitedUntil: run.waitTill?.toISOString(),
					},
					pairedItem: { item: 0 },
				},
			],
		]);
	});

	it('does not wait when the message was refused', async () => {
		graph()
			.post(`/v25.0/${phoneNumberId}/messages`)
			.reply(400, { error: { message: 'Re-engagement message', code: 131047 } });
		const run = await runOperation('meta', 'sendAndWait', message as never, {});
		expect(run.error?.message).toMatch(/24 hours/);
		expect(run.waitTill).toBeUndefined();
	});

	it.each([
		[{ waitAmount: 0 }, 'Time is not a number above zero (item 0): give a number, such as 24.'],
		[
			{ waitAmount: 400, waitUnit: 'days' },
			'The time for the answer is longer than a year (item 0): choose a shorter one, or Wait: Without a Limit.',
		],
		[
			{ waitLimit: 'date', waitUntil: '2001-01-01T00:00:00' },
			'Date is over already (item 0): choose a moment that is still to come.',
		],
		[
			{ waitLimit: 'date', waitUntil: '={{ "soon" }}' },
			'Date is not a date (item 0): choose one in the calendar, or write it as 2026-12-24T18:00.',
		],
		[
			{ options: { reference: 'x'.repeat(60) } },
			expect.stringContaining('Customer Reference does not fit into the flow token') as string,
		],
	])('refuses %j before anything is sent', async (parameters, sentence) => {
		const run = await runOperation(
			'meta',
			'sendAndWait',
			{ ...message, ...parameters } as never,
			{},
		);
		expect(run.error?.message).toEqual(sentence);
		expect(run.waitTill).toBeUndefined();
	});

	it('refuses several items before anything is sent, because it waits for one answer', async () => {
		const run = await runOperation('meta', 'sendAndWait', message as never, { items: [{}, {}] });
		expect(run.error?.message).toContain('got 2 items');
		expect(run.error?.message).toContain('Execute Sub-workflow');
		expect(run.waitTill).toBeUndefined();
	});

	it.each(['lipachat', 'dreams'] as const)(
		'is not offered for %s, which does not bring a flow token back',
		async (provider) => {
			const all = { ...message, screen: byId('WELCOME'), headerText: 'Hello', footerText: 'Bye' };
			const run = await runOperation(provider, 'sendAndWait', all, {});
			expect(run.error?.message).toContain('does not offer “Send and Wait for Answer”');
		},
	);
});
