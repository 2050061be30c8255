import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { validFlowJson } from '../support/flowJson';
import { accounts, byId, failureOf, runOperation, useNock } from './harness';

/** Every operation against the refusals that https://docs.dreams.com.sa/whatsapp-flows names */

useNock();

const { host, data } = accounts.dreams;
const flows = `/api/whatsapp/${data.wabaId}/flows`;
const one = `${flows}/12`;
const flowId = byId('12');

const operations: Array<[string, INodeParameters, string, string]> = [
	['create', { flowName: 'A', categories: ['OTHER'], defineFlowBy: 'none' }, 'POST', flows],
	['update', { flowId, defineFlowBy: 'none', updateFields: { flowName: 'A' } }, 'POST', one],
	[
		'update',
		{ flowId, defineFlowBy: 'text', flowJson: validFlowJson },
		'POST',
		`${flows}/upload-flow-json`,
	],
	['publish', { flowId }, 'POST', `${one}/publish`],
	['deprecate', { flowId }, 'POST', `/whatsapp/${data.wabaId}/flows/12/deprecate`],
	['delete', { flowId }, 'DELETE', flows],
	['get', { flowId }, 'GET', one],
	['list', { returnAll: true }, 'GET', flows],
	['getPreview', { flowId }, 'GET', one],
	['downloadJson', { flowId, outputAs: 'json' }, 'GET', one],
	[
		'send',
		{
			flowId,
			recipient: '966512345678',
			flowCta: 'Open',
			bodyText: 'B',
			headerType: 'text',
			headerText: 'H',
			footerText: 'F',
			screen: 'FIRST',
		},
		'POST',
		`${flows}/send`,
	],
];

describe.each(operations)('%s at Dreams', (operation, parameters, method, path) => {
	const answers = (status: number, body: nock.Body) =>
		nock(host).intercept(path, method).query(true).reply(status, body);

	it.each(['Token not provided', 'Invalid authentication token.'])(
		'blames the access key after “%s”',
		async (error) => {
			answers(401, { error });
			const { message, description } = await failureOf('dreams', operation, parameters);
			expect(message).toBe('The access key is not accepted');
			expect(description).toContain(`Dreams says: ${error.replace(/\.$/, '')}.`);
		},
	);

	it('blames the roles of the key where it lacks a permission', async () => {
		answers(403, { error: 'You do not have permission to access this resource.' });
		const { message } = await failureOf('dreams', operation, parameters);
		expect(message).toBe('The access key lacks a permission for this call');
	});

	it('takes a denied success with HTTP 200 for a refusal', async () => {
		const message = 'Failed to get a valid access token';
		answers(200, { success: false, message, data: null });
		const found = await failureOf('dreams', operation, parameters);
		expect(found.message).toBe('Dreams could not sign in at WhatsApp for this account');
	});

	it('gives an item to branch on when Dreams breaks down', async () => {
		answers(503, '<html>Service Unavailable</html>');
		const { outputs } = await runOperation('dreams', operation, parameters, {
			settings: { onError: 'continueRegularOutput' },
		});
		expect(outputs[0][0].json).toMatchObject({ disposition: 'retryLater', code: 'http503' });
	});
});
