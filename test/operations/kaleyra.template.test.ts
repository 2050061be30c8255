import nock from 'nock';
import { accounts, byId, failureOf, outputOf, useNock } from './harness';
import { entry, fromList, mapped } from './templates';

/** https://developers.kaleyra.io/docs/whatsapp-api-v2-send-flow-template-messages */

useNock();

const { host, data } = accounts.kaleyra;
const base = `/v2/${data.sid}/whatsapp`;
const path = `${base}/${data.wabaId}/message_templates`;
const envelope = (inside: unknown) => ({
	code: 'WA200',
	message: 'Request Processed Successfully',
	data: inside,
	error: {},
});
const message = {
	sendAs: 'template',
	recipient: '+919812345678',
	templateName: fromList('reminder:en_US'),
	defineParametersBy: 'map',
	parameterMapping: mapped({ body_customer_name: 'Ann', body_day: 'soon' }),
};

/** Expects one message, and returns it as it was sent. */
function expectMessage(status = 200, answer: nock.Body = envelope({ message_id: 'm-1' })) {
	const sent: object[] = [];
	nock(host)
		.post(`${base}/${data.senderNumber}/messages`, (body: object) => sent.push(body) > 0)
		.reply(status, answer);
	return sent;
}
const expectList = () =>
	nock(host)
		.get(path)
		.reply(200, envelope({ data: [entry()] }));

describe('templates through Kaleyra', () => {
	it('go out as WhatsApp’s own message in the envelope', async () => {
		expectList();
		const sent = expectMessage();
		const [output] = await outputOf('kaleyra', 'send', {
			...message,
			options: { callbackData: 'order 7', flowToken: 'tok' },
		});
		expect(sent[0]).toMatchObject({
			messaging_object: {
				to: '+919812345678',
				type: 'template',
				template: {
					name: 'reminder',
					language: { code: 'en_US' },
					components: [
						{ type: 'body' },
						{
							type: 'button',
							sub_type: 'flow',
							index: '0',
							parameters: [{ type: 'action', action: { flow_token: 'tok' } }],
						},
					],
				},
			},
			extra_info: { ref: 'order 7' },
		});
		expect(output).toMatchObject({
			provider: 'kaleyra',
			messageId: 'm-1',
			flowId: '77',
			templateName: 'reminder',
			flowToken: 'tok',
			callbackData: 'order 7',
		});
	});

	it('take the place of a flow message where WhatsApp’s refusal is passed on', async () => {
		const words = '(#131047) Re-engagement message';
		const refusal = { code: 'WA400', message: words, data: {}, error: { payload: words } };
		expectMessage(400, refusal);
		expectList();
		expectMessage();
		const [output] = await outputOf('kaleyra', 'send', {
			...message,
			sendAs: 'interactive',
			flowId: byId('77'),
			flowCta: 'Open',
			bodyText: 'Please tell us more',
			headerType: 'none',
			templateIfClosed: true,
		});
		expect(output).toMatchObject({ fallbackUsed: true, templateName: 'reminder' });
	});

	it('that are not approved are told in words', async () => {
		expectList();
		const words = 'Template is not approved';
		expectMessage(401, { code: 'WA401', message: words, data: {}, error: { error: words } });
		const { description } = await failureOf('kaleyra', 'send', message);
		expect(description).toContain(words);
	});

	it('are listed and created', async () => {
		expectList();
		const [listed] = await outputOf('kaleyra', 'list', { resource: 'template' });
		expect(listed).toMatchObject({ name: 'reminder', flowButton: { flowId: '77' } });
		nock(host)
			.post(path, (body: { name: string }) => body.name === 'reminder')
			.reply(200, envelope({ id: '901', status: 'PENDING' }));
		const [created] = await outputOf('kaleyra', 'create', {
			resource: 'template',
			newTemplateName: 'reminder',
			bodyText: 'Hello',
			buttonText: 'Open',
			flowId: byId('77'),
		});
		expect(created).toMatchObject({ templateId: '901', status: 'PENDING' });
	});
});

describe('a provider without templates', () => {
	it('has no resource of that name', async () => {
		const { message: told } = await failureOf('lipachat', 'list', { resource: 'template' });
		expect(told).toMatch(/Lipachat does not offer “List”/);
	});
});
