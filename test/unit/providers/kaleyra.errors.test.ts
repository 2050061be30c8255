import fc from 'fast-check';
import { kaleyra } from '../../../nodes/WhatsAppFlows/providers/kaleyra';

/**
 * Bodies: https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-publish-flow ; codes of sending:
 * https://developers.kaleyra.io/docs/whatsapp-api-v2-error-codes-for-send-message
 */

const { readError } = kaleyra;
const response = (status: number, body: unknown, headers = {}) => ({ status, headers, body });

const wrongKey = {
	code: 'RBC001',
	message: 'Incorrect SID or API key.',
	data: [],
	error: { error: 'Incorrect SID or API key.' },
};
const notForCustomer = {
	code: 'WA-401',
	message: 'API is not available for given customer.Please contact support for more info',
	data: {},
	error: 'API is not available for given customer.Please contact support for more info',
};
const wrongPayload = {
	code: 'WA-400',
	message: 'Refer to correct payload format',
	data: {},
	error: { payload: 'Incorrect payload format' },
};
const outOfOrder = {
	code: 'WA-500',
	message: 'Please try again later',
	data: {},
	error: { error: 'Internal server error' },
};
const noFlow = {
	code: 'WA-401',
	message: 'The flow_id either does not exist or does not belong to the account.',
	data: {},
	error: { flow_id: 'The flow_id either does not exist or does not belong to the account.' },
};

describe('what Kaleyra says against a call', () => {
	it('is read with `data` as an array and said once', () => {
		expect(readError(response(401, wrongKey))).toEqual({
			provider: 'kaleyra',
			code: 'RBC001',
			title: 'The SID or the API key is not accepted',
			detail:
				'Kaleyra says: Incorrect SID or API key. Check SID, API Key and Region in the credential: all three belong together.',
			httpStatus: 401,
			disposition: 'fixCredentials',
			sent: 'no',
			raw: wrongKey,
		});
	});

	it('is read with `error` as plain text', () => {
		const found = readError(response(401, notForCustomer));
		expect(found).toMatchObject({ code: 'WA-401', disposition: 'fixCredentials', sent: 'no' });
		expect(found?.title).toBe('The Kaleyra account is not allowed to do this');
		expect(found?.detail.match(/API is not available/g)).toHaveLength(1);
	});

	it('is read with `error` as an object, whose fields are named', () => {
		const found = readError(response(400, wrongPayload));
		expect(found?.title).toBe('Kaleyra does not accept the call as it is');
		expect(found).toMatchObject({ code: 'WA-400', disposition: 'fixRequest', sent: 'no' });
		expect(found?.detail).toContain(
			'Kaleyra says: Refer to correct payload format: payload: Incorrect payload format.',
		);
	});

	it.each([401, 500, 200])(
		'is an unknown flow and no wrong key where WA-401 names the flow, with HTTP %i',
		(status) => {
			expect(readError(response(status, noFlow))).toMatchObject({
				title: 'The flow does not exist or does not belong to the account',
				disposition: 'fixRequest',
				sent: 'no',
			});
		},
	);

	it('leaves open whether a message went out when Kaleyra is out of order', () => {
		expect(readError(response(500, outOfOrder))).toMatchObject({
			code: 'WA-500',
			disposition: 'retryLater',
			retryAfterMs: 300_000,
			sent: 'unknown',
		});
		expect(readError(response(500, outOfOrder, { 'retry-after': '7' }))?.retryAfterMs).toBe(7000);
		expect(readError(response(408, ''))).toMatchObject({
			disposition: 'retryLater',
			sent: 'unknown',
		});
		expect(readError(response(502, '<h1>Bad Gateway</h1>'))).toMatchObject({
			code: 'http502',
			detail: 'Bad Gateway',
			disposition: 'retryLater',
			sent: 'unknown',
		});
	});

	it.each([
		['RBC001', 'fixCredentials', 'no'],
		['E110', 'stopCampaign', 'no'],
		['WAV2101', 'retryLater', 'no'],
		['WA400', 'fixRequest', 'no'],
		['WA401', 'fixCredentials', 'no'],
		['WA500', 'retryLater', 'unknown'],
	])('with the code %s of a send calls for %s', (code, disposition, sent) => {
		const body = { code, message: 'words', data: {}, error: {} };
		for (const status of [200, 400, 500]) {
			expect(readError(response(status, body))).toMatchObject({ code, disposition, sent });
		}
	});

	it.each([
		['WA-400', 'WA400'],
		['WA-401', 'WA401'],
		['WA-500', 'WA500'],
	])('means the same as %s and as %s', (hyphen, plain) => {
		const read = (code: string) => readError(response(400, { code, message: '', error: {} }));
		expect(read(hyphen)?.title).toBe(read(plain)?.title);
		expect(read(hyphen)?.code).toBe(hyphen);
	});

	it('speaks by the number of a code that no page lists', () => {
		expect(readError(response(200, { code: 'WA-429', message: 'Slow down' }))).toMatchObject({
			code: 'WA-429',
			title: 'Kaleyra refused the call',
			detail: 'Kaleyra says: Slow down.',
			disposition: 'retryLater',
			sent: 'unknown',
		});
		expect(readError(response(429, 'Too many'))).toMatchObject({
			code: 'http429',
			disposition: 'retryLater',
			sent: 'no',
		});
	});

	it.each([
		['`success` is false', { code: 'WA200', message: '', data: { success: false }, error: {} }],
		['`status` is error', { status: 'error', message: 'no' }],
		['there is an error and no code', { error: 'Something went wrong' }],
	])('may come with HTTP 200 where %s', (_, body) => {
		expect(readError(response(200, body))).toMatchObject({
			code: 'http200',
			title: 'Kaleyra refused the call',
			sent: 'unknown',
		});
	});

	it.each([
		[{ code: 'WA200', message: 'Request Processed Successfully', data: {}, error: {} }],
		[{ code: 'WA-200', message: '', data: [], error: '' }],
		[{ code: 'WA202', data: [] }],
		[{ data: { message_id: 'm-1' } }],
		[{ id: 'm-1' }],
		[''],
	])('is nothing for the success %j', (body) => {
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
			{ code: anything, message: anything, data: anything, error: anything, success: anything },
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(body, fc.constantFrom(200, 401, 500), (value, status) => {
				const found = readError(response(status, value));
				expect(found === undefined || found.title.length > 0).toBe(true);
			}),
		);
	});
});

describe('Kaleyra as a whole', () => {
	it('offers what its documentation has, and no more', () => {
		expect(Object.keys(kaleyra.flow).sort()).toEqual(
			[
				'create',
				'update',
				'uploadJson',
				'publish',
				'deprecate',
				'delete',
				'get',
				'list',
				'getPreview',
				'downloadJson',
				'migrate',
				'send',
			].sort(),
		);
		expect(kaleyra.flow.create?.takes).not.toHaveProperty('publish');
		expect(kaleyra.categories).toContain('SHOPPING');
		expect(kaleyra.categories).toHaveLength(9);
	});

	it('proves its deliveries with a fixed header and never in the address', () => {
		expect(kaleyra.webhook).toMatchObject({
			proof: 'sharedSecret',
			secretHeader: 'x-webhook-secret',
			unconfirmed: expect.stringContaining('Kaleyra'),
		});
		expect(kaleyra.webhook).not.toHaveProperty('secretInQuery');
	});
});
