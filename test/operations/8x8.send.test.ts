import nock from 'nock';
import { accounts, byId, failureOf, outputOf, useNock } from './harness';

/** Samples: https://developer.8x8.com/connect/reference/send-message */

useNock();

const { host, data } = accounts['8x8'];
const path = `/api/v1/subaccounts/${data.subAccountId}/messages`;
const api = () => nock(host, { reqheaders: { authorization: `Bearer ${data.apiKey}` } });
const message = {
	flowId: byId('859504979861628'),
	recipient: '+1 555-123-4567',
	flowCta: 'Open',
	bodyText: 'Please fill in',
	flowAction: 'navigate',
	screen: 'RECOMMEND',
	defineDataBy: 'none',
	options: { flowToken: 'own' },
};
const umid = 'd03cbbf5-3e2d-ea11-815d-020897df5459';
const queued = {
	umid,
	user: { msisdn: '+15551234567' },
	status: { state: 'queued', timestamp: '2020-01-04T08:19:45.99Z' },
};

describe('Send at 8x8', () => {
	it('sends the documented message and returns the umid', async () => {
		api()
			.post(path, {
				user: { msisdn: '+15551234567' },
				type: 'interactive',
				clientMessageId: 'order-7',
				context: { umid },
				content: {
					interactive: {
						type: 'flow',
						header: { type: 'text', text: 'Hi' },
						body: { text: 'Please fill in' },
						footer: { text: '8x8' },
						action: {
							parameters: {
								flowId: '859504979861628',
								flowCta: 'Open',
								flowToken: 'own',
								mode: 'draft',
								flowAction: 'navigate',
								flowActionPayload: { screen: 'RECOMMEND', data: { product_id: '12345' } },
							},
						},
					},
				},
			})
			.reply(200, queued);
		expect(
			await outputOf('8x8', 'send', {
				...message,
				headerType: 'text',
				headerText: 'Hi',
				footerText: '8x8',
				defineDataBy: 'fields',
				dataFields: { field: [{ name: 'product_id', value: '12345' }] },
				options: {
					mode: 'draft',
					flowToken: 'own',
					contextMessageId: umid,
					callbackData: 'order-7',
				},
			}),
		).toEqual([
			{
				provider: '8x8',
				messageId: umid,
				recipient: '+15551234567',
				flowId: '859504979861628',
				flowToken: 'own',
				callbackData: 'order-7',
				status: 'queued',
				attempts: 1,
			},
		]);
	});

	it('gives a token of its own when the user gives none', async () => {
		let sent: unknown;
		api()
			.post(path, (body) => {
				sent = body.content.interactive.action.parameters.flowToken;
				return true;
			})
			.reply(200, queued);
		const [output] = await outputOf('8x8', 'send', { ...message, options: {} });
		expect(output.flowToken).toContain('859504979861628');
		expect(sent).toBe(output.flowToken);
	});

	it('addresses a business-scoped user id as channelUserId', async () => {
		const recipient = 'US.13491208655302741918';
		api()
			.post(path, (body) => body.user.channelUserId === recipient && !('msisdn' in body.user))
			.reply(200, { ...queued, user: {} });
		const [output] = await outputOf('8x8', 'send', { ...message, recipient });
		expect(output.recipient).toBe(recipient);
	});

	it('keeps the success of a message whose answer has no id', async () => {
		api().post(path).reply(200, {});
		const [output] = await outputOf('8x8', 'send', message);
		expect(output).toMatchObject({ status: 'accepted', recipient: '+15551234567' });
		expect(output).not.toHaveProperty('messageId');
	});

	it('takes a message that comes back rejected with HTTP 200 for not sent', async () => {
		api()
			.post(path)
			.reply(200, {
				...queued,
				status: { state: 'rejected', errorCode: 1002, errorMessage: 'Invalid MSISDN' },
			});
		const { message: said, description } = await failureOf('8x8', 'send', message);
		expect(said).toBe('The recipient is not a valid phone number');
		expect(description).toContain('8x8 says: Invalid MSISDN.');
		expect(description).not.toContain('may have gone out');
	});

	it('asks for a template when the 24 hours are over', async () => {
		api().post(path).reply(422, { code: 1000, message: 'Outside service window', errorId: umid });
		const { message: said, description } = await failureOf('8x8', 'send', message);
		expect(said).toBe('More than 24 hours have passed since this person last wrote');
		expect(description).toContain('template');
	});

	it('says that the message may have gone out when 8x8 breaks down', async () => {
		api().post(path).reply(500, { code: 2000, message: 'Internal error', errorId: umid });
		const { description } = await failureOf('8x8', 'send', message);
		expect(description).toContain('may have gone out');
	});

	it.each([
		['Button Text', { flowCta: 'x'.repeat(31) }],
		['Body Text', { bodyText: 'x'.repeat(1025) }],
		['Footer Text', { footerText: 'x'.repeat(61) }],
		['Header Text', { headerType: 'text', headerText: 'x'.repeat(61) }],
		['Callback Data', { options: { callbackData: 'x'.repeat(51) } }],
		['Recipient', { recipient: '0555' }],
	])('refuses a %s that does not fit before any request', async (label, wrong) => {
		expect((await failureOf('8x8', 'send', { ...message, ...wrong })).message).toContain(label);
	});
});
