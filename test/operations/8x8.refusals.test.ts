import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { accounts, byId, failureOf, useNock } from './harness';

/** Every operation of 8x8 against the documented refusals: https://developer.8x8.com/connect/docs/api-error-codes */

useNock();

const { host, data } = accounts['8x8'];
const flows = `/api/v1/accounts/${data.accountId}/channels/${data.channelId}/flows`;
const messages = `/api/v1/subaccounts/${data.subAccountId}/messages`;
const flowId = byId('866937862658913');
const one = `${flows}/866937862658913`;
const errorId = 'db9dced4-3534-4d86-9d18-6b448af0d621';
const refusal = (code: number, message: string) => ({
	code,
	message,
	errorId,
	timestamp: '2018-08-02T09:42:38.8988997+00:00',
});

const operations: Array<[string, INodeParameters, string, string]> = [
	[
		'create',
		{ flowName: 'A', categories: ['OTHER'], defineFlowBy: 'none', publishImmediately: false },
		'POST',
		flows,
	],
	['update', { flowId, defineFlowBy: 'none', updateFields: { flowName: 'B' } }, 'PUT', one],
	['publish', { flowId }, 'POST', `${one}/publish`],
	['deprecate', { flowId }, 'POST', `${one}/deprecate`],
	['delete', { flowId }, 'DELETE', one],
	['get', { flowId }, 'GET', one],
	['getPreview', { flowId, invalidate: false }, 'GET', `${one}/preview?refresh=false`],
	['downloadJson', { flowId, outputAs: 'json' }, 'GET', one],
	['list', { returnAll: true }, 'GET', `${flows}?limit=1000`],
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
		messages,
	],
];

describe.each(operations)('%s at 8x8', (operation, parameters, method, path) => {
	const answers = (status: number, body: nock.Body) =>
		nock(host).intercept(path, method).reply(status, body);

	it('tells in 8x8’s words that the key is not accepted, with the reference for its support', async () => {
		answers(401, refusal(1200, 'Request was not authenticated properly'));
		const { message, description } = await failureOf('8x8', operation, parameters);
		expect(message).toBe('The API key is not accepted');
		expect(description).toContain('Request was not authenticated properly');
		expect(description).toContain(errorId);
	});

	it('tells that the sub-account is not of this account', async () => {
		answers(400, refusal(1001, "Provided subAccountId doesn't belongs to your account"));
		const { message, description } = await failureOf('8x8', operation, parameters);
		expect(message).toBe('The sub-account does not belong to this account');
		expect(description).toContain('Account ID');
	});

	it('tells how long to wait when the quota is used up', async () => {
		answers(429, refusal(429, 'Quota exceeded. Please try again in 1 second(s).'));
		const { message, description } = await failureOf('8x8', operation, parameters);
		expect(message).toBe('8x8’s limit for calls is reached');
		expect(description).toContain('try again in 1 second');
	});
});

it.each([
	['update', 'PUT', one],
	['delete', 'DELETE', one],
])('%s of a published flow at 8x8 says that it is no draft', async (operation, method, path) => {
	nock(host).intercept(path, method).reply(409, refusal(1000, 'Flow must be in DRAFT status'));
	const { message } = await failureOf('8x8', operation, {
		flowId,
		defineFlowBy: 'none',
		updateFields: { flowName: 'B' },
	});
	expect(message).toBe('The flow is no longer a draft');
});
