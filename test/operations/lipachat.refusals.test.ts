import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { validFlowJson as flowJson } from '../support/flowJson';
import { accounts, byId, failureOf, useNock } from './harness';

/** Every operation of Lipachat against the samples of https://docs.lipachat.com/api/whatsapp-flows/update-flow */

useNock();

const { host } = accounts.lipachat;
const flows = '/api/v1/whatsapp/manage/flow';
const flowId = byId('4');
const refusal = (status: string, message: string) => ({
	timestamp: '2024-09-15T20:07:23.464199513',
	data: null,
	status,
	message,
	errors: null,
});

const operations: Array<[string, INodeParameters, string, string]> = [
	[
		'create',
		{
			flowName: 'A',
			categories: ['OTHER'],
			defineFlowBy: 'text',
			flowJson,
			publishImmediately: false,
		},
		'POST',
		flows,
	],
	['update', { flowId, defineFlowBy: 'text', flowJson }, 'PUT', `${flows}/4`],
	['publish', { flowId }, 'POST', `${flows}/4/publish`],
	['list', { returnAll: true }, 'GET', flows],
	['getPreview', { flowId }, 'GET', `${flows}/4/preview/url`],
	[
		'send',
		{
			flowId,
			recipient: '254717746565',
			flowCta: 'Share Details!',
			bodyText: 'Please share your details',
			flowAction: 'navigate',
			screen: 'FIRST_SCREEN',
			defineDataBy: 'none',
		},
		'POST',
		'/api/v1/whatsapp/interactive/flows',
	],
];

describe.each(operations)('%s at Lipachat', (operation, parameters, method, path) => {
	const answers = (status: number, body: nock.Body) =>
		nock(host).intercept(path, method).reply(status, body);

	it.each([[200], [401]])(
		'takes “Invalid credentials” with the word success and HTTP %i for a refusal',
		async (status) => {
			answers(status, refusal('success', 'Invalid credentials'));
			const { message, description } = await failureOf('lipachat', operation, parameters);
			expect(message).toBe('The API key is not accepted');
			expect(description).toContain('Lipachat says: Invalid credentials.');
		},
	);

	it.each([[200], [400]])('passes on “Request failed.” with HTTP %i', async (status) => {
		answers(status, refusal('error', 'Request failed.'));
		const { description } = await failureOf('lipachat', operation, parameters);
		expect(description).toContain('Lipachat says: Request failed.');
	});

	it('does not claim more than is known when Lipachat breaks down', async () => {
		answers(503, '<html>Service Unavailable</html>');
		const { message, description } = await failureOf('lipachat', operation, parameters);
		expect(message).toContain('HTTP 503');
		expect(description).toContain('Service Unavailable');
		expect(description.includes('may have gone out')).toBe(operation === 'send');
	});
});
