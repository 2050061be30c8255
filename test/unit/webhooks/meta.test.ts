import { parseWebhook } from '../../../nodes/WhatsAppFlows/webhooks';
import completion from '../../fixtures/webhooks/meta-completion.json';
import receiving from '../../fixtures/webhooks/meta-receiving-flow-response.json';
import failed from '../../fixtures/webhooks/meta-status-failed.json';
import { completionOf, metaDelivery, metaReply, now, otherOf, statusOf } from './support';

describe('a completed flow from Meta', () => {
	it('has the answers, who gave them and which message they answer', () => {
		const { raw, ...event } = completionOf('meta', completion);
		expect(event).toStrictEqual({
			type: 'flowCompletion',
			provider: 'meta',
			flowToken: 'tok',
			response: { flow_token: 'tok', k: 'v' },
			messageId: 'wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTg2NjA3RjkxNzc1QTUxNzE5RQA=',
			from: '16505551234',
			userId: 'US.13491208655302741918',
			profileName: 'Pablo Morales',
			contextMessageId: 'wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI4MTZDQUY4QzE4N0FFQzg3RjkA',
			phoneNumberId: '106540352242922',
			timestamp: '2023-12-13T21:21:13.000Z',
		});
	});

	it('keeps the message, its contact and the business number in raw', () => {
		const [value] = completion.entry[0]?.changes.map((change) => change.value) ?? [];
		expect(completionOf('meta', completion).raw).toEqual(value);
	});

	it('never has a flow id, whatever the body claims', () => {
		const claims = metaReply({ flow_id: '1', flowId: '2' }, { flow_id: '3' });
		expect(completionOf('meta', metaDelivery({ messages: [claims] }))).not.toHaveProperty('flowId');
	});

	it('is read from the bare message that the guide prints, with the time of receipt', () => {
		const event = completionOf('meta', receiving);
		expect(event.response).toEqual({
			flow_token: '<FLOW_TOKEN>',
			optional_param1: '<value1>',
			optional_param2: '<value2>',
		});
		expect(event.contextMessageId).toBe('gBGGEiRVVgBPAgm7FUgc73noXjo');
		expect(event.timestamp).toBe(now.toISOString());
	});

	it('is read from JSON text as well as from a parsed body', () => {
		expect(parseWebhook('meta', JSON.stringify(completion), now)).toEqual(
			parseWebhook('meta', completion, now),
		);
	});

	it('comes without a phone number from a person who hides it', () => {
		const event = completionOf(
			'meta',
			metaDelivery({
				contacts: [{ profile: { name: 'Ann' }, user_id: 'US.1' }],
				messages: [metaReply('{}', { from: undefined })],
			}),
		);
		expect(event).toMatchObject({ userId: 'US.1', profileName: 'Ann' });
		expect(event).not.toHaveProperty('from');
	});

	it('takes the phone number from the contact when the message has none', () => {
		const event = completionOf(
			'meta',
			metaDelivery({
				contacts: [{ wa_id: '16505551234' }],
				messages: [metaReply('{}', { from: undefined })],
			}),
		);
		expect(event.from).toBe('16505551234');
	});

	it('is not given the name of another person in the same delivery', () => {
		const [first, second] = parseWebhook(
			'meta',
			metaDelivery({
				contacts: [
					{ profile: { name: 'Bob' }, wa_id: '2' },
					{ profile: { name: 'Ann' }, wa_id: '1' },
				],
				messages: [metaReply('{}', { from: '1' }), metaReply('{}', { from: '3' })],
			}),
		);
		expect(first).toMatchObject({ from: '1', profileName: 'Ann' });
		expect(first?.raw.contacts).toEqual([{ profile: { name: 'Ann' }, wa_id: '1' }]);
		expect(second).toMatchObject({ from: '3' });
		expect(second).not.toHaveProperty('profileName');
	});

	it('has an empty message id when the provider gives none', () => {
		const event = completionOf('meta', metaDelivery({ messages: [metaReply('{}', { id: null })] }));
		expect(event.messageId).toBe('');
	});
});

describe('a delivery of Meta', () => {
	it('gives up to 1000 updates in their order', () => {
		const messages = Array.from({ length: 600 }, (_, index) =>
			metaReply(JSON.stringify({ index }), { id: `wamid.${index}` }),
		);
		const statuses = Array.from({ length: 400 }, (_, index) => ({
			id: `wamid.${600 + index}`,
			status: 'read',
		}));
		const body = {
			entry: [
				{ changes: [{ field: 'messages', value: { messages: messages.slice(0, 300) } }] },
				{
					changes: [
						{ field: 'messages', value: { messages: messages.slice(300) } },
						{ field: 'messages', value: { statuses } },
					],
				},
			],
		};
		const ids = parseWebhook('meta', body, now).map((event) =>
			'messageId' in event ? event.messageId : undefined,
		);
		expect(ids).toEqual(Array.from({ length: 1000 }, (_, index) => `wamid.${index}`));
	});

	it('puts only its own message into the raw of each event', () => {
		const messages = [metaReply('{"n":1}'), metaReply('{"n":2}')];
		const events = parseWebhook(
			'meta',
			metaDelivery({ metadata: { phone_number_id: '7' }, messages }),
		);
		expect(events.map((event) => event.raw)).toEqual(
			messages.map((message) => ({ metadata: { phone_number_id: '7' }, messages: [message] })),
		);
	});

	it.each(['message_template_status_update', 'account_update', 'smb_message_echoes'])(
		'of the field %s gives nothing',
		(field) => {
			const value = { messages: [metaReply('{}')] };
			expect(parseWebhook('meta', { entry: [{ changes: [{ field, value }] }] })).toEqual([]);
		},
	);

	it('that only reports faults in value.errors gives nothing', () => {
		expect(parseWebhook('meta', metaDelivery({ errors: [{ code: 131000 }] }))).toEqual([]);
	});
});

describe('another message from Meta', () => {
	it('has its type in camelCase', () => {
		const types = [
			{ type: 'text', text: { body: 'Hi' } },
			{ type: 'button', button: { payload: 'p', text: 'Yes' } },
			{ type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: '1' } } },
			{ type: 'request_welcome' },
			{},
		].map((message) => otherOf('meta', metaDelivery({ messages: [message] })).messageType);
		expect(types).toEqual(['text', 'button', 'listReply', 'requestWelcome', 'unknown']);
	});

	it('may be interactive without an interactive part, as unsupported payloads are', () => {
		const message = { from: '1', id: 'wamid.1', timestamp: '1702502473', type: 'interactive' };
		const errors = [{ code: 131000, title: 'Something went wrong' }];
		const event = otherOf('meta', metaDelivery({ errors, messages: [message] }));
		expect(event).toMatchObject({ messageType: 'interactive', messageId: 'wamid.1' });
		expect(event.raw.errors).toEqual(errors);
	});
});

describe('a message status from Meta', () => {
	it('names the message, the person, the reason and the data to call back with', () => {
		const { raw, ...event } = statusOf('meta', failed);
		expect(event).toStrictEqual({
			type: 'messageStatus',
			provider: 'meta',
			messageId: 'wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI4MTZDQUY4QzE4N0FFQzg3RjkA',
			status: 'failed',
			recipient: '16505551234',
			errors: [
				{
					code: '131049',
					title: 'This message was not delivered to maintain healthy ecosystem engagement.',
					detail:
						'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
				},
			],
			callbackData: 'order 77',
			timestamp: '2023-12-13T21:21:20.000Z',
		});
		expect(raw).toHaveProperty('statuses.0.recipient_user_id', 'US.13491208655302741918');
	});

	it.each(['sent', 'delivered', 'read', 'played', 'failed'])('can be %s', (status) => {
		const event = statusOf('meta', metaDelivery({ statuses: [{ id: 'wamid.1', status }] }));
		expect(event).toMatchObject({ status, errors: [] });
	});

	it('names a person without a phone number by the user id', () => {
		const status = { id: 'wamid.1', status: 'sent', recipient_user_id: 'US.1' };
		expect(statusOf('meta', metaDelivery({ statuses: [status] })).recipient).toBe('US.1');
	});

	it('reads error_data that is plain text', () => {
		const errors = [{ code: 131000, title: 'Unknown', error_data: 'Try again' }];
		const body = metaDelivery({ statuses: [{ id: 'wamid.1', status: 'failed', errors }] });
		expect(statusOf('meta', body).errors).toEqual([
			{ code: '131000', title: 'Unknown', detail: 'Try again' },
		]);
	});

	it.each([{ id: 'wamid.1', status: 'deleted' }, { status: 'sent' }])(
		'that says nothing about the delivery of a message is left out: %j',
		(status) => {
			expect(parseWebhook('meta', metaDelivery({ statuses: [status] }))).toEqual([]);
		},
	);
});
