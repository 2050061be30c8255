import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { metaSample } from '../support/metaSamples';
import { undescribed } from '../support/outputSchema';
import { accounts, byId, failureOf, outputOf, runOperation, useNock } from './harness';

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
const flowJson = '{"version":"7.3","screens":[{"id":"FIRST"}]}';

/** The output of an operation at Meta, which must be what its schema shows in the editor. */
async function run(operation: string, parameters: INodeParameters, more = {}) {
	const outputs = await outputOf('meta', operation, parameters, more);
	for (const { raw: _, ...output } of outputs) expect(undescribed(operation, output)).toEqual([]);
	return outputs;
}

describe.each([
	['publish', 'Publish Flow', 'PUBLISHED'],
	['deprecate', 'Deprecate Flow', 'DEPRECATED'],
])('%s at Meta', (operation, sample, status) => {
	it('returns the new status', async () => {
		api().post(`${one}/${operation}`).reply(200, answerTo(sample));
		expect(await run(operation, { flowId })).toEqual([
			{ provider: 'meta', flowId: 'flow-1', status },
		]);
	});
});

describe('Delete at Meta', () => {
	it('returns that the flow is deleted', async () => {
		api().delete(one).reply(200, answerTo('Delete Flow'));
		expect(await run('delete', { flowId })).toEqual([{ deleted: true }]);
	});
});

describe('Get at Meta', () => {
	const asked = () =>
		api()
			.get(one)
			.query(({ fields }) => `${fields}`.includes('health_status'));

	it('returns everything that a flow has', async () => {
		asked().reply(200, answerTo('Get Flow'));
		const [output] = await run('get', { flowId });
		expect(output).toMatchObject({
			provider: 'meta',
			flowId: 'flow-1',
			status: 'DRAFT',
			endpointUri: 'https://example.com',
			previewExpiresAt: '2023-05-21T11:18:09.000Z',
			health: { can_send_message: 'BLOCKED' },
		});
		expect(output).not.toHaveProperty('raw');
	});

	it('returns Meta’s own object too where Simplify is off', async () => {
		asked().reply(200, answerTo('Get Flow'));
		const [output] = await run('get', { flowId, simplify: false });
		expect(output.raw).toEqual(answerTo('Get Flow'));
	});
});

describe('List at Meta', () => {
	const page = (ids: number[], after?: string) => ({
		data: ids.map((id) => ({ id: `flow-${id}`, name: `${id}`, status: 'DRAFT' })),
		paging: {
			cursors: { before: 'b', after: after ?? 'last' },
			...(after && { next: 'https://…' }),
		},
	});
	const ids = async (parameters: INodeParameters) =>
		(await run('list', parameters)).map(({ flowId: id }) => id);

	it('asks for no more flows than are wanted', async () => {
		api().get(flows).query({ limit: '3' }).reply(200, answerTo('List Flows'));
		expect(await ids({ returnAll: false, limit: 3 })).toEqual(['flow-1', 'flow-2', 'flow-3']);
	});

	it('follows the cursor to the last page', async () => {
		api()
			.get(flows)
			.query({ limit: '100' })
			.reply(200, page([1, 2], 'next'));
		api()
			.get(flows)
			.query({ limit: '100', after: 'next' })
			.reply(200, page([3]));
		expect(await ids({ returnAll: true })).toEqual(['flow-1', 'flow-2', 'flow-3']);
	});

	it('returns only flows with a wanted status', async () => {
		api().get(flows).query({ limit: '100' }).reply(200, answerTo('List Flows'));
		const filters = { status: ['PUBLISHED'] };
		expect(await ids({ returnAll: false, limit: 50, filters })).toEqual(['flow-3']);
	});
});

describe('Get Preview at Meta', () => {
	it.each([false, true])('returns the link, renewed: %s', async (invalidate) => {
		api()
			.get(one)
			.query({ fields: `preview.invalidate(${invalidate})` })
			.reply(200, answerTo('Get Preview URL'));
		expect(await run('getPreview', { flowId, invalidate })).toEqual([
			{
				provider: 'meta',
				flowId: 'flow-1',
				previewUrl: 'https://business.facebook.com/wa/manage/flows/550.../preview/?token=b9d6....',
				previewExpiresAt: '2023-05-21T11:18:09.000Z',
			},
		]);
	});
});

describe('Download JSON at Meta', () => {
	const file = 'https://scontent.xx.fbcdn.net/m1/v/t0.57323-24/An_Hq0jnfJ...';
	const assets = (address: string) =>
		api()
			.get(`${one}/assets`)
			.reply(200, {
				data: [{ name: 'flow.json', asset_type: 'FLOW_JSON', download_url: address }],
			});
	const stored = () =>
		nock('https://scontent.xx.fbcdn.net', { badheaders: ['authorization'] }).get(
			'/m1/v/t0.57323-24/An_Hq0jnfJ...',
		);

	it('fetches the file without the token and returns it as data', async () => {
		assets(file);
		stored().reply(200, flowJson);
		expect(await run('downloadJson', { flowId, outputAs: 'json' })).toEqual([
			{ provider: 'meta', flowId: 'flow-1', flowJson: JSON.parse(flowJson) },
		]);
	});

	it('returns it as a file', async () => {
		assets(file);
		stored().reply(200, flowJson);
		const { outputs } = await runOperation('meta', 'downloadJson', {
			flowId,
			outputAs: 'binary',
			binaryPropertyName: 'flow',
		});
		expect(outputs[0][0].binary?.flow).toMatchObject({
			fileName: 'flow-flow-1.json',
			mimeType: 'application/json',
			data: Buffer.from(flowJson).toString('base64'),
		});
	});

	it.each([
		['another host', 'https://fbcdn.net.example/flow.json'],
		['a host in the own network', 'http://169.254.169.254/latest'],
	])('does not fetch it from %s', async (_, address) => {
		assets(address);
		const { message } = await failureOf('meta', 'downloadJson', { flowId, outputAs: 'json' });
		expect(message).toContain('not known as a host of this provider');
	});

	it('says that the link may have expired', async () => {
		assets(file);
		stored().reply(403, 'URL signature expired');
		const { description } = await failureOf('meta', 'downloadJson', { flowId, outputAs: 'json' });
		expect(description).toContain('expired');
	});

	it('says so when the flow has no JSON yet', async () => {
		api().get(`${one}/assets`).reply(200, { data: [] });
		const { message } = await failureOf('meta', 'downloadJson', { flowId, outputAs: 'json' });
		expect(message).toContain('Meta');
	});
});

describe('Migrate at Meta', () => {
	const path = `/v25.0/${data.wabaId}/migrate_flows`;

	it('brings flows into the account of the credential and tells which did not come', async () => {
		api()
			.post(path, { source_waba_id: '99', source_flow_names: ['appointment', 'leadgen'] })
			.reply(200, answerTo('Migrate Flows'));
		const parameters = { sourceWabaId: '99', flowNames: 'appointment, leadgen' };
		expect(await run('migrate', parameters)).toEqual([
			{
				provider: 'meta',
				migratedFlows: [
					{ flowName: 'appointment', sourceFlowId: 'source-flow-1', flowId: 'dest-flow-1' },
				],
				failedFlows: [
					{
						flowName: 'leadgen',
						code: '4233041',
						message: 'Flows Migration Error: Flow name not found in source WABA.',
					},
				],
			},
		]);
	});

	it('does not pass for a success when no flow came along', async () => {
		const { failed_flows } = answerTo('Migrate Flows') as { failed_flows: object[] };
		api().post(path, { source_waba_id: '99' }).reply(200, { migrated_flows: [], failed_flows });
		const { message, description } = await failureOf('meta', 'migrate', { sourceWabaId: '99' });
		expect(message).toBe('None of the flows was migrated');
		expect(description).toContain('Flow name not found in source WABA');
	});
});
