import fc from 'fast-check';
import { lipachat } from '../../../nodes/WhatsAppFlows/providers/lipachat';

/** Samples: https://docs.lipachat.com/api/whatsapp-flows/update-flow , tabs 400 and 401 */

const response = (status: number, body: unknown) => ({ status, headers: {}, body });
const envelope = (more: object) => ({
	timestamp: '2024-09-15T20:06:38.675567555',
	data: null,
	status: 'success',
	message: '',
	errors: null,
	...more,
});
const { readError } = lipachat;

describe('what Lipachat says against a call', () => {
	it.each([[200], [401]])('is “Invalid credentials” beside the word success, HTTP %i', (status) => {
		const body = envelope({ message: 'Invalid credentials' });
		expect(readError(response(status, body))).toEqual({
			provider: 'lipachat',
			code: `http${status}`,
			title: 'The API key is not accepted',
			detail:
				'Lipachat says: Invalid credentials. Copy the key again from Settings at app.lipachat.com into the credential.',
			httpStatus: status,
			disposition: 'fixCredentials',
			sent: 'no',
			raw: body,
		});
	});

	it('is any other message in place of data beside the word success', () => {
		expect(readError(response(200, envelope({ message: 'Flow not found.' })))).toMatchObject({
			title: 'Lipachat answered with a message in place of a result',
			detail: 'Lipachat says: Flow not found.',
			disposition: 'fixRequest',
		});
	});

	it('is “Request failed.” with the status error, with HTTP 200 and 400', () => {
		const body = envelope({ status: 'error', message: 'Request failed.' });
		expect(readError(response(200, body))).toMatchObject({
			title: 'Lipachat refused the call',
			detail: 'Lipachat says: Request failed.',
		});
		expect(readError(response(400, body))).toMatchObject({
			code: 'http400',
			detail: 'Lipachat says: Request failed.',
			disposition: 'fixRequest',
			sent: 'no',
		});
	});

	it('does not claim that nothing went out when HTTP 200 brings a failure without a reason', () => {
		const body = envelope({ status: 'error', message: 'Request failed.' });
		expect(readError(response(200, body))?.sent).toBe('unknown');
	});

	it.each([
		['a single value', 'name is taken', 'Request failed: name is taken'],
		['a list', ['a', 'b'], 'Request failed: a: b'],
		['an object', { name: ['is taken'] }, 'Request failed: name: is taken'],
		['a list of objects', [{ field: 'name' }], 'Request failed: field: name'],
		['the message once more', ['Request failed.'], 'Request failed'],
	])('includes errors as %s', (_, errors, words) => {
		const body = envelope({ status: 'error', message: 'Request failed.', errors });
		expect(readError(response(400, body))?.detail).toBe(`Lipachat says: ${words}.`);
	});

	it('is the closed window, which only a template opens', () => {
		const message = 'No active 24-hour sandbox session window for this user';
		expect(readError(response(200, envelope({ status: 'error', message })))).toMatchObject({
			disposition: 'needsTemplate',
			sent: 'no',
		});
	});

	it('is a message that was looked at and failed', () => {
		const data = { messageId: 'a', waId: null, status: 'FAILED', statusDesc: 'Not on WhatsApp' };
		expect(readError(response(200, envelope({ data })))).toMatchObject({
			title: 'Lipachat could not send the message',
			detail: 'Lipachat says: Not on WhatsApp.',
		});
	});

	it('is any HTTP status from 400 on, whatever the body', () => {
		expect(readError(response(404, { timestamp: '', status: 404, path: '/' }))?.code).toBe(
			'http404',
		);
		expect(readError(response(503, '<html>Down</html>'))).toMatchObject({
			detail: 'Down',
			disposition: 'retryLater',
			sent: 'unknown',
		});
	});

	it('leaves open whether a message went out when Lipachat gave up waiting', () => {
		expect(readError(response(408, ''))?.sent).toBe('unknown');
	});

	it('is read without the envelope too', () => {
		expect(readError(response(200, { status: 'error', message: 'Request failed.' }))?.detail).toBe(
			'Lipachat says: Request failed.',
		);
	});

	it.each([
		['a flow', envelope({ data: { id: 4, status: 'DRAFT' } })],
		['a sent message', envelope({ data: { messageId: 'a', status: 'SENT' } })],
		['a success without data and without a message', envelope({})],
		['a blocked flow', envelope({ data: { id: 4, status: 'BLOCKED' } })],
		['an empty list', envelope({ data: [] })],
		['a flow without the envelope', { id: 4, status: 'DRAFT' }],
	])('is nothing for %s', (_, body) => {
		expect(readError(response(200, body))).toBeUndefined();
	});

	it('never throws, and is always something from HTTP 400 on', () => {
		const anything = fc.jsonValue();
		const body = fc.oneof(
			anything,
			fc.record(
				{ data: anything, status: anything, message: anything, errors: anything },
				{ requiredKeys: [] },
			),
		);
		fc.assert(
			fc.property(body, fc.integer({ min: 100, max: 599 }), (value, status) => {
				const found = readError(response(status, value));
				expect(status < 400 || found !== undefined).toBe(true);
			}),
		);
	});
});

describe('Lipachat as a whole', () => {
	it('offers what its documentation names, and no more', () => {
		expect(Object.keys(lipachat.flow).sort()).toEqual([
			'create',
			'getPreview',
			'list',
			'publish',
			'send',
			'update',
		]);
	});

	it('takes the secret in the address, and says that the answers’ shape is unconfirmed', () => {
		expect(lipachat.webhook).toMatchObject({
			proof: 'sharedSecret',
			secretInQuery: true,
			unconfirmed: expect.stringContaining('document'),
		});
	});
});
