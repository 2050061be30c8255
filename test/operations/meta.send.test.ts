import nock from 'nock';
import { readFlowToken } from '../../nodes/WhatsAppFlows/tokens';
import { metaSample } from '../support/metaSamples';
import { undescribed } from '../support/outputSchema';
import { accounts, byId, byName, failureOf, outputOf, runOperation, useNock } from './harness';

/** https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow */

useNock();

const { host, data } = accounts.meta;
const path = `/v25.0/${data.phoneNumberId}/messages`;
const message = {
	flowId: byId('flow-1'),
	recipient: '+1 (805) 555-5555',
	flowCta: 'Open Flow!',
	bodyText: 'Please tell us more',
	headerType: 'none',
	footerText: '',
	flowAction: 'navigate',
	screen: 'FIRST',
	defineDataBy: 'none',
};
const accepted = metaSample('Send Published Flow by ID').answer as nock.DataMatcherMap;

interface Sent {
	to?: string;
	recipient?: string;
	interactive: { action: { parameters: Record<string, unknown> } };
}

/** Expects one message, and returns it as it was sent. */
function expectMessage(status = 200, answer: nock.Body = accepted): Sent[] {
	const sent: Sent[] = [];
	nock(host, { reqheaders: { authorization: `Bearer ${data.accessToken}` } })
		.post(path, (body) => sent.push(body) > 0)
		.reply(status, answer);
	return sent;
}

describe('Send at Meta', () => {
	it('sends the documented message and returns its id', async () => {
		const sent = expectMessage();
		const [output] = await outputOf('meta', 'send', {
			...message,
			headerType: 'text',
			headerText: 'Hello',
			footerText: 'Our shop',
			defineDataBy: 'fields',
			dataFields: { field: [{ name: 'customer', value: 'Ann' }] },
			options: { flowToken: 'my-token' },
		});
		expect(sent[0]).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to: '18055555555',
			type: 'interactive',
			interactive: {
				type: 'flow',
				header: { type: 'text', text: 'Hello' },
				body: { text: 'Please tell us more' },
				footer: { text: 'Our shop' },
				action: {
					name: 'flow',
					parameters: {
						flow_message_version: '3',
						flow_token: 'my-token',
						flow_id: 'flow-1',
						flow_cta: 'Open Flow!',
						flow_action: 'navigate',
						flow_action_payload: { screen: 'FIRST', data: { customer: 'Ann' } },
					},
				},
			},
		});
		expect(output).toEqual({
			provider: 'meta',
			messageId: 'wamid.HBgL...',
			recipient: '+18055555555',
			flowId: 'flow-1',
			flowToken: 'my-token',
			status: 'accepted',
			attempts: 1,
		});
		expect(undescribed('send', output)).toEqual([]);
	});

	it('makes a token that only this account can have made, and that names the flow', async () => {
		const sent = expectMessage();
		const [{ flowToken }] = await outputOf('meta', 'send', {
			...message,
			options: { reference: 'order 7' },
		});
		expect(sent[0].interactive.action.parameters.flow_token).toBe(flowToken);
		expect(readFlowToken(`${flowToken}`, [data.appSecret])).toMatchObject({
			valid: true,
			flowId: 'flow-1',
			reference: 'order 7',
		});
		expect(readFlowToken(`${flowToken}`, ['another'])).toMatchObject({ valid: false });
	});

	it('looks a flow up by its name', async () => {
		nock(host)
			.get(`/v25.0/${data.wabaId}/flows`)
			.query(true)
			.reply(200, metaSample('List Flows').answer as nock.DataMatcherMap);
		const sent = expectMessage();
		const [output] = await outputOf('meta', 'send', { ...message, flowId: byName('another flow') });
		expect(output).toMatchObject({ flowId: 'flow-3', flowName: 'another flow' });
		expect(sent[0].interactive.action.parameters.flow_id).toBe('flow-3');
	});

	it('writes to a person whose phone number is hidden', async () => {
		const sent = expectMessage();
		await outputOf('meta', 'send', { ...message, recipient: 'US.13491208655302741918' });
		expect(sent[0].recipient).toBe('US.13491208655302741918');
		expect(sent[0]).not.toHaveProperty('to');
	});

	it('takes each item’s own values, and goes on after one that is refused', async () => {
		const numbers: unknown[] = [];
		nock(host)
			.post(path, ({ to }) => numbers.push(to) > 0)
			.twice()
			.reply((_uri, body) =>
				(body as unknown as Sent).to === '15550000001'
					? [400, { error: { message: '(#131026) Undeliverable', code: 131026 } }]
					: [200, accepted],
			);
		const { outputs } = await runOperation(
			'meta',
			'send',
			{ ...message, recipient: '={{ $json.phone }}' },
			{
				items: [{ phone: '15550000001' }, { phone: 'nobody' }, { phone: 15550000003 }],
				settings: { onError: 'continueRegularOutput' },
			},
		);
		expect(numbers).toEqual(['15550000001', '15550000003']);
		expect(
			outputs[0].map(({ json, pairedItem }) => [json.disposition ?? json.status, pairedItem]),
		).toEqual([
			['recipientUnreachable', { item: 0 }],
			['fixRequest', { item: 1 }],
			['accepted', { item: 2 }],
		]);
	});

	it('lets the endpoint choose the first screen', async () => {
		const sent = expectMessage();
		await outputOf('meta', 'send', { ...message, flowAction: 'dataExchange' });
		expect(sent[0].interactive.action.parameters).toMatchObject({ flow_action: 'data_exchange' });
		expect(sent[0].interactive.action.parameters).not.toHaveProperty('flow_action_payload');
	});

	it('says that the conversation needs a template', async () => {
		expectMessage(400, { error: { message: '(#131047) Re-engagement message', code: 131047 } });
		const { message: said, description } = await failureOf('meta', 'send', message);
		expect(said).toBe('More than 24 hours have passed since this person last wrote');
		expect(description).toContain('template');
	});

	it('says that the message may have gone out when Meta does not know itself', async () => {
		expectMessage(500, { error: { message: '(#131000) Something went wrong', code: 131000 } });
		const { description } = await failureOf('meta', 'send', message);
		expect(description).toMatch(/may have gone out/);
	});

	it('says that nothing was sent when Meta could not be reached', async () => {
		nock(host)
			.post(path)
			.replyWithError(Object.assign(new Error(''), { code: 'ECONNREFUSED' }));
		const { message: said, description } = await failureOf('meta', 'send', message);
		expect(said).toBe('Meta could not be reached');
		expect(description).toContain('The message was not sent');
	});

	it('says that the message may have gone out when the connection broke off', async () => {
		nock(host)
			.post(path)
			.replyWithError(Object.assign(new Error(''), { code: 'ECONNRESET' }));
		const { description } = await failureOf('meta', 'send', message);
		expect(description).toMatch(/may have gone out/);
	});

	it.each([
		['Recipient', { recipient: '={{ $json.none }}' }],
		['Recipient', { recipient: '0555 123' }],
		['Body Text', { bodyText: 'x'.repeat(1025) }],
		['Button Text', { flowCta: 'x'.repeat(31) }],
		['Header Text', { headerType: 'text', headerText: 'x'.repeat(61) }],
		['Header Media URL', { headerType: 'image', headerMediaUrl: 'picture.png' }],
		['Footer Text', { footerText: 'x'.repeat(61) }],
		['Data JSON', { defineDataBy: 'json', dataJson: '{' }],
		['Callback Data', { options: { callbackData: 'x'.repeat(513) } }],
	])('refuses a %s that does not fit before any request', async (label, wrong) => {
		const { message: said } = await failureOf('meta', 'send', { ...message, ...wrong });
		expect(said).toContain(label);
		expect(said).toContain('item 0');
	});
});
