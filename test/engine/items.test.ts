import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { accounts, byId, byName, outputOf, runOperation, useNock } from '../operations/harness';

const graph = () => nock('https://graph.facebook.com');
const { wabaId, phoneNumberId } = accounts.meta.data;
const messages = `/v25.0/${phoneNumberId}/messages`;
const message = {
	flowId: byId('866937862658913'),
	bodyText: 'Choose a day',
	flowCta: 'Book',
	headerType: 'none',
	recipient: '={{ $json.phone }}',
	screen: { __rl: true, mode: 'id', value: '={{ $json.screen }}' },
};
const accepted = (id: string) => ({
	messaging_product: 'whatsapp',
	contacts: [{ input: '1', wa_id: '1' }],
	messages: [{ id }],
});

const broken = (code: string) => Object.assign(new Error(`connection lost: ${code}`), { code });

describe('the action node in the engine', () => {
	useNock();

	it('reads every field for each item, expressions included', async () => {
		const bodies: IDataObject[] = [];
		graph()
			.post(messages, (body: IDataObject) => bodies.push(body) > 0)
			.times(2)
			.reply(200, (_uri, body) =>
				accepted(`wamid.${(body as unknown as IDataObject).to as string}`),
			);
		const output = await outputOf('meta', 'send', message, {
			items: [
				{ phone: '+1 (555) 123-4567', screen: 'WELCOME' },
				{ phone: 15557654321, screen: 'DATES' },
			],
		});
		expect(output.map(({ messageId, recipient }) => [messageId, recipient])).toEqual([
			['wamid.15551234567', '+15551234567'],
			['wamid.15557654321', '+15557654321'],
		]);
		expect(bodies.map(({ to }) => to)).toEqual(['15551234567', '15557654321']);
		expect(JSON.stringify(bodies[1])).toContain('"screen":"DATES"');
	});

	it('links every output item to the input item that it came from', async () => {
		graph()
			.get(`/v25.0/${wabaId}/flows`)
			.query(true)
			.times(2)
			.reply(200, { data: [{ id: '1' }, { id: '2' }] });
		const { outputs } = await runOperation(
			'meta',
			'list',
			{ returnAll: true },
			{ items: [{}, {}] },
		);
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
			{ item: 1 },
		]);
	});

	it('goes on after an item that fails, and says why in that item', async () => {
		graph().post(messages).reply(200, accepted('wamid.1'));
		const { outputs, error } = await runOperation('meta', 'send', message, {
			items: [
				{ phone: 'not a number', screen: 'A' },
				{ phone: '+15551234567', screen: 'A' },
			],
			settings: { onError: 'continueRegularOutput' },
		});
		expect(error).toBeUndefined();
		expect(outputs[0][0].json).toMatchObject({
			error: expect.stringContaining('Recipient “not a number”') as string,
			disposition: 'fixRequest',
		});
		expect(outputs[0][0].pairedItem).toEqual({ item: 0 });
		expect(outputs[0][1].json).toMatchObject({ messageId: 'wamid.1', status: 'accepted' });
	});

	it('passes items that fail to the error output, with what a next step can branch on', async () => {
		graph()
			.post(messages)
			.reply(400, {
				error: {
					message: '(#131047) Re-engagement message',
					type: 'OAuthException',
					code: 131047,
					error_data: { messaging_product: 'whatsapp', details: 'More than 24 hours have passed' },
					fbtrace_id: 'AbCdEf',
				},
			});
		graph().post(messages).reply(200, accepted('wamid.2'));
		const { outputs } = await runOperation('meta', 'send', message, {
			items: [
				{ phone: '+15551234567', screen: 'A' },
				{ phone: '+15551234568', screen: 'A' },
			],
			settings: { onError: 'continueErrorOutput' },
		});
		expect(outputs[0].map(({ json }) => json.messageId)).toEqual(['wamid.2']);
		expect(outputs[1]).toHaveLength(1);
		expect(outputs[1][0].json).toMatchObject({
			disposition: 'needsTemplate',
			code: '131047',
			sent: 'no',
		});
		expect(outputs[1][0].json.description).toContain('More than 24 hours have passed');
	});

	it('stops at the first item that fails, naming the item', async () => {
		const { error } = await runOperation('meta', 'send', message, {
			items: [{ phone: '', screen: 'A' }],
		});
		expect(error?.message).toBe(
			'Recipient is empty (item 0): give a phone number with its country code, such as +15551234567.',
		);
		expect(error?.context).toMatchObject({ itemIndex: 0 });
	});

	it('looks a flow’s name up once for all items, through every page of the list', async () => {
		graph()
			.get(`/v25.0/${wabaId}/flows`)
			.query({ limit: '100' })
			.reply(200, {
				data: [{ id: '1', name: 'Survey', status: 'PUBLISHED' }],
				paging: { cursors: { after: 'next' }, next: 'https://graph.facebook.com/next' },
			});
		graph()
			.get(`/v25.0/${wabaId}/flows`)
			.query({ limit: '100', after: 'next' })
			.reply(200, { data: [{ id: '2', name: 'Booking', status: 'PUBLISHED' }] });
		graph()
			.post(messages, /"flow_id":"2"/)
			.times(3)
			.reply(200, accepted('wamid.3'));
		const output = await outputOf(
			'meta',
			'send',
			{ ...message, flowId: byName('Booking'), screen: 'A' },
			{ items: [1, 2, 3].map((person) => ({ phone: `+1555123456${person}` })) },
		);
		expect(output.map(({ flowId, flowName }) => [flowId, flowName])).toEqual(
			Array(3).fill(['2', 'Booking']),
		);
	});

	it('says that the message may have gone out when no answer came back', async () => {
		graph().post(messages).replyWithError(broken('ECONNRESET'));
		const { outputs } = await runOperation('meta', 'send', message, {
			items: [{ phone: '+15551234567', screen: 'A' }],
			settings: { onError: 'continueRegularOutput' },
		});
		expect(outputs[0][0].json).toMatchObject({ code: 'ECONNRESET', sent: 'unknown' });
		expect(outputs[0][0].json.description).toContain('may have gone out');
	});

	it('says that the message was not sent when the provider can’t be reached', async () => {
		graph().post(messages).replyWithError(broken('ENOTFOUND'));
		const { outputs } = await runOperation('meta', 'send', message, {
			items: [{ phone: '+15551234567', screen: 'A' }],
			settings: { onError: 'continueRegularOutput' },
		});
		expect(outputs[0][0].json).toMatchObject({
			error: 'Meta could not be reached',
			code: 'ENOTFOUND',
			sent: 'no',
		});
		expect(outputs[0][0].json.description).toContain('was not sent');
	});

	it('says that the message may have gone out after a server failure without a reason', async () => {
		graph().post(messages).reply(502, '<html><body>Bad Gateway</body></html>');
		const { error } = await runOperation('meta', 'send', message, {
			items: [{ phone: '+15551234567', screen: 'A' }],
		});
		expect(error?.description).toContain('may have gone out');
	});

	it('keeps keys and secrets out of what it reports', async () => {
		graph()
			.post(messages)
			.reply(401, {
				error: { message: 'Invalid OAuth access token', type: 'OAuthException', code: 190 },
			});
		const { error } = await runOperation('meta', 'send', message, {
			items: [{ phone: '+15551234567', screen: 'A' }],
		});
		const report = JSON.stringify({ ...error, message: error?.message });
		for (const secret of ['accessToken', 'appSecret', 'verifyToken']) {
			expect(report).not.toContain(accounts.meta.data[secret]);
		}
	});

	it('gives a message the same id each time n8n repeats the item, and another in the next run', async () => {
		const ids: string[] = [];
		const gateway = () =>
			nock('https://gateway.lipachat.com').post(
				'/api/v1/whatsapp/interactive/flows',
				({ messageId }: { messageId: string }) => ids.push(messageId) > 0,
			);
		gateway().replyWithError(broken('ECONNRESET'));
		const answer = (_uri: string, body: unknown) => ({
			status: 'success',
			message: '',
			errors: null,
			data: {
				messageId: (body as { messageId: string }).messageId,
				waId: 'wamid.1',
				status: 'SENT',
			},
		});
		gateway().times(2).reply(200, answer);
		const parameters = { ...message, recipient: '+254717746565', screen: 'FIRST_SCREEN' };
		const retried = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		await outputOf('lipachat', 'send', parameters, { settings: retried, executionId: '7' });
		await outputOf('lipachat', 'send', parameters, { executionId: '8' });
		expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
		expect(ids[1]).toBe(ids[0]);
		expect(ids[2]).not.toBe(ids[0]);
	});
});

describe('what the editor does not offer', () => {
	useNock();

	it('is refused before any request, with what there is instead', async () => {
		const { error } = await runOperation('lipachat', 'delete', { flowId: byId('4') });
		expect(error?.message).toBe(
			'Operation: Lipachat does not offer “Delete” (item 0): choose one of: Create, Draw, Get Preview, List, Publish, Send, Update, Validate.',
		);
	});

	it('is refused for a provider that nobody knows', async () => {
		const { error } = await runOperation('meta', 'list', { provider: 'acme' });
		expect(error?.message).toContain('Provider: “acme” is not known');
	});
});
