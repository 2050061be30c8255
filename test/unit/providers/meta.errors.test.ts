import fc from 'fast-check';
import { meta } from '../../../nodes/WhatsAppFlows/providers/meta';
import type { ProviderResponse } from '../../../nodes/WhatsAppFlows/providers/provider';

/**
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes and
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 */

const response = (
	status: number,
	body: unknown,
	headers: Record<string, unknown> = {},
): ProviderResponse => ({ status, headers, body });
const refusal = (code: number, more: object = {}) => ({
	error: { message: `(#${code}) Words`, type: 'OAuthException', code, fbtrace_id: 'Az8', ...more },
});
const { readError } = meta;

describe('what Meta says against a call', () => {
	it('is read with all its words, among them those that n8n hides', () => {
		const body = refusal(131009, {
			message: '(#131009) Parameter value is not valid',
			error_subcode: 2494010,
			error_data: { messaging_product: 'whatsapp', details: 'Screen FIRST does not exist.' },
			is_transient: false,
		});
		expect(readError(response(400, body))).toEqual({
			provider: 'meta',
			code: '131009',
			title: 'A value of the request is not accepted',
			detail: expect.stringMatching(
				/^WhatsApp says: \(#131009\) Parameter value is not valid: Screen FIRST does not exist\. [A-Z]/,
			),
			httpStatus: 400,
			disposition: 'fixRequest',
			retryAfterMs: undefined,
			traceId: 'Az8',
			sent: 'no',
			raw: body,
		});
	});

	it('is titled by what Meta wrote for people, where it did', () => {
		const found = readError(
			response(
				400,
				refusal(139002, {
					error_user_title: 'Publishing without an endpoint',
					error_user_msg: 'Set endpoint_uri first.',
				}),
			),
		);
		expect(found).toMatchObject({ title: 'Publishing without an endpoint', code: '139002' });
		expect(found?.detail).toContain('Set endpoint_uri first');
	});

	it('is read when error_data is plain text', () => {
		const found = readError(response(400, refusal(100, { error_data: 'Flow name is taken' })));
		expect(found?.detail).toContain('Flow name is taken');
	});

	it.each([
		[0, 'fixCredentials'],
		[3, 'fixCredentials'],
		[10, 'fixCredentials'],
		[190, 'fixCredentials'],
		[200, 'fixCredentials'],
		[299, 'fixCredentials'],
		[131005, 'fixCredentials'],
		[131045, 'fixCredentials'],
		[133010, 'fixCredentials'],
		[1, 'retryNow'],
		[2, 'retryNow'],
		[4, 'retryLater'],
		[80007, 'retryLater'],
		[130429, 'retryLater'],
		[131056, 'retryLater'],
		[131000, 'retryLater'],
		[131016, 'retryLater'],
		[131057, 'retryLater'],
		[133004, 'retryLater'],
		[100, 'fixRequest'],
		[131008, 'fixRequest'],
		[131009, 'fixRequest'],
		[131021, 'fixRequest'],
		[131051, 'fixRequest'],
		[131053, 'fixRequest'],
		[132001, 'fixRequest'],
		[135000, 'fixRequest'],
		[139001, 'fixRequest'],
		[139002, 'fixRequest'],
		[139003, 'fixRequest'],
		[139004, 'fixRequest'],
		[131026, 'recipientUnreachable'],
		[131030, 'recipientUnreachable'],
		[130472, 'recipientUnreachable'],
		[131049, 'recipientUnreachable'],
		[131050, 'recipientUnreachable'],
		[131062, 'recipientUnreachable'],
		[131047, 'needsTemplate'],
		[368, 'stopCampaign'],
		[130497, 'stopCampaign'],
		[131031, 'stopCampaign'],
		[131042, 'stopCampaign'],
		[131048, 'stopCampaign'],
		[132068, 'stopCampaign'],
		[132069, 'stopCampaign'],
		[139000, 'stopCampaign'],
	])('with code %i calls for %s, whatever the HTTP status', (code, disposition) => {
		for (const status of [400, 403, 500]) {
			expect(readError(response(status, refusal(code)))).toMatchObject({
				code: String(code),
				disposition,
			});
		}
	});

	it('leaves open whether a message went out only where the code does', () => {
		const sent = (status: number, code: number) => readError(response(status, refusal(code)))?.sent;
		expect([1, 2, 131000].map((code) => sent(500, code))).toEqual(Array(3).fill('unknown'));
		expect([130429, 131016, 131047].map((code) => sent(500, code))).toEqual(Array(3).fill('no'));
		expect(sent(500, 999999)).not.toBe('no');
	});

	it('counts although the HTTP status claims success', () => {
		expect(readError(response(200, refusal(100)))).toMatchObject({ code: '100' });
		expect(readError(response(200, { success: false }))).toMatchObject({ provider: 'meta' });
	});

	it('goes by the HTTP status when it is a code that no page names, or no code', () => {
		expect(readError(response(429, refusal(999999)))).toMatchObject({
			code: '999999',
			disposition: 'retryLater',
		});
		expect(readError(response(401, { error: { message: 'No' } }))).toMatchObject({
			code: 'http401',
			disposition: 'fixCredentials',
		});
	});

	it('is readable when it comes from a gateway as a web page', () => {
		const page = '<html><style>a{}</style><h1>502 Bad Gateway</h1></html>';
		expect(readError(response(502, page))).toMatchObject({
			code: 'http502',
			detail: '502 Bad Gateway',
			disposition: 'retryLater',
		});
	});
});

describe('how long Meta asks to wait', () => {
	// https://developers.facebook.com/docs/graph-api/overview/rate-limiting : minutes
	const usage = (minutes: number[]) =>
		JSON.stringify({
			'104996122399160': minutes.map((estimated_time_to_regain_access) => ({
				type: 'whatsapp',
				call_count: 100,
				total_cputime: 25,
				total_time: 25,
				estimated_time_to_regain_access,
			})),
		});
	const wait = (headers: Record<string, unknown>) =>
		readError(response(400, refusal(80007), headers))?.retryAfterMs;

	it('is the longest of its minutes', () => {
		expect(wait({ 'x-business-use-case-usage': usage([0, 3, 1]) })).toBe(180_000);
	});

	it('is unknown when the header says nothing or nonsense', () => {
		expect(wait({})).toBeUndefined();
		expect(wait({ 'x-business-use-case-usage': usage([0]) })).toBeUndefined();
		expect(wait({ 'x-business-use-case-usage': '{' })).toBeUndefined();
	});
});

describe('what is no refusal of Meta', () => {
	it.each([
		[{ success: true }],
		[{ id: 'flow-1', success: true, validation_errors: [{ error: 'INVALID_PROPERTY' }] }],
		[{ migrated_flows: [], failed_flows: [{ source_name: 'a', error_code: '4233041' }] }],
		[{ data: [] }],
	])('%j', (body) => {
		expect(readError(response(200, body))).toBeUndefined();
	});
});

it('reads any answer without throwing, and every status from 400 on as a refusal', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 100, max: 599 }),
			fc.oneof(
				fc.jsonValue(),
				fc.record({ error: fc.jsonValue() }),
				fc.record({
					error: fc.record(
						{
							message: fc.jsonValue(),
							code: fc.jsonValue(),
							error_data: fc.jsonValue(),
							error_user_title: fc.jsonValue(),
							error_user_msg: fc.jsonValue(),
						},
						{ requiredKeys: [] },
					),
				}),
			),
			fc.dictionary(fc.constantFrom('retry-after', 'x-business-use-case-usage'), fc.string()),
			(status, body, headers) => {
				const found = readError(response(status, body, headers));
				if (status >= 400) expect(found).toMatchObject({ provider: 'meta', httpStatus: status });
				if (found) expect(found.title).not.toBe('');
			},
		),
	);
});
