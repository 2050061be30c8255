import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { accounts, byId, failureOf, runOperation, useNock } from './harness';

/**
 * Every operation of Meta against the documented refusals:
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 */

useNock();

const { host, data } = accounts.meta;
const flows = `/v25.0/${data.wabaId}/flows`;
const flowId = byId('flow-1');
const one = '/v25.0/flow-1';
const refusal = (code: number, message: string, more: object = {}) => ({
	error: {
		message: `(#${code}) ${message}`,
		type: 'OAuthException',
		code,
		fbtrace_id: 'AbCd',
		...more,
	},
});

const operations: Array<[string, INodeParameters, string, string]> = [
	[
		'create',
		{ flowName: 'A', categories: ['OTHER'], defineFlowBy: 'none', publishImmediately: false },
		'POST',
		flows,
	],
	['update', { flowId, defineFlowBy: 'none', updateFields: { flowName: 'B' } }, 'POST', one],
	['publish', { flowId }, 'POST', `${one}/publish`],
	['deprecate', { flowId }, 'POST', `${one}/deprecate`],
	['delete', { flowId }, 'DELETE', one],
	['get', { flowId }, 'GET', one],
	['getPreview', { flowId, invalidate: false }, 'GET', one],
	['downloadJson', { flowId, outputAs: 'json' }, 'GET', `${one}/assets`],
	['list', { returnAll: true }, 'GET', flows],
	['migrate', { sourceWabaId: '99' }, 'POST', `/v25.0/${data.wabaId}/migrate_flows`],
	[
		'send',
		{
			flowId,
			recipient: '+15551234567',
			flowCta: 'Open',
			bodyText: 'Please fill in',
			flowAction: 'navigate',
			defineDataBy: 'none',
		},
		'POST',
		`/v25.0/${data.phoneNumberId}/messages`,
	],
];

describe.each(operations)('%s at Meta', (operation, parameters, method, path) => {
	const asked = () => nock(host).intercept(path, method).query(true);

	it('tells in Meta’s words that the token is not accepted, with the trace for its support', async () => {
		asked().reply(401, refusal(190, 'Error validating access token: Session has expired'));
		const { message, description } = await failureOf('meta', operation, parameters);
		expect(message).toBe('The access token is not accepted');
		expect(description).toContain('Session has expired');
		expect(description).toContain('AbCd');
	});

	it('shows what Meta wrote for people, which n8n hides by itself', async () => {
		const words = {
			error_user_title: 'The flow is not there',
			error_user_msg: 'Check the id of the flow.',
			error_data: { details: 'Object with ID flow-1 does not exist' },
		};
		asked().reply(400, refusal(100, 'Invalid parameter', words));
		const { message, description } = await failureOf('meta', operation, parameters);
		expect(message).toBe('The flow is not there');
		expect(description).toContain('Check the id of the flow');
		expect(description).toContain('Object with ID flow-1 does not exist');
	});

	it('is refused by an answer that denies success with HTTP 200', async () => {
		asked().reply(200, { success: false });
		const { message } = await failureOf('meta', operation, parameters);
		expect(message).toContain('refused the call');
	});

	it('goes to the error output with what a next step can branch on', async () => {
		asked().reply(400, refusal(80007, 'Rate limit hit'), {
			'x-business-use-case-usage': JSON.stringify({
				[data.wabaId]: [{ type: 'whatsapp', estimated_time_to_regain_access: 2 }],
			}),
		});
		const { outputs, error } = await runOperation('meta', operation, parameters, {
			settings: { onError: 'continueErrorOutput' },
		});
		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]).toHaveLength(1);
		expect(outputs[1][0].json).toMatchObject({
			disposition: 'retryLater',
			code: '80007',
			retryAfterMs: 120_000,
		});
	});
});

describe.each([
	['update', 'POST', one, 139001, 'The flow can’t be updated'],
	['publish', 'POST', `${one}/publish`, 139002, 'The flow can’t be published yet'],
	['deprecate', 'POST', `${one}/deprecate`, 139003, 'The flow can’t be deprecated'],
	['delete', 'DELETE', one, 139004, 'The flow can’t be deleted'],
] as const)('%s of a flow in the wrong state', (operation, method, path, code, title) => {
	it('says so and what to do', async () => {
		nock(host).intercept(path, method).reply(400, refusal(code, 'Words'));
		const updateFields = { flowName: 'B' };
		const { message, description } = await failureOf('meta', operation, {
			flowId,
			defineFlowBy: 'none',
			updateFields,
		});
		expect(message).toBe(title);
		expect(description).toMatch(/WhatsApp says: .+\. [A-Z].+\. \(code 13900\d, trace AbCd\)$/);
	});
});
