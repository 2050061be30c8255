import {
	readBringing,
	readWaitingAnswer,
} from '../../../nodes/WhatsAppFlows/webhooks/waitingAnswer';

const answer = {
	type: 'flowCompletion',
	provider: 'meta',
	timestamp: '2026-01-02T03:04:05.000Z',
	raw: { any: 'thing' },
	response: { day: 'Monday' },
	messageId: 'wamid.1',
	from: '15551234567',
};

describe('what the trigger brings to an execution that waits', () => {
	it('is an answer to a flow, with all that is known of it', () => {
		expect(readWaitingAnswer(answer)).toEqual(answer);
	});

	it.each([
		undefined,
		null,
		'text',
		[],
		{},
		{ ...answer, type: 'messageStatus' },
		{ ...answer, response: 'Monday' },
		{ ...answer, messageId: undefined },
	])('is nothing for %j', (body) => {
		expect(readWaitingAnswer(body)).toBeUndefined();
	});
});

describe('what n8n replies to who brings an answer', () => {
	it('means that the execution continued if the waiting node says so', () => {
		expect(readBringing(200, { whatsAppFlows: 'continued' })).toBe('continued');
	});

	it('means that nobody waits any more if n8n shows its page for that', () => {
		expect(readBringing(200, '<html><title>No action required</title></html>')).toBe('over');
	});

	it('means that nobody waits any more if the execution has stopped with an error', () => {
		const message = 'The execution "7" has finished with error.';
		expect(readBringing(409, { code: 409, message })).toBe('over');
	});

	it('means to come again while the execution is not stored yet', () => {
		expect(readBringing(409, { code: 409, message: 'The execution "7" is running already.' })).toBe(
			'again',
		);
	});

	it.each([404, 401, 400])('means that nobody waits in this n8n if the status is %i', (status) => {
		expect(readBringing(status, { message: 'The execution "7" does not exist.' })).toBe('over');
	});

	it.each([429, 500, 502, 503])('means to come again if the status is %i', (status) => {
		expect(readBringing(status, 'Service unavailable')).toBe('again');
	});
});
