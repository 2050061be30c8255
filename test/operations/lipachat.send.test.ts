import nock from 'nock';
import { accounts, byId, failureOf, outputOf, runOperation, useNock } from './harness';

/** Samples: https://docs.lipachat.com/api/whatsapp-flows/send-flow */

useNock();

const { host, data } = accounts.lipachat;
const path = '/api/v1/whatsapp/interactive/flows';
const api = () => nock(host, { reqheaders: { apikey: data.apiKey } });
const message = {
	flowId: byId('2044724355999872'),
	recipient: '+254 717 746565',
	flowCta: 'Share Details!',
	bodyText: 'Please share your details',
	flowAction: 'navigate',
	screen: 'FIRST_SCREEN',
	defineDataBy: 'json',
	dataJson: '{"service":"","serviceOption":"","package":""}',
};
const answer = (messageId: unknown) => ({
	timestamp: '2024-03-22T11:42:18.625016916',
	data: { messageId, waId: 'wamid.HBgM', status: 'SENT', statusDesc: 'Message sent successfully' },
	status: 'success',
	message: '',
	errors: null,
});
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('Send at Lipachat', () => {
	it('sends the documented message with a UUID and returns it', async () => {
		let sent: Record<string, unknown> = {};
		api()
			.post(path, (body) => {
				sent = body;
				return true;
			})
			.reply(200, () => answer(sent.messageId));
		const [output] = await outputOf('lipachat', 'send', message);
		const { messageId, ...rest } = sent;
		expect(messageId).toMatch(uuid);
		expect(rest).toEqual({
			to: '254717746565',
			from: '254110090747',
			text: 'Please share your details',
			flowId: '2044724355999872',
			flowCta: 'Share Details!',
			screen: 'FIRST_SCREEN',
			data: { service: '', serviceOption: '', package: '' },
		});
		expect(output).toEqual({
			provider: 'lipachat',
			messageId,
			recipient: '+254717746565',
			flowId: '2044724355999872',
			status: 'sent',
			attempts: 1,
		});
	});

	it('keeps WhatsApp’s id in raw', async () => {
		api().post(path).reply(200, answer('1a85c604-0f08-4182-8011-407ba84598c5'));
		const [output] = await outputOf('lipachat', 'send', { ...message, simplify: false });
		expect(output).toMatchObject({ raw: { data: { waId: 'wamid.HBgM' } } });
	});

	it('repeats an item with the id of the first try, so that Lipachat sends it once', async () => {
		const ids: unknown[] = [];
		const note = (body: { messageId: unknown }) => ids.push(body.messageId) > 0;
		api().post(path, note).reply(503, '');
		api().post(path, note).reply(200, answer('a'));
		const run = { executionId: '17' };
		await runOperation('lipachat', 'send', message, run);
		await runOperation('lipachat', 'send', message, run);
		expect(ids).toHaveLength(2);
		expect(ids[0]).toBe(ids[1]);
	});

	it('gives every item an id of its own', async () => {
		const ids = new Set<unknown>();
		api()
			.post(path, (body) => Boolean(ids.add(body.messageId)))
			.times(2)
			.reply(200, answer('a'));
		const toEach = { ...message, recipient: '={{ $json.phone }}' };
		const items = [{ phone: '+254717746565' }, { phone: '+254717746566' }];
		await outputOf('lipachat', 'send', toEach, { items });
		expect(ids.size).toBe(2);
	});

	it('asks for a template when the session is over', async () => {
		api()
			.post(path)
			.reply(200, {
				...answer(''),
				data: null,
				status: 'error',
				message: 'The 24-hour sandbox session window is not open',
			});
		const { message: said, description } = await failureOf('lipachat', 'send', message);
		expect(said).toBe('More than 24 hours have passed since this person last wrote');
		expect(description).toContain('template');
	});

	it.each([
		['First Screen', { screen: '={{ $json.none }}' }],
		['Button Text', { flowCta: '={{ $json.none }}' }],
		['Body Text', { bodyText: 'x'.repeat(1025) }],
		['Recipient', { recipient: 'US.13491208655302741918' }],
	])('refuses a %s that does not fit before any request', async (label, wrong) => {
		const { message: said } = await failureOf('lipachat', 'send', { ...message, ...wrong });
		expect(said).toContain(label);
	});
});
