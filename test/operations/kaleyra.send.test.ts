import nock from 'nock';
import { accounts, byId, failureOf, outputOf, runOperation, useNock } from './harness';

/**
 * https://developers.kaleyra.io/docs/whatsapp-api-v2-send-flow-messages and
 * https://developers.kaleyra.io/docs/whatsapp-api-v2-error-codes-for-send-message
 */

useNock();

const { host, data } = accounts.kaleyra;
const path = `/v2/${data.sid}/whatsapp/${data.senderNumber}/messages`;
const api = () => nock(host, { reqheaders: { 'api-key': data.apiKey } });
const message = {
	flowId: byId('120000000000000'),
	recipient: '0091 98123-45678',
	flowCta: 'Open',
	bodyText: 'Your appointment',
	headerType: 'text',
	headerText: 'Hello',
	footerText: 'Harbour Clinic',
	flowAction: 'navigate',
	screen: 'WELCOME',
	defineDataBy: 'fields',
	dataFields: { field: [{ name: 'customer', value: 'Ann' }] },
};
const accepted = { code: 'WA200', message: 'ok', data: { message_id: 'm-1' }, error: {} };

interface Sent {
	messaging_object: { interactive: { action: { parameters: Record<string, unknown> } } };
	extra_info: { ref: string };
}

/** Runs a send that Kaleyra accepts and returns what was sent beside what came out. */
async function sendWith(more: Record<string, object | string> = {}, answer: nock.Body = accepted) {
	const bodies: Sent[] = [];
	api()
		.post(path, (body) => {
			bodies.push(body as Sent);
			return true;
		})
		.reply(200, answer);
	const [output] = await outputOf('kaleyra', 'send', { ...message, ...more });
	const [sent] = bodies;
	return { output, sent, parameters: sent.messaging_object.interactive.action.parameters };
}

describe('Send at Kaleyra', () => {
	it('sends Meta’s message inside the envelope, with the token and the reference', async () => {
		const options = { flowToken: 'token-1', callbackData: 'customer1' };
		const { sent, output } = await sendWith({ options });
		expect(sent).toEqual({
			messaging_object: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				to: '+919812345678',
				type: 'interactive',
				interactive: {
					type: 'flow',
					header: { type: 'text', text: 'Hello' },
					body: { text: 'Your appointment' },
					footer: { text: 'Harbour Clinic' },
					action: {
						name: 'flow',
						parameters: {
							flow_message_version: '3',
							flow_token: 'token-1',
							flow_id: '120000000000000',
							flow_cta: 'Open',
							flow_action: 'navigate',
							flow_action_payload: { screen: 'WELCOME', data: { customer: 'Ann' } },
						},
					},
				},
			},
			extra_info: { ref: 'customer1' },
		});
		expect(output).toMatchObject({
			provider: 'kaleyra',
			messageId: 'm-1',
			recipient: '+919812345678',
			flowId: '120000000000000',
			flowToken: 'token-1',
			status: 'accepted',
		});
	});

	it('makes a token and a reference where none is given', async () => {
		const { sent, parameters, output } = await sendWith();
		expect(parameters.flow_token).toBe(output.flowToken);
		expect(parameters.flow_token).toContain('120000000000000');
		expect(sent.extra_info.ref).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
	});

	it('sends a draft, and opens with the endpoint', async () => {
		expect((await sendWith({ options: { mode: 'draft' } })).parameters.mode).toBe('draft');
		const { parameters } = await sendWith({ flowAction: 'dataExchange' });
		expect(parameters.flow_action).toBe('data_exchange');
		expect(parameters).not.toHaveProperty('flow_action_payload');
	});

	it('does not take a message for lost because the answer names no id', async () => {
		const { output } = await sendWith({}, { code: 'WA200', message: 'ok', data: [], error: {} });
		expect(output).toMatchObject({ status: 'accepted', recipient: '+919812345678' });
		expect(output).not.toHaveProperty('messageId');
	});

	it.each([
		['E110', 400, 'stopCampaign', 'no'],
		['WAV2101', 400, 'retryLater', 'no'],
		['WA401', 401, 'fixCredentials', 'no'],
		['WA500', 500, 'retryLater', 'unknown'],
		['RBC001', 200, 'fixCredentials', 'no'],
	])('tells what to do about %s', async (code, status, disposition, sent) => {
		api().post(path).reply(status, { code, message: 'words', data: [], error: 'words' });
		const { outputs } = await runOperation('kaleyra', 'send', message, {
			settings: { onError: 'continueRegularOutput' },
		});
		expect(outputs[0][0].json).toMatchObject({ code, disposition, sent });
	});

	it('says that the message may have gone out when Kaleyra breaks down', async () => {
		api().post(path).reply(502, '<h1>Bad Gateway</h1>');
		const { description } = await failureOf('kaleyra', 'send', message);
		expect(description).toContain('may have gone out');
	});

	it.each([
		[{ recipient: 'IN.13491208655302741918' }, 'business-scoped'],
		[{ recipient: '={{ $json.phone }}' }, 'Recipient is empty'],
		[{ headerType: 'image', headerMediaUrl: 'https://example.com/a.png' }, 'Header'],
		[{ flowCta: 'x'.repeat(31) }, 'Button Text has 31 characters'],
		[{ footerText: 'x'.repeat(61) }, 'Footer Text has 61 characters'],
	])('refuses %j before any request', async (wrong, words) => {
		const { message: said } = await failureOf('kaleyra', 'send', { ...message, ...wrong });
		expect(said).toContain(words);
	});
});
