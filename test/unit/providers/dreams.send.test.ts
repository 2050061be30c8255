import fc from 'fast-check';
import { dreams } from '../../../nodes/WhatsAppFlows/providers/dreams';
import type { SendFlow } from '../../../nodes/WhatsAppFlows/providers/provider';

/** https://docs.dreams.com.sa/whatsapp-flows , the part on sending */

const account = dreams.readAccount({ apiKey: 'key', wabaId: '123456789' });
const send = dreams.flow.send!;
const input: SendFlow = {
	recipient: { phone: '966512345678' },
	flowId: '866937862658913',
	flowCta: 'Open',
	body: 'B',
	header: { kind: 'text', text: 'H' },
	footer: 'F',
	flowAction: 'navigate',
	screen: 'FIRST',
	mode: 'published',
	requestId: '6f9619ff-8b86-8011-a42d-00c04fc964ff',
};
const answer = (body: unknown) => ({ status: 200, headers: {}, body });

describe('sending a flow with Dreams', () => {
	it('sends the seven fields of the page and nothing else', () => {
		const more = { data: { a: 1 }, flowToken: 'token-1', callbackData: 'x' };
		expect(send.request({ ...input, ...more }, account)).toEqual({
			method: 'POST',
			path: '/api/whatsapp/123456789/flows/send',
			body: {
				kind: 'json',
				value: {
					to: '966512345678',
					flow_id: '866937862658913',
					header_text: 'H',
					body_text: 'B',
					footer_text: 'F',
					flow_cta: 'Open',
					screen: 'FIRST',
				},
			},
		});
	});

	it('needs header, footer and screen, and has no place for anything more', () => {
		expect(send.takes).toEqual({
			flowCta: { max: 30 },
			body: { max: 1024 },
			header: { kinds: ['text'], max: 60, required: true },
			footer: { max: 60, required: true },
			screen: 'required',
		});
	});
});

describe('what Dreams answers to a send', () => {
	it.each([
		['Meta’s messages', { messages: [{ id: 'wamid.1' }], message_id: 'x', id: 'y' }],
		['message_id', { message_id: 'wamid.1', id: 'y' }],
		['id', { id: 'wamid.1' }],
	])('gives the message id from %s', (_, data) => {
		const body = { success: true, message: 'ok', data };
		expect(send.read(answer(body), input, account)).toEqual({
			provider: 'dreams',
			messageId: 'wamid.1',
			recipient: '+966512345678',
			flowId: '866937862658913',
			status: 'accepted',
			attempts: 1,
			raw: body,
		});
	});

	it('never makes a message that was taken look lost', () => {
		const anything = fc.jsonValue();
		const body = fc.oneof(
			anything,
			fc.record({ data: fc.oneof(anything, fc.record({ messages: anything, id: anything })) }),
		);
		fc.assert(
			fc.property(body, (value) => {
				expect(send.read(answer(value), input, account).status).toBe('accepted');
			}),
		);
		const empty = { success: true, message: 'Sent', data: {} };
		expect(send.read(answer(empty), input, account).messageId).toBeUndefined();
	});
});
