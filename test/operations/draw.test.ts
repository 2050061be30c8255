import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { drawFlow } from '../../nodes/WhatsAppFlows/flow-json';
import { validFlowJson } from '../support/flowJson';
import { undescribed } from '../support/outputSchema';
import { accounts, byId, failureOf, runOperation, useNock, type OperationRun } from './harness';

useNock();

/** The item of a run that must succeed, with the text of the file in one of its fields. */
async function drawnBy(
	operation: string,
	parameters: INodeParameters,
	field = 'data',
	run: OperationRun = {},
) {
	const { outputs, error } = await runOperation('meta', operation, parameters, run);
	if (error) throw new Error(`${error.message}\n${error.description ?? ''}`);
	const [{ json, binary }] = outputs[0];
	const file = binary?.[field];
	expect(undescribed(operation, json)).toEqual([]);
	return { json, file, svg: Buffer.from(file?.data ?? '', 'base64').toString() };
}

describe('Draw', () => {
	it('makes a picture of a Flow JSON, with the screens as data, and asks nobody', async () => {
		const { json, file, svg } = await drawnBy('draw', {
			defineFlowBy: 'text',
			flowJson: validFlowJson,
			title: 'Your Opinion',
		});
		expect(svg).toBe(drawFlow(JSON.parse(validFlowJson), { title: 'Your Opinion' }));
		expect(file).toMatchObject({ mimeType: 'image/svg+xml', fileName: 'Your-Opinion.svg' });
		expect(json.fileName).toBe('Your-Opinion.svg');
		expect(json.screens).toMatchObject([{ entry: true }]);
	});

	it('takes the Flow JSON from a file, and puts the picture where it is told to', async () => {
		const { svg, json } = await drawnBy(
			'draw',
			{ defineFlowBy: 'binary', binaryPropertyName: 'flow', pictureField: 'picture' },
			'picture',
			{
				binary: {
					flow: {
						data: Buffer.from(validFlowJson).toString('base64'),
						mimeType: 'application/json',
					},
				},
			},
		);
		expect(svg).toBe(drawFlow(JSON.parse(validFlowJson)));
		expect(json.fileName).toBe('flow.svg');
	});

	it.each([
		['../../etc/passwd\u0000', 'etc-passwd.svg'],
		['حجز طاولة', 'حجز-طاولة.svg'],
		['???', 'flow.svg'],
	])('names the file after the title %j', async (title, fileName) => {
		const { json } = await drawnBy('draw', {
			defineFlowBy: 'text',
			flowJson: validFlowJson,
			title,
		});
		expect(json.fileName).toBe(fileName);
	});

	it('draws what WhatsApp would refuse as far as it can', async () => {
		const { svg } = await drawnBy('draw', {
			defineFlowBy: 'text',
			flowJson: '{"screens":[{"id":"ALONE"}]}',
		});
		expect(svg).toContain('ALONE');
	});

	it.each([
		['', 'Flow JSON is empty'],
		['[1]', 'Flow JSON is not valid JSON (it is no object)'],
	])('says so where the Flow JSON is %j', async (flowJson, message) => {
		const failure = await failureOf('meta', 'draw', { defineFlowBy: 'text', flowJson });
		expect(failure.message).toContain(message);
	});
});

describe('Draw Existing', () => {
	const { host, data } = accounts.meta;
	const api = () => nock(host, { reqheaders: { authorization: `Bearer ${data.accessToken}` } });
	const stored = (flowJson: string) => {
		api()
			.get('/v25.0/flow-1/assets')
			.reply(200, {
				data: [
					{
						name: 'flow.json',
						asset_type: 'FLOW_JSON',
						download_url: 'https://scontent.xx.fbcdn.net/m1',
					},
				],
			});
		nock('https://scontent.xx.fbcdn.net').get('/m1').reply(200, flowJson);
	};
	const flowId = byId('flow-1');

	it('draws a flow of the account, and names the picture after it', async () => {
		stored(validFlowJson);
		api()
			.get('/v25.0/flow-1')
			.query(true)
			.reply(200, { id: 'flow-1', name: 'Opinion of May', status: 'DRAFT', categories: ['OTHER'] });
		const { json, svg } = await drawnBy('drawExisting', { flowId });
		expect(svg).toBe(drawFlow(JSON.parse(validFlowJson), { title: 'Opinion of May' }));
		expect(json).toMatchObject({
			provider: 'meta',
			flowId: 'flow-1',
			fileName: 'Opinion-of-May.svg',
		});
	});

	it('does not ask for the name where a title is given', async () => {
		stored(validFlowJson);
		const { json } = await drawnBy('drawExisting', { flowId, title: 'Mine' });
		expect(json.fileName).toBe('Mine.svg');
	});

	it('says so where what is stored is no JSON', async () => {
		stored('<html>');
		const { message } = await failureOf('meta', 'drawExisting', { flowId });
		expect(message).toContain('The stored definition of flow flow-1 is not valid JSON');
	});

	it('is not offered where the provider returns no JSON', async () => {
		const { message } = await failureOf('lipachat', 'drawExisting', { flowId });
		expect(message).toContain('Lipachat does not offer');
	});
});
