import { lipachat } from '../../../nodes/WhatsAppFlows/providers/lipachat';
import type { SendFlow } from '../../../nodes/WhatsAppFlows/providers/provider';

/** Sample: https://docs.lipachat.com/api/whatsapp-flows/send-flow */

const account = lipachat.readAccount({ apiKey: 'key', senderNumber: '+254 712 345678' });
const send = lipachat.flow.send!;
const answer = (body: unknown) => ({ status: 200, headers: {}, body });
const envelope = (data: unknown) => ({ data, status: 'success', message: '', errors: null });

describe('sending a flow through Lipachat', () => {
	const input: SendFlow = {
		recipient: { phone: '254717746565' },
		flowId: '2044724355999872',
		flowCta: 'Share Details!',
		body: 'Please share your details',
		flowAction: 'navigate',
		screen: 'FIRST_SCREEN',
		requestId: '1a85c604-0f08-4182-8011-407ba84598c5',
	};
	const sample = {
		messageId: '1a85c604-0f08-4182-8011-407ba84598c5',
		waId: 'wamid.HBgM',
		status: 'SENT',
		statusDesc: 'Message sent successfully',
	};

	it('builds the documented message, with numbers as digits and the id that stays on a repeat', () => {
		const data = { service: '', serviceOption: '', package: '' };
		expect(send.request({ ...input, data }, account)).toEqual({
			method: 'POST',
			path: '/whatsapp/interactive/flows',
			body: {
				kind: 'json',
				value: {
					messageId: '1a85c604-0f08-4182-8011-407ba84598c5',
					to: '254717746565',
					from: '254712345678',
					text: 'Please share your details',
					flowId: '2044724355999872',
					flowCta: 'Share Details!',
					screen: 'FIRST_SCREEN',
					data,
				},
			},
		});
	});

	it('has a place for exactly what the page names', () => {
		expect(send.takes).toEqual({
			flowCta: { max: 30 },
			body: { max: 1024 },
			screen: 'required',
			data: { unconfirmed: expect.stringContaining('service') },
		});
	});

	it('reads the id and that the message is sent', () => {
		const body = envelope(sample);
		expect(send.read(answer(body), input, account)).toEqual({
			provider: 'lipachat',
			messageId: sample.messageId,
			recipient: '+254717746565',
			flowId: '2044724355999872',
			status: 'sent',
			attempts: 1,
			raw: body,
		});
	});

	it('knows the id that it gave when the answer does not repeat it', () => {
		expect(send.read(answer(envelope({ waId: 'wamid.A' })), input, account)).toMatchObject({
			messageId: input.requestId,
			status: 'accepted',
		});
	});
});
