import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { accounts, byId, runOperation, useNock, type OperationRun } from '../operations/harness';

const { phoneNumberId } = accounts.meta.data;
const messages = `/v25.0/${phoneNumberId}/messages`;

const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ phone: `+1555000${1000 + index}` }));

const send = async (
	items: IDataObject[],
	sendingOptions: INodeParameters = {},
	run: OperationRun = {},
	more: INodeParameters = {},
) =>
	await runOperation(
		'meta',
		'send',
		{
			flowId: byId('866937862658913'),
			bodyText: 'Choose a day',
			flowCta: 'Book',
			recipient: '={{ $json.phone }}',
			sendingOptions: { messagesPerSecond: 1000, ...sendingOptions },
			...more,
		},
		{ items, ...run },
	);

const refusal = (code: number) => ({
	error: { message: `(#${code}) No`, type: 'OAuthException', code, fbtrace_id: 'A' },
});

/** Meta as it answers; `refuse` names the code for a phone number, if it is refused. */
function meta(refuse: (to: string, call: number) => number | undefined = () => undefined) {
	const sent: string[] = [];
	let calls = 0;
	nock('https://graph.facebook.com')
		.persist()
		.post(messages)
		.reply((_, body) => {
			const { to } = body as unknown as { to: string };
			const code = refuse(to, calls++);
			if (code !== undefined) return [400, refusal(code)];
			sent.push(to);
			return [
				200,
				{
					messaging_product: 'whatsapp',
					contacts: [{ input: to }],
					messages: [{ id: `wamid.${to}` }],
				},
			];
		});
	return { sent, calls: () => calls };
}

describe('Send with a list', () => {
	// Before the check of useNock: what may be answered here need not be asked.
	afterEach(() => nock.cleanAll());
	useNock();

	it('keeps the order and the link of the items, whatever becomes known first', async () => {
		meta((_, call) => (call === 0 ? 130429 : undefined));
		const { outputs, hints } = await send(people(30));
		expect(outputs[0].map(({ json }) => json.recipient)).toEqual(
			people(30).map(({ phone }) => phone),
		);
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual(
			people(30).map((_, item) => ({ item })),
		);
		expect(outputs[0][0].json.attempts).toBe(2);
		expect(outputs[0][1].json.attempts).toBe(1);
		expect(hints).toEqual([
			expect.stringMatching(/^30 of 30 messages went out at \d+ per second\.$/),
		]);
	});

	it('sends once to a person who is in it twice, and says so', async () => {
		const { sent } = meta();
		const { outputs, hints } = await send([
			{ phone: '+1 555 000 1000' },
			{ phone: '15550001001' },
			{ phone: '0015550001000' },
		]);
		expect(sent.sort()).toEqual(['15550001000', '15550001001']);
		expect(outputs[0][2].json).toEqual({
			provider: 'meta',
			recipient: '+15550001000',
			flowId: '866937862658913',
			skipped: true,
			skipReason: 'repeatedInList',
			sameAsItem: 0,
		});
		expect(hints).toEqual(['2 of 3 messages went out, 1 was skipped.']);
	});

	it('sends for each item where that is wanted, in order', async () => {
		const { sent } = meta();
		await send([...people(1), ...people(1)], { samePerson: 'each' });
		expect(sent).toHaveLength(2);
	});

	it('leaves out nothing but the item that is over a limit', async () => {
		const { sent } = meta();
		const items: IDataObject[] = people(9);
		items[4].text = 'x'.repeat(1025);
		const { outputs } = await send(
			items,
			{},
			{ settings: { onError: 'continueErrorOutput' } },
			{ bodyText: '={{ $json.text ?? "Hello" }}' },
		);
		expect(sent).toHaveLength(8);
		expect(outputs[0]).toHaveLength(8);
		expect(outputs[1].map(({ json }) => json)).toMatchObject([
			{ phone: '+15550001004', disposition: 'fixRequest' },
		]);
	});

	it('sends nothing at all while an item stops the node', async () => {
		const { sent } = meta();
		const { error } = await send([...people(3), { phone: 'nobody' }, { phone: '' }]);
		expect(sent).toEqual([]);
		expect(error?.message).toContain('Recipient “nobody”');
		expect(error?.message).toContain('item 3');
		expect(error?.description).toContain('Nothing was sent, because 2 of 5 items');
	});

	it('goes on after a person who can’t be reached, then stops the node and says how many went out', async () => {
		const { sent } = meta((to) => (to === '15550001001' ? 131026 : undefined));
		const { error } = await send(people(5));
		expect(sent).toHaveLength(4);
		expect(error?.message).toContain('can’t be delivered to this person');
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(error?.description).toMatch(/^4 of 5 messages went out, 1 did not go out\. /);
	});

	it('stops when the credentials die half-way: the rest is known as not sent', async () => {
		const { sent, calls } = meta((_, call) => (call >= 10 ? 190 : undefined));
		const { outputs } = await send(
			people(40),
			{ concurrency: 1 },
			{ settings: { onError: 'continueErrorOutput' } },
		);
		expect([sent.length, calls()]).toEqual([10, 11]);
		expect([outputs[0].length, outputs[1].length]).toEqual([10, 30]);
		expect(outputs[1][0].json).toMatchObject({
			code: '190',
			sent: 'no',
			disposition: 'fixCredentials',
		});
		expect(outputs[1][29].json).toMatchObject({
			error: 'The message was not sent: The access token is not accepted',
			sent: 'no',
			disposition: 'fixCredentials',
		});
	});

	it('passes the rest on without failing where that is wanted', async () => {
		meta((_, call) => (call >= 2 ? 132068 : undefined));
		const { outputs, error } = await send(people(4), { concurrency: 1, whenStopped: 'pass' });
		expect(error).toBeUndefined();
		expect(outputs[0].map(({ json }) => json.disposition)).toEqual([
			undefined,
			undefined,
			'stopCampaign',
			'stopCampaign',
		]);
	});

	it('shows in a dry run what would be sent and what refused, and makes no request', async () => {
		const { calls } = meta();
		const { outputs, hints } = await send(
			[...people(1), { phone: '1' }, ...people(1)],
			{ dryRun: true },
			{ settings: { onError: 'continueRegularOutput' } },
		);
		expect(calls()).toBe(0);
		expect(outputs[0].map(({ json }) => json)).toMatchObject([
			{ dryRun: true, recipient: '+15550001000', flowId: '866937862658913', body: 'Choose a day' },
			{ error: expect.stringContaining('Recipient “1”') as string },
			{ skipped: true },
		]);
		expect(hints).toEqual([
			'Dry run, nothing was sent: 1 of 3 messages would be sent, 1 would be refused, 1 would be skipped.',
		]);
	});

	it('tries a message alone once, and as often as wanted', async () => {
		const { calls } = meta((_, call) => (call < 2 ? 130429 : undefined));
		const { error } = await send(people(1));
		expect([calls(), error?.message]).toEqual([
			1,
			'Messages were sent faster than WhatsApp allows',
		]);
		const { outputs } = await send(people(1), { maxAttempts: 3 });
		expect(outputs[0][0].json.attempts).toBe(2);
	});

	it.each([
		[{ messagesPerSecond: 0 }, 'Messages per Second is 0'],
		[{ messagesPerSecond: 5000 }, 'Messages per Second is 5000'],
		[{ messagesPerSecond: 'fast' }, 'Messages per Second is fast'],
		[{ concurrency: 0 }, 'Messages at the Same Time is 0'],
		[{ maxAttempts: 1.5 }, 'Attempts is 1.5'],
		[{ campaignName: ' ' }, 'Campaign Name is empty'],
	])('refuses options that make no sense: %j', async (options, message) => {
		const { calls } = meta();
		const { error } = await send(people(3), options);
		expect(error?.message).toContain(message);
		expect(calls()).toBe(0);
	});

	it('tries a message again after a broken connection at Lipachat, which drops what it has seen', async () => {
		const ids: unknown[] = [];
		const { host } = accounts.lipachat;
		const remember = (body: IDataObject) => ids.push(body.messageId) > 0;
		const path = '/api/v1/whatsapp/interactive/flows';
		const broken = Object.assign(new Error('connection lost'), { code: 'ECONNRESET' });
		nock(host).post(path, remember).replyWithError(broken);
		nock(host)
			.post(path, remember)
			.reply(200, { status: 'success', data: { messageId: '1', status: 'SENT' } });
		const { outputs } = await runOperation(
			'lipachat',
			'send',
			{
				flowId: byId('1'),
				bodyText: 'Hello',
				flowCta: 'Open',
				screen: byId('A'),
				recipient: '+254717746565',
				sendingOptions: { maxAttempts: 2 },
			},
			{ items: [{}] },
		);
		expect(outputs[0][0].json).toMatchObject({ attempts: 2 });
		expect(new Set(ids).size).toBe(1);
	});
});
