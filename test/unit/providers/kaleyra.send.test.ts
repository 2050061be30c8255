import fc from 'fast-check';
import { kaleyra } from '../../../nodes/WhatsAppFlows/providers/kaleyra';
import type { JsonBody, SendFlow } from '../../../nodes/WhatsAppFlows/providers/provider';

/** Sample: https://developers.kaleyra.io/docs/whatsapp-api-v2-send-flow-messages */

const account = kaleyra.readAccount({
	apiKey: 'key',
	sid: 'HXAP16XXXXXX97IN',
	wabaId: '112000000000207',
	senderNumber: '+919900000000',
});
const send = kaleyra.flow.send!;
const requestId = '6f9619ff-8b86-8011-a42d-00c04fc964ff';
const input: SendFlow = {
	recipient: { phone: '919812345678' },
	flowId: '120000000000000',
	flowCta: 'Open',
	body: 'Your appointment',
	flowAction: 'navigate',
	mode: 'published',
	requestId,
};
const valueOf = (more: Partial<SendFlow> = {}) =>
	(send.request({ ...input, ...more }, account).body as JsonBody).value;
const answer = (body: unknown) => ({ status: 200, headers: {}, body });

describe('sending a flow with Kaleyra', () => {
	it('wraps Meta’s message as the sample does', () => {
		const request = send.request(
			{
				...input,
				header: { kind: 'text', text: 'Hello' },
				footer: 'Harbour Clinic',
				flowToken: 'token-1',
				screen: 'WELCOME',
				callbackData: 'customer1',
			},
			account,
		);
		expect(request).toEqual({
			method: 'POST',
			path: '/whatsapp/+919900000000/messages',
			body: {
				kind: 'json',
				value: {
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
									flow_action_payload: { screen: 'WELCOME' },
								},
							},
						},
					},
					extra_info: { ref: 'customer1' },
				},
			},
		});
	});

	it('makes a reference of its own, the same one when the item is repeated', () => {
		expect(valueOf()).toMatchObject({ extra_info: { ref: requestId } });
		expect(valueOf()).toEqual(valueOf());
	});

	it('leaves out what is not given', () => {
		expect(JSON.parse(JSON.stringify(valueOf()))).toEqual({
			messaging_object: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				to: '+919812345678',
				type: 'interactive',
				interactive: {
					type: 'flow',
					body: { text: 'Your appointment' },
					action: {
						name: 'flow',
						parameters: {
							flow_message_version: '3',
							flow_id: '120000000000000',
							flow_cta: 'Open',
							flow_action: 'navigate',
						},
					},
				},
			},
			extra_info: { ref: requestId },
		});
	});

	it('passes on a draft, initial data and a data exchange as Meta has them', () => {
		const draft = JSON.stringify(valueOf({ mode: 'draft', screen: 'A', data: { name: 'Ann' } }));
		expect(draft).toContain('"mode":"draft"');
		expect(draft).toContain('"flow_action_payload":{"screen":"A","data":{"name":"Ann"}}');
		const exchange = JSON.stringify(valueOf({ flowAction: 'dataExchange', screen: 'A' }));
		expect(exchange).toContain('"flow_action":"data_exchange"');
		expect(exchange).not.toContain('flow_action_payload');
	});

	it('marks as unconfirmed what Kaleyra’s page leaves to Meta', () => {
		expect(send.unconfirmed).toContain('Kaleyra');
		const { data, dataExchange, mode, flowToken } = send.takes;
		for (const feature of [data, dataExchange, mode, flowToken]) {
			expect(feature).toEqual({ unconfirmed: expect.stringContaining('Kaleyra') });
		}
		expect(send.takes).not.toHaveProperty('businessScopedUserId');
		expect(send.takes).not.toHaveProperty('contextMessageId');
	});
});

describe('what Kaleyra answers to a send', () => {
	const envelope = (data: unknown) => ({ code: 'WA200', message: 'ok', data, error: {} });

	it.each([
		['data.message_id', envelope({ message_id: 'm-1', id: 'x' })],
		['the top-level id', { ...envelope({ id: 'x' }), id: 'm-1' }],
		['data.id', envelope({ id: 'm-1', messages: [{ id: 'x' }] })],
		['data.messages', envelope({ messages: [{ id: 'm-1' }] })],
		['messages', { messages: [{ id: 'm-1' }] }],
	])('gives the message id from %s', (_, body) => {
		expect(send.read(answer(body), { ...input, flowToken: 'token-1' }, account)).toEqual({
			provider: 'kaleyra',
			messageId: 'm-1',
			recipient: '+919812345678',
			flowId: '120000000000000',
			flowToken: 'token-1',
			callbackData: input.requestId,
			status: 'accepted',
			attempts: 1,
			raw: body,
		});
	});

	it.each([[envelope([])], [envelope({})], [{ data: null }], ['']])(
		'is a success without an id too: %j',
		(body) => {
			expect(kaleyra.readError(answer(body))).toBeUndefined();
			expect(send.read(answer(body), input, account)).toMatchObject({ status: 'accepted' });
			expect(send.read(answer(body), input, account).messageId).toBeUndefined();
		},
	);

	it('never makes a message that was taken look lost', () => {
		const anything = fc.jsonValue();
		const body = fc.oneof(
			anything,
			fc.record(
				{
					data: fc.oneof(anything, fc.record({ messages: anything, id: anything })),
					id: anything,
					messages: fc.array(anything),
				},
				{ requiredKeys: [] },
			),
		);
		fc.assert(
			fc.property(body, (value) => {
				expect(send.read(answer(value), input, account).status).toBe('accepted');
			}),
		);
	});
});
