import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { validFlowJson } from '../support/flowJson';
import { accounts, byId, failureOf, runOperation, useNock } from './harness';

/** Every operation against the refusals of https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-publish-flow */

useNock();

const { host, data } = accounts.kaleyra;
const whatsapp = `/v2/${data.sid}/whatsapp`;
const one = `${whatsapp}/12`;
const flowId = byId('12');

const operations: Array<[string, INodeParameters, string, string]> = [
	[
		'create',
		{ flowName: 'A', categories: ['OTHER'], defineFlowBy: 'none' },
		'POST',
		`${whatsapp}/${data.wabaId}/flows`,
	],
	['update', { flowId, defineFlowBy: 'none', updateFields: { flowName: 'A' } }, 'POST', one],
	['update', { flowId, defineFlowBy: 'text', flowJson: validFlowJson }, 'POST', `${one}/assets`],
	['publish', { flowId }, 'POST', `${one}/publish`],
	['deprecate', { flowId }, 'POST', `${one}/deprecate`],
	['delete', { flowId }, 'DELETE', one],
	['get', { flowId }, 'GET', one],
	['list', { returnAll: true }, 'GET', `${whatsapp}/${data.wabaId}/flows`],
	['getPreview', { flowId }, 'GET', one],
	['downloadJson', { flowId, outputAs: 'json' }, 'GET', `${one}/assets`],
	['migrate', { sourceWabaId: '111' }, 'POST', `${whatsapp}/111/migrate_flows/${data.wabaId}`],
	[
		'send',
		{ flowId, recipient: '919812345678', flowCta: 'Open', bodyText: 'B', flowAction: 'navigate' },
		'POST',
		`${whatsapp}/${data.senderNumber}/messages`,
	],
];

const notForCustomer =
	'API is not available for given customer.Please contact support for more info';
const unknownFlow = 'The flow_id either does not exist or does not belong to the account.';

describe.each(operations)('%s at Kaleyra', (operation, parameters, method, path) => {
	const answers = (status: number, body: nock.Body) =>
		nock(host).intercept(path, method).query(true).reply(status, body);

	it('blames SID and key when `data` is an array', async () => {
		answers(401, {
			code: 'RBC001',
			message: 'Incorrect SID or API key.',
			data: [],
			error: { error: 'Incorrect SID or API key.' },
		});
		const { message, description } = await failureOf('kaleyra', operation, parameters);
		expect(message).toBe('The SID or the API key is not accepted');
		expect(description).toContain('Kaleyra says: Incorrect SID or API key.');
		expect(description).toContain('code RBC001');
	});

	it('passes on an error that is text', async () => {
		answers(401, { code: 'WA-401', message: notForCustomer, data: {}, error: notForCustomer });
		const { message, description } = await failureOf('kaleyra', operation, parameters);
		expect(message).toBe('The Kaleyra account is not allowed to do this');
		expect(description).toContain(`Kaleyra says: ${notForCustomer}.`);
	});

	it.each([401, 500, 200])('tells an unknown flow from a wrong key, HTTP %i', async (status) => {
		answers(status, {
			code: 'WA-401',
			message: unknownFlow,
			data: {},
			error: { flow_id: unknownFlow },
		});
		const { message } = await failureOf('kaleyra', operation, parameters);
		expect(message).toBe('The flow does not exist or does not belong to the account');
	});

	it('gives an item to branch on when Kaleyra breaks down', async () => {
		answers(500, {
			code: 'WA-500',
			message: 'Please try again later',
			data: {},
			error: { error: 'Internal server error' },
		});
		const { outputs } = await runOperation('kaleyra', operation, parameters, {
			settings: { onError: 'continueRegularOutput' },
		});
		expect(outputs[0][0].json).toMatchObject({
			disposition: 'retryLater',
			code: 'WA-500',
			retryAfterMs: 300_000,
		});
	});
});
