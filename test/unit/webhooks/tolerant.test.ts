import { parseWebhook } from '../../../nodes/WhatsAppFlows/webhooks';
import completion from '../../fixtures/webhooks/meta-completion.json';
import failed from '../../fixtures/webhooks/meta-status-failed.json';
import { completionOf, now, otherOf } from './support';

const answers = '{"flow_token":"tok","k":"v"}';
const read = { response: { flow_token: 'tok', k: 'v' }, flowToken: 'tok' };

describe.each(['dreams', 'a provider of tomorrow', '__proto__', 'constructor'])(
	'a delivery of %s',
	(provider) => {
		it('is read in Meta’s shape when it is that', () => {
			const expected = parseWebhook('meta', completion, now);
			expect(parseWebhook(provider, completion, now)).toEqual(
				expected.map((event) => ({ ...event, provider })),
			);
			expect(parseWebhook(provider, failed, now)).toMatchObject([
				{ type: 'messageStatus', provider },
			]);
		});

		it.each([
			['nfm_reply', { nfm_reply: { name: 'flow', response_json: answers } }],
			['nfmReply', { nfmReply: { responseJson: answers } }],
			['flow_reply with answers in it', { flow_reply: JSON.parse(answers) }],
			['flow_reply as text', { flow_reply: answers }],
			['flowReply around response_json', { flowReply: { response_json: JSON.parse(answers) } }],
			['response_json', { response_json: answers }],
			['responseJson', { responseJson: answers }],
		])('has its answers in %s, at any depth', (_, part) => {
			expect(completionOf(provider, part)).toMatchObject(read);
			expect(completionOf(provider, { a: [[{ b: { c: [part] } }]] })).toMatchObject(read);
		});
	},
);

describe('an answer in a shape that nobody documents', () => {
	it('takes who, when and what from around the reply, the nearest first', () => {
		const message = {
			message_id: 'm1',
			mobile: '966500000001',
			profile_name: 'Ann',
			context: { id: 'm0' },
			timestamp: '1702502473',
			content: { from: null, interactive: { nfm_reply: { name: 'flow', response_json: answers } } },
		};
		const { raw, ...event } = completionOf('dreams', {
			from: 'the envelope',
			data: { messages: [message] },
		});
		expect(event).toStrictEqual({
			type: 'flowCompletion',
			provider: 'dreams',
			...read,
			messageId: 'm1',
			from: '966500000001',
			profileName: 'Ann',
			contextMessageId: 'm0',
			timestamp: '2023-12-13T21:21:13.000Z',
		});
		expect(raw).toEqual(message);
	});

	it('keeps several answers of one body apart and in order', () => {
		const item = (id: number) => ({ id, nfmReply: { responseJson: { id } } });
		const body = { items: [item(1), item(2)], more: { last: [item(3)] } };
		const events = parseWebhook('dreams', body);
		expect(events).toMatchObject([1, 2, 3].map((id) => ({ messageId: `${id}`, response: { id } })));
		expect(events.map((event) => event.raw)).toEqual([item(1), item(2), item(3)]);
	});

	it('is still found when Meta’s shape has it in another place', () => {
		const message = { id: 'm1', from: '1', type: 'flow', flow_reply: { k: 'v' } };
		expect(completionOf('dreams', { messages: [message] })).toMatchObject({
			messageId: 'm1',
			response: { k: 'v' },
		});
	});

	it('is one answer, though the body contains itself or the answers look like a reply', () => {
		const body: Record<string, unknown> = { id: 'm1', nfmReply: { responseJson: '{}' } };
		body.self = [body];
		completionOf('dreams', body);
		const answer = { response_json: { response_json: '{"a":1}' } };
		expect(completionOf('dreams', answer).response).toEqual({ response_json: '{"a":1}' });
	});

	it('is searched for to a depth of 200 and no deeper', () => {
		const within = (levels: number): unknown =>
			JSON.parse(`${'{"a":'.repeat(levels)}{"response_json":"{}"}${'}'.repeat(levels)}`);
		expect(parseWebhook('dreams', within(200))).toHaveLength(1);
		expect(parseWebhook('dreams', within(201))).toEqual([]);
	});

	it('is searched for among 500,000 objects and no more', () => {
		const reply = { response_json: '{}' };
		const among = (count: number) => Array.from({ length: count }, () => ({}));
		expect(parseWebhook('dreams', [...among(400_000), reply])).toHaveLength(1);
		expect(parseWebhook('dreams', [...among(500_000), reply])).toEqual([]);
	});

	it('is not an address form', () => {
		const reply = { name: 'address_message', response_json: '{"values":{}}' };
		const body = { from: '1', interactive: { nfm_reply: reply } };
		expect(otherOf('dreams', body).messageType).toBe('addressMessage');
	});

	it('is delivered empty when its text is broken', () => {
		const event = completionOf('dreams', { id: 'm1', response_json: '{"a":' });
		expect(event).toMatchObject({ response: {}, raw: { id: 'm1', response_json: '{"a":' } });
		expect(event.responseError).toContain('not valid JSON');
	});
});

describe('a body without an answer', () => {
	it.each([{}, [], { success: true }, { type: 'TEXT' }, { from: '1' }, 'not JSON', null, 5])(
		'that is no message gives nothing: %j',
		(body) => {
			expect(parseWebhook('dreams', body)).toEqual([]);
		},
	);

	it('that is a flat message is another message', () => {
		expect(otherOf('dreams', { id: 1, from: 966500000001, type: 'TEXT' })).toMatchObject({
			messageType: 'text',
			messageId: '1',
			from: '966500000001',
		});
	});
});
