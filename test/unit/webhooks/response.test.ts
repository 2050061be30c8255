import { completionOf, metaDelivery, metaReply, otherOf } from './support';

const answered = (responseJson: unknown, reply?: object) =>
	completionOf('meta', metaDelivery({ messages: [metaReply(responseJson, {}, reply)] }));

describe('the answers of a flow', () => {
	it('are read from text, from an object and from text that was encoded twice', () => {
		const answers = { flow_token: 'tok', name: 'Zoë', rating: 5, tags: ['a', 'b'] };
		for (const form of [
			JSON.stringify(answers),
			answers,
			JSON.stringify(JSON.stringify(answers)),
		]) {
			expect(answered(form)).toMatchObject({ response: answers, flowToken: 'tok' });
			expect(answered(form)).not.toHaveProperty('responseError');
		}
	});

	it('keep keys that nobody documents', () => {
		const answers = { wa_flow_response_params: { flow_id: '1', title: 'T' }, '': null };
		expect(answered(JSON.stringify(answers)).response).toEqual(answers);
	});

	it('keep media and other nested values as they came', () => {
		const answers = {
			photo: [{ id: '1', mime_type: 'image/jpeg', sha256: 'x', file_name: 'a.jpg' }],
		};
		expect(answered(JSON.stringify(answers)).response).toEqual(answers);
	});

	it.each([
		['text that is not JSON', '{"flow_token":"tok",', 'not valid JSON'],
		['empty text', '', 'not valid JSON'],
		['a list', '["a"]', 'not a JSON object'],
		['null in text', 'null', 'not a JSON object'],
		['a number', 5, 'not a JSON object'],
		['nothing', undefined, 'without answers'],
		['null', null, 'without answers'],
		['more levels than any form has', nested(150), 'too deep'],
	])('that come as %s are delivered empty, with the reason', (_, responseJson, reason) => {
		const event = answered(responseJson);
		expect(event.response).toStrictEqual({});
		expect(event.responseError).toContain(reason);
		expect(event).not.toHaveProperty('flowToken');
		expect(event.raw).toHaveProperty(
			'messages.0.interactive.nfm_reply.response_json',
			responseJson,
		);
	});

	it('can not reach the prototype of anything', () => {
		const text = '{"a":{"__proto__":{"polluted":1}},"__proto__":{"polluted":2},"k":"v"}';
		const { response } = answered(text);
		const merged = Object.assign({}, response, response.a);
		expect(response).toStrictEqual({ a: {}, k: 'v' });
		expect(merged).not.toHaveProperty('polluted');
		expect({}).not.toHaveProperty('polluted');
		expect(Object.getPrototypeOf(response)).toBe(Object.prototype);
	});
});

describe('the flow token', () => {
	it('is left out when it is WhatsApp’s placeholder, and stays among the answers', () => {
		const event = answered('{"flow_token":"unused","k":"v"}');
		expect(event).not.toHaveProperty('flowToken');
		expect(event.response).toEqual({ flow_token: 'unused', k: 'v' });
	});

	it.each(['{"k":"v"}', '{"flow_token":""}', '{"flow_token":{"a":1}}', '{"flow_token":null}'])(
		'is left out when the answers have none: %s',
		(text) => {
			expect(answered(text)).not.toHaveProperty('flowToken');
		},
	);
});

describe('a reply that is no flow', () => {
	const values = '{"values":{"city":"Bangalore"}}';
	const replied = (responseJson: string, name: unknown) =>
		otherOf('meta', metaDelivery({ messages: [metaReply(responseJson, {}, { name })] }));

	it.each(['address_message', undefined, ''])('is an address when its name is %j', (name) => {
		expect(replied(values, name).messageType).toBe('addressMessage');
	});

	it('keeps the name of a kind that we do not know', () => {
		expect(replied('{}', 'payment_form').messageType).toBe('paymentForm');
		expect(replied('{}', '!').messageType).toBe('unknown');
	});

	it('is not assumed when a token comes with the values, or the name says flow', () => {
		const withToken = '{"flow_token":"tok","values":{"city":"Bangalore"}}';
		expect(answered(withToken, { name: undefined }).flowToken).toBe('tok');
		expect(answered(values, { name: 'flow' }).response).toEqual({ values: { city: 'Bangalore' } });
	});
});

function nested(levels: number): string {
	return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
}
