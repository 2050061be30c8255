import { parseWebhook } from '../../../nodes/WhatsAppFlows/webhooks';
import gupshup from '../../fixtures/webhooks/gupshup-enqueued.json';
import kapso from '../../fixtures/webhooks/kapso-batch.json';
import flows from '../../fixtures/webhooks/meta-flows-webhooks.json';
import completion from '../../fixtures/webhooks/meta-completion.json';
import { now, statusOf } from './support';

describe.each(['360dialog', 'gupshup', 'kapso'])(
	'%s, which forwards Meta’s deliveries',
	(provider) => {
		it.each([
			['answers', completion],
			['events about a flow', flows.status_change],
		])('gives the same %s as Meta', (_, body) => {
			const expected = parseWebhook('meta', body, now).map((event) => ({ ...event, provider }));
			expect(parseWebhook(provider, body, now)).toEqual(expected);
		});
	},
);

describe('Gupshup', () => {
	it('names the message by its own id too, and writes milliseconds', () => {
		expect(statusOf('gupshup', gupshup)).toMatchObject({
			messageId: 'wamid.HBgMOTE5MTYzODA1ODczFQIAERgSNkZCMThGMEEwQzJDOUFGQjFBAA==',
			otherMessageIds: ['2baff204-c39a-4121-90b5-f53f26d522b3'],
			status: 'queued',
			timestamp: '2024-03-20T13:29:53.420Z',
		});
	});
});

describe('the envelope of Kapso', () => {
	it('is unwrapped, with the person from its conversation', () => {
		const events = parseWebhook('kapso', kapso, now);
		expect(events.map(({ raw, ...event }) => event)).toStrictEqual([
			{
				type: 'otherMessage',
				provider: 'kapso',
				messageType: 'text',
				messageId: 'wamid.111',
				from: '+15551234567',
				userId: 'US.13491208655302741918',
				profileName: 'Ann',
				phoneNumberId: '123456789012345',
				timestamp: '2024-10-28T05:20:01.000Z',
			},
			{
				type: 'flowCompletion',
				provider: 'kapso',
				flowToken: 'tok',
				response: { flow_token: 'tok', k: 'v' },
				messageId: 'wamid.112',
				from: '+15551234567',
				profileName: 'Ann',
				contextMessageId: 'wamid.100',
				phoneNumberId: '123456789012345',
				timestamp: '2024-10-28T05:20:02.000Z',
			},
		]);
		expect(events.map((event) => event.raw)).toEqual(kapso.data);
	});

	it('may hold one message alone, without a conversation', () => {
		const [, reply] = kapso.data;
		expect(parseWebhook('kapso', { ...reply, phone_number_id: null })).toMatchObject([
			{ type: 'flowCompletion', phoneNumberId: '123456789012345' },
		]);
		expect(parseWebhook('kapso', { message: reply?.message })).toMatchObject([
			{ type: 'flowCompletion', response: { k: 'v' } },
		]);
	});

	it('tells what became of a message that we sent', () => {
		const payload = {
			message: {
				id: 'wamid.100',
				timestamp: '1730092700',
				type: 'interactive',
				kapso: {
					direction: 'outbound',
					status: 'failed',
					statuses: [
						{ id: 'wamid.100', status: 'sent', timestamp: '1730092701' },
						{
							id: 'wamid.100',
							status: 'failed',
							timestamp: '1730092702',
							recipient_id: '15551234567',
							errors: [{ code: 131026, title: 'Message undeliverable' }],
						},
					],
				},
			},
			conversation: { phone_number: '+15551234567' },
		};
		expect(statusOf('kapso', payload)).toMatchObject({
			messageId: 'wamid.100',
			status: 'failed',
			recipient: '15551234567',
			errors: [{ code: '131026', title: 'Message undeliverable' }],
			timestamp: '2024-10-28T05:18:22.000Z',
			raw: payload,
		});
	});

	it('knows the recipient and the state without a history of statuses', () => {
		const message = { id: 'wamid.1', kapso: { direction: 'outbound', status: 'delivered' } };
		const conversation = { phone_number: '+15551234567' };
		expect(statusOf('kapso', { message, conversation })).toMatchObject({
			status: 'delivered',
			recipient: '+15551234567',
		});
	});
});
