import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { validFlowJson as flowJson } from '../support/flowJson';
import { metaSample } from '../support/metaSamples';
import { undescribed } from '../support/outputSchema';
import { accounts, byId, byName, failureOf, outputOf, useNock } from './harness';
import { partsOf } from './parts';

/**
 * Samples: https://github.com/WhatsApp/WhatsApp-Flows-Tools and
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi
 */

useNock();

const { host, data } = accounts.meta;
const api = () => nock(host, { reqheaders: { authorization: `Bearer ${data.accessToken}` } });
const flows = `/v25.0/${data.wabaId}/flows`;
const flowId = byId('flow-1');
const one = '/v25.0/flow-1';
const answerTo = (sample: string) => metaSample(sample).answer as nock.DataMatcherMap;
const faults = (answerTo('Update Flow JSON') as { validation_errors: unknown[] }).validation_errors;
const creation = {
	flowName: 'my first flow',
	categories: ['SIGN_UP', 'OTHER'],
	defineFlowBy: 'none',
	publishImmediately: false,
};
const created = {
	provider: 'meta',
	flowId: 'flow-1',
	name: 'my first flow',
	status: 'DRAFT',
	categories: ['SIGN_UP', 'OTHER'],
	validationErrors: [],
};

/** The output of an operation at Meta, which must be what its schema shows in the editor. */
async function run(operation: string, parameters: INodeParameters, more = {}) {
	const outputs = await outputOf('meta', operation, parameters, more);
	for (const { raw: _, ...output } of outputs) expect(undescribed(operation, output)).toEqual([]);
	return outputs;
}

describe('Create at Meta', () => {
	it('makes an empty draft', async () => {
		api()
			.post(flows, { name: 'my first flow', categories: ['SIGN_UP', 'OTHER'] })
			.reply(200, answerTo('Create Flow'));
		expect(await run('create', creation)).toEqual([created]);
	});

	it('creates and publishes with the JSON in one call', async () => {
		api()
			.post(flows, {
				name: 'my first flow',
				categories: ['SIGN_UP', 'OTHER'],
				flow_json: flowJson,
				publish: true,
				endpoint_uri: 'https://example.com/flow',
			})
			.reply(200, { id: 'flow-1', success: true, validation_errors: [] });
		const parameters = {
			...creation,
			defineFlowBy: 'text',
			flowJson,
			publishImmediately: true,
			additionalFields: { endpointUri: 'https://example.com/flow' },
		};
		expect(await run('create', parameters)).toEqual([
			{ ...created, status: 'PUBLISHED', endpointUri: 'https://example.com/flow' },
		]);
	});

	it('copies a flow that is chosen by its name', async () => {
		api().get(flows).query({ limit: '100' }).reply(200, answerTo('List Flows'));
		api()
			.post(flows, {
				name: 'my first flow',
				categories: ['SIGN_UP', 'OTHER'],
				clone_flow_id: 'flow-3',
			})
			.reply(200, answerTo('Create Flow'));
		const parameters = { ...creation, defineFlowBy: 'clone', cloneFlowId: byName('another flow') };
		expect(await run('create', parameters)).toEqual([created]);
	});

	it('returns a draft with the faults of its JSON', async () => {
		api().post(flows).reply(200, { id: 'flow-1', success: true, validation_errors: faults });
		const [output] = await run('create', { ...creation, defineFlowBy: 'text', flowJson });
		expect(output).toMatchObject({
			status: 'DRAFT',
			validationErrors: [{ error: 'INVALID_PROPERTY', lineStart: 46, columnStart: 17 }],
		});
	});

	it('names the draft that exists when its JSON does not allow publishing', async () => {
		api().post(flows).reply(200, { id: 'flow-1', success: true, validation_errors: faults });
		const parameters = { ...creation, defineFlowBy: 'text', flowJson, publishImmediately: true };
		const { message, description } = await failureOf('meta', 'create', parameters);
		expect(message).toContain('the flow flow-1 exists already');
		expect(description).toContain('initial-text');
		expect(description).toContain('Line 46, column 17: ');
	});

	it('says so when a success names no flow', async () => {
		api().post(flows).reply(200, { success: true });
		const { message } = await failureOf('meta', 'create', creation);
		expect(message).toContain('its answer is not as documented');
	});

	it.each([
		['Flow Name', { flowName: '={{ $json.none }}' }],
		['SHOPPING', { categories: ['SHOPPING'] }],
		['Categories', { categories: [] }],
		['Flow JSON', { defineFlowBy: 'text', flowJson: '{"version":' }],
		['Flow JSON', { defineFlowBy: 'text', flowJson: '' }],
		['Publish Immediately', { publishImmediately: true }],
	])('refuses a wrong %s before any request', async (label, wrong) => {
		const { message } = await failureOf('meta', 'create', { ...creation, ...wrong });
		expect(message).toContain(label);
		expect(message).toContain('item 0');
	});
});

describe('Update at Meta', () => {
	it('changes the fields in one call', async () => {
		api()
			.post(one, {
				name: 'New name',
				categories: ['OTHER'],
				endpoint_uri: 'https://example.com/new',
				application_id: '1234567890123456',
			})
			.reply(200, answerTo('Update Flow Metadata'));
		const updateFields = {
			flowName: 'New name',
			categories: ['OTHER'],
			endpointUri: 'https://example.com/new',
			applicationId: '1234567890123456',
		};
		expect(await run('update', { flowId, defineFlowBy: 'none', updateFields })).toEqual([
			{
				provider: 'meta',
				flowId: 'flow-1',
				name: 'New name',
				categories: ['OTHER'],
				endpointUri: 'https://example.com/new',
			},
		]);
	});

	it('uploads the JSON as a file and returns its faults', async () => {
		let parts: string[][] = [];
		api()
			.matchHeader('content-type', /^multipart\/form-data; boundary=/)
			.post(`${one}/assets`, (body) => {
				parts = partsOf(body);
				return true;
			})
			.reply(200, answerTo('Update Flow JSON'));
		const [output] = await run('update', { flowId, defineFlowBy: 'text', flowJson });
		expect(parts).toEqual(
			expect.arrayContaining([
				['name', '', 'flow.json'],
				['asset_type', '', 'FLOW_JSON'],
				['file', 'flow.json', flowJson],
			]),
		);
		expect(output).toMatchObject({ flowId: 'flow-1', validationErrors: [{ lineStart: 46 }] });
	});

	it('says at which of two calls it stopped', async () => {
		api().post(one, { name: 'New name' }).reply(200, { success: true });
		api()
			.post(`${one}/assets`)
			.reply(400, { error: { message: '(#139001) Flow can’t be updated', code: 139001 } });
		const { message, description } = await failureOf('meta', 'update', {
			flowId,
			defineFlowBy: 'text',
			flowJson,
			updateFields: { flowName: 'New name' },
		});
		expect(message).toContain('stopped at “upload the Flow JSON”');
		expect(description).toContain('Done before: change the fields');
	});

	it('is refused when there is nothing to change', async () => {
		const { message } = await failureOf('meta', 'update', {
			flowId,
			defineFlowBy: 'none',
			updateFields: {},
		});
		expect(message).toContain('Update Fields is empty');
	});
});
