import fc from 'fast-check';
import { eightByEight } from '../../../nodes/WhatsAppFlows/providers/8x8';
import type { ProviderResponse } from '../../../nodes/WhatsAppFlows/providers/provider';

/** Codes and samples: https://developer.8x8.com/connect/docs/api-error-codes */

const response = (
	status: number,
	body: unknown,
	headers: Record<string, unknown> = {},
): ProviderResponse => ({ status, headers, body });
const refusal = (code: number, message: string) => ({
	code,
	message,
	errorId: 'db9dced4-3534-4d86-9d18-6b448af0d621',
	timestamp: '2018-08-02T09:42:38.8988997+00:00',
});
const { readError } = eightByEight;

describe('what 8x8 says against a call', () => {
	it('is read from the documented body, with its reference for the support', () => {
		const body = refusal(1200, 'Request was not authenticated properly');
		expect(readError(response(401, body))).toEqual({
			provider: '8x8',
			code: '1200',
			title: 'The API key is not accepted',
			detail:
				'8x8 says: Request was not authenticated properly. Check API Key and Region in the credential; keys are made in 8x8 Connect.',
			httpStatus: 401,
			disposition: 'fixCredentials',
			traceId: 'db9dced4-3534-4d86-9d18-6b448af0d621',
			sent: 'no',
			raw: body,
		});
	});

	it.each([
		[400, 1000, 'Invalid umid.', 'fixRequest'],
		[400, 1001, "Provided subAccountId doesn't belongs to your account", 'fixCredentials'],
		[400, 1002, 'Invalid MSISDN format (not E.164 international number)', 'fixRequest'],
		[403, 1201, 'Access forbidden', 'fixCredentials'],
		[404, 1300, "Object wasn't found or is already expired", 'fixRequest'],
		[400, 1400, 'Resending interval violation', 'retryLater'],
		[400, 3009, 'Too long ClientMessageId', 'fixRequest'],
		[400, 3038, 'Template not found', 'fixRequest'],
		[409, 3060, 'Template is being deleted', 'fixRequest'],
	])('with HTTP %i and code %i (%s) calls for %s', (status, code, message, disposition) => {
		const found = readError(response(status, refusal(code, message)));
		expect(found).toMatchObject({ code: String(code), disposition, sent: 'no' });
		expect(found?.detail).toContain(message.replace(/\.$/, ''));
	});

	it('does not use the table of receipts, where 1001 is a permission of WhatsApp', () => {
		expect(readError(response(400, refusal(1001, '')))?.title).toContain('sub-account');
	});

	it.each([
		['Outside service window', 'needsTemplate'],
		['Flow is not published', 'fixRequest'],
		['Flow must be in DRAFT status', 'fixRequest'],
		['Flow not found', 'fixRequest'],
		['flowJson must be a string', 'fixRequest'],
	])('is understood by the guide’s words “%s”', (message, disposition) => {
		const found = readError(response(422, refusal(1000, message)));
		expect(found?.disposition).toBe(disposition);
		expect(found?.title).not.toContain('HTTP');
		expect(found?.title).not.toBe('A value of the request is not accepted');
	});

	it('explains a conflict without a known code', () => {
		expect(readError(response(409, ''))?.title).toBe('The call does not fit what is there already');
	});

	it('points to the other paths when nothing is found, whatever the body', () => {
		expect(readError(response(404, refusal(1300, 'Not found')))?.detail).toContain('API Paths');
		expect(readError(response(404, '<html>Not found</html>'))?.detail).toContain('API Paths');
	});

	it('may be a message that came back rejected with HTTP 200', () => {
		const body = {
			umid: '15bb8ad1-3e2d-ea11-815d-020897df5459',
			user: { msisdn: '+65000001' },
			status: {
				state: 'rejected',
				timestamp: '2020-01-04T08:19:45.99Z',
				errorCode: 3038,
				errorMessage: 'Template not found for provided name and language',
			},
		};
		expect(readError(response(200, body))).toMatchObject({
			code: '3038',
			httpStatus: 200,
			disposition: 'fixRequest',
			sent: 'no',
		});
	});

	it('may be the body of a refusal, or a denied success, with HTTP 200', () => {
		expect(readError(response(200, refusal(1300, 'Not found')))?.code).toBe('1300');
		expect(readError(response(200, { success: false }))).toMatchObject({
			code: 'http200',
			title: '8x8 did not take the call',
		});
	});

	it('names the wait of a full quota from the header, else from the message', () => {
		const body = refusal(429, 'Quota exceeded. Please try again in 1 second(s).');
		expect(readError(response(429, body, { 'retry-after': '2' }))).toMatchObject({
			disposition: 'retryLater',
			retryAfterMs: 2000,
			sent: 'no',
		});
		expect(readError(response(429, body))?.retryAfterMs).toBe(1000);
	});

	it('leaves open whether a message went out when 8x8 breaks down', () => {
		expect(readError(response(500, refusal(2000, 'Internal error')))).toMatchObject({
			disposition: 'retryLater',
			sent: 'unknown',
		});
		expect(readError(response(502, '<html><h1>Bad Gateway</h1></html>'))).toMatchObject({
			code: 'http502',
			detail: 'Bad Gateway',
			sent: 'unknown',
		});
	});

	it.each([
		['an empty body', ''],
		['a saved draft with findings', { id: '1', success: true, validationErrors: [{}] }],
		['a queued message', { umid: 'a', status: { state: 'queued' } }],
		['a flow', { flowId: '1', name: 'A', status: 'DRAFT' }],
	])('is nothing for %s with HTTP 200', (_, body) => {
		expect(readError(response(200, body))).toBeUndefined();
	});

	it('never throws, and is always something from HTTP 400 on', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.integer({ min: 100, max: 599 }), (body, status) => {
				const found = readError(response(status, body));
				expect(status < 400 || found !== undefined).toBe(true);
			}),
		);
	});

	it('never throws when the known keys hold anything', () => {
		const anything = fc.jsonValue();
		const body = fc.record(
			{
				code: anything,
				message: anything,
				errorId: anything,
				status: fc.oneof(
					anything,
					fc.record({ state: anything, errorCode: anything, errorMessage: anything }),
				),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(body, fc.constantFrom(200, 400, 500), (value, status) => {
				expect(() => readError(response(status, value))).not.toThrow();
			}),
		);
	});
});

describe('8x8 as a whole', () => {
	it('offers what its documentation has, and no more', () => {
		expect(Object.keys(eightByEight.flow).sort()).toEqual(
			[
				'create',
				'update',
				'publish',
				'deprecate',
				'delete',
				'get',
				'list',
				'getPreview',
				'downloadJson',
				'send',
			].sort(),
		);
	});

	it('proves its deliveries with a fixed Authorization header', () => {
		expect(eightByEight.webhook).toMatchObject({
			proof: 'sharedSecret',
			secretHeader: 'authorization',
		});
	});
});
