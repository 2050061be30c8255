import nock from 'nock';
import { accounts, byId, failureOf, outputOf, runOperation, useNock } from './harness';

/** https://docs.dreams.com.sa/whatsapp-flows : one call answers flow, preview and JSON */

useNock();

const { host, data } = accounts.dreams;
const id = '866937862658913';
const flowId = byId(id);
const one = `/api/whatsapp/${data.wabaId}/flows/${id}`;
const api = () => nock(host, { reqheaders: { authorization: `AccessKey ${data.apiKey}` } });
const json = { version: '5.0', screens: [] };
const flow = {
	id,
	name: 'Customer Support Flow',
	status: 'PUBLISHED',
	categories: ['OTHER'],
	json_version: '5.0',
	preview: {
		preview_url: 'https://business.facebook.com/wa/manage/flows/1/preview/?token=b9d6',
		expires_at: '2026-05-21T11:18:09+0000',
	},
	json_content: [JSON.stringify(json)],
};

describe('reading a flow at Dreams', () => {
	it('gets it in the vocabulary of the node', async () => {
		api().get(one).reply(200, { success: true, message: 'ok', data: flow });
		expect(await outputOf('dreams', 'get', { flowId })).toEqual([
			{
				provider: 'dreams',
				flowId: id,
				name: 'Customer Support Flow',
				status: 'PUBLISHED',
				categories: ['OTHER'],
				jsonVersion: '5.0',
				previewUrl: flow.preview.preview_url,
				previewExpiresAt: '2026-05-21T11:18:09.000Z',
			},
		]);
	});

	it('gets Dreams’ own object too where Simplify is off', async () => {
		api().get(one).reply(200, flow);
		const [output] = await outputOf('dreams', 'get', { flowId, simplify: false });
		expect(output.raw).toEqual(flow);
	});

	it('gives the preview link out of the flow', async () => {
		api().get(one).reply(200, flow);
		expect(await outputOf('dreams', 'getPreview', { flowId })).toEqual([
			{
				provider: 'dreams',
				flowId: id,
				previewUrl: flow.preview.preview_url,
				previewExpiresAt: '2026-05-21T11:18:09.000Z',
			},
		]);
	});

	it('says so where the flow has no preview', async () => {
		api()
			.get(one)
			.reply(200, { ...flow, preview: null });
		const { description } = await failureOf('dreams', 'getPreview', { flowId });
		expect(description).toContain('the flow has no preview');
	});

	it.each([
		['a list of texts', { json_content: [JSON.stringify(json)] }],
		['a text', { json_content: JSON.stringify(json) }],
		['an object', { json_content: json }],
		['an object under the other name', { json_content: null, json_contents: json }],
	])('downloads the JSON from %s', async (_, more) => {
		api()
			.get(one)
			.reply(200, { ...flow, ...more });
		const [output] = await outputOf('dreams', 'downloadJson', { flowId, outputAs: 'json' });
		expect(output).toMatchObject({ flowId: id, flowJson: json });
	});

	it('downloads the JSON as a file', async () => {
		api().get(one).reply(200, flow);
		const parameters = { flowId, outputAs: 'binary', binaryPropertyName: 'data' };
		const { outputs } = await runOperation('dreams', 'downloadJson', parameters);
		const file = Buffer.from(outputs[0][0].binary?.data.data ?? '', 'base64').toString();
		expect(JSON.parse(file)).toEqual(json);
	});

	it('says so where the flow has no JSON yet', async () => {
		api()
			.get(one)
			.reply(200, { ...flow, json_content: [] });
		const { description } = await failureOf('dreams', 'downloadJson', {
			flowId,
			outputAs: 'json',
		});
		expect(description).toContain('the flow has no JSON yet');
	});
});

it('Dreams has no Migrate, even when an imported workflow asks for it', async () => {
	const { message } = await failureOf('dreams', 'migrate', { sourceWabaId: '111' });
	expect(message).toContain('Dreams does not offer');
});
