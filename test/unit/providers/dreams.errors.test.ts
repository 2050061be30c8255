import fc from 'fast-check';
import { dreams } from '../../../nodes/WhatsAppFlows/providers/dreams';

/** https://docs.dreams.com.sa/whatsapp-flows , and shapes that clients of the API have met */

const { readError } = dreams;
const response = (status: number, body: unknown, headers = {}) => ({ status, headers, body });
const refusal = (message: string, data: unknown = null) => ({ success: false, message, data });
const graph = (code: number, message: string) => ({
	error: { message, type: 'OAuthException', code, fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam' },
});

describe('what Dreams says against a call', () => {
	it.each([
		[401, { error: 'Token not provided' }, 'The access key is not accepted'],
		[401, { error: 'Invalid authentication token.' }, 'The access key is not accepted'],
		[
			403,
			{ error: 'You do not have permission to access this resource.' },
			'The access key lacks a permission for this call',
		],
		[
			401,
			refusal('Failed to get a valid access token'),
			'Dreams could not sign in at WhatsApp for this account',
		],
	])('with HTTP %i and %j is about the credential', (status, body, title) => {
		expect(readError(response(status, body))).toMatchObject({
			provider: 'dreams',
			code: `http${status}`,
			title,
			httpStatus: status,
			disposition: 'fixCredentials',
			sent: 'no',
			raw: body,
		});
	});

	it('repeats the words and says what to do', () => {
		expect(readError(response(401, { error: 'Token not provided' }))?.detail).toBe(
			'Dreams says: Token not provided. Copy the access key again from Dreams into the credential.',
		);
	});

	it('names the fields that did not pass', () => {
		const errors = { footer_text: ['The footer text field is required.'] };
		const found = readError(response(400, refusal('Validation Error(s)', { errors })));
		expect(found).toMatchObject({ disposition: 'fixRequest', sent: 'no' });
		expect(found?.detail).toContain('footer_text: The footer text field is required.');
	});

	it('points to the path prefix where nothing is found', () => {
		expect(readError(response(404, refusal('Not Found')))).toMatchObject({
			title: 'There is nothing at this address or with this id',
			detail: expect.stringContaining('Path Prefix'),
			disposition: 'fixRequest',
		});
	});

	it('passes on Meta’s refusal, whatever the HTTP status', () => {
		for (const status of [400, 200]) {
			const body = refusal('Message failed', graph(131047, 'Re-engagement message'));
			expect(readError(response(status, body))).toMatchObject({
				code: '131047',
				disposition: 'needsTemplate',
				traceId: 'Az8or2yhqkZfEZ-_4Qn_Bam',
				sent: 'no',
				raw: body,
			});
		}
	});

	it('passes on Meta’s refusal without an envelope', () => {
		expect(readError(response(400, graph(132068, 'Flow is blocked')))).toMatchObject({
			code: '132068',
			disposition: 'stopCampaign',
			sent: 'no',
		});
	});

	it('does not blame the user’s key when WhatsApp refuses the token that Dreams holds', () => {
		for (const code of [190, 10, 200]) {
			const found = readError(response(401, refusal('x', graph(code, 'Token has expired.'))));
			expect(found).toMatchObject({
				code: String(code),
				title: 'Dreams could not sign in at WhatsApp for this account',
				disposition: 'fixCredentials',
			});
			expect(found?.detail).toContain('Token has expired. Check the WhatsApp Business Account ID');
			expect(found?.detail).not.toContain('new access token');
		}
	});

	it('is understood where Delete and Deprecate pass on only Meta’s sentence', () => {
		const read = (message: string) => readError(response(400, refusal(message, [])));
		expect(read('(#139004) Flow can’t be deleted')).toMatchObject({
			code: '139004',
			title: 'The flow can’t be deleted',
			disposition: 'fixRequest',
			sent: 'no',
		});
		expect(read('(#190) Expired')?.title).toContain('Dreams could not sign in');
		expect(read('Unsupported delete request')?.detail).toBe(
			'Dreams says: Unsupported delete request.',
		);
	});

	it.each([
		[{ success: true, message: 'Upload JSON File Failed' }],
		[{ success: true, message: 'Upload JSON File Failed', data: null }],
		[{ success: true, message: 'File content is not valid JSON.', data: [] }],
		[
			{
				success: true,
				message: 'Uploaded Successfully',
				data: { validations_errors: [{ message: 'Unknown property', line_start: 4 }] },
			},
		],
	])('may hide in the success of an upload: %j', (body) => {
		expect(readError(response(200, body))).toMatchObject({
			code: 'http200',
			title: 'The Flow JSON was not taken',
			disposition: 'fixRequest',
		});
	});

	it('tells the findings of a Flow JSON with their lines', () => {
		const data = { validations_errors: [{ message: 'Unknown property', line_start: 4 }] };
		const body = { success: true, message: 'Upload JSON File Failed', data };
		expect(readError(response(200, body))?.detail).toContain('Unknown property (line 4)');
	});

	it.each([
		['`success` is false', refusal('No')],
		['`success` is false within `data`', { message: 'ok', data: { success: false } }],
		['`status` is error', { status: 'error', message: 'No' }],
		['`data` has an error', { success: true, message: 'ok', data: { error: 'No' } }],
		['`data` has an error of numbers', { success: true, data: { error: { line: 3 } } }],
		['there is an error', { error: 'No' }],
		['the message says so', { success: true, message: 'Send message failed', data: {} }],
	])('may come with HTTP 200 where %s', (_, body) => {
		expect(readError(response(200, body))).toMatchObject({
			title: 'Dreams refused the call',
			sent: 'unknown',
		});
	});

	it('leaves open whether a message went out when Dreams breaks down', () => {
		expect(readError(response(408, ''))?.sent).toBe('unknown');
		expect(readError(response(500, refusal('Server Error')))).toMatchObject({
			disposition: 'retryLater',
			sent: 'unknown',
		});
		expect(readError(response(503, '<h1>Unavailable</h1>', { 'retry-after': '30' }))).toMatchObject(
			{ retryAfterMs: 30_000, detail: 'Dreams says: Unavailable.', sent: 'unknown' },
		);
	});

	it.each([
		[{ id: '866937862658913' }],
		[{ id: '866937862658913', success: true }],
		[{ success: true, message: 'Uploaded Successfully' }],
		[{ success: true, message: 'Uploaded Successfully', data: { validations_errors: [] } }],
		[{ success: true, message: 'Flow published successfully', data: {} }],
		[{ message: 'Flow deleted successfully' }],
		[{ data: [{ id: '1', validation_errors: [{ message: 'x' }] }], paging: {} }],
		[{ success: true, message: 'ok', data: { error: null } }],
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
		const data = fc.record(
			{ error: anything, errors: anything, validations_errors: anything },
			{ requiredKeys: [] },
		);
		const body = fc.record(
			{ success: anything, message: anything, error: anything, data: fc.oneof(anything, data) },
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(body, fc.constantFrom(200, 400, 500), (value, status) => {
				const found = readError(response(status, value));
				expect(found === undefined || found.title.length > 0).toBe(true);
			}),
		);
	});
});

describe('Dreams as a whole', () => {
	const { flow, webhook } = dreams;

	it('offers what its documentation has, and no more', () => {
		expect(Object.keys(flow).sort()).toEqual(
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
				'send',
			].sort(),
		);
		expect(flow.create?.takes).toEqual({ clone: true, endpointUri: true });
		expect(dreams.categories).not.toContain('SHOPPING');
	});

	it('says of every call that its address is not confirmed and what to change', () => {
		for (const call of Object.values(flow)) expect(call.unconfirmed).toContain('Path Prefix');
		expect(flow.create?.unconfirmed).toContain('Create Encoding');
		expect(flow.delete?.unconfirmed).toContain('Delete Style');
	});

	it('promises no delivery of answers, but reads one by a secret in header or address', () => {
		expect(webhook).toMatchObject({
			proof: 'sharedSecret',
			secretInQuery: true,
			unconfirmed: expect.stringContaining('documents no delivery of answers'),
		});
	});
});
