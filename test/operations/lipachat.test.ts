import nock from 'nock';
import { validFlowJson as flowJson } from '../support/flowJson';
import { accounts, byId, byName, failureOf, outputOf, runOperation, useNock } from './harness';

/** Samples: https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow and the pages beside it */

useNock();

const { host, data } = accounts.lipachat;
const flows = '/api/v1/whatsapp/manage/flow';
const api = () => nock(host, { reqheaders: { apikey: data.apiKey } });
const envelope = (content: unknown) => ({
	timestamp: '2024-03-12T10:01:04.71248',
	data: content,
	status: 'success',
	message: '',
	errors: null,
});
const flow = {
	id: 4,
	waFlowId: '2044724355999872',
	name: 'BANK_TEST_FLOW_V2',
	status: 'DRAFT',
	categories: ['OTHER'],
	createdAt: '2024-03-12T07:00:55.887+00:00',
	updatedAt: '2024-03-12T07:00:58.598+00:00',
};
const output = {
	provider: 'lipachat',
	flowId: '4',
	waFlowId: '2044724355999872',
	name: 'BANK_TEST_FLOW_V2',
	status: 'DRAFT',
	categories: ['OTHER'],
};
const creation = {
	flowName: 'BANK_TEST_FLOW_V2',
	categories: ['OTHER'],
	defineFlowBy: 'text',
	flowJson,
	publishImmediately: false,
};

/** The parts of a form, in order: name, file name, content. */
function partsOf(body: string): string[][] {
	const boundary = body.slice(0, body.indexOf('\r\n'));
	return body
		.split(boundary)
		.slice(1, -1)
		.map((part) => {
			const [head, ...content] = part.trim().split('\r\n\r\n');
			const value = (key: string) => new RegExp(` ${key}="([^"]*)"`).exec(head)?.[1] ?? '';
			return [value('name'), value('filename'), content.join('')];
		});
}

describe('Create at Lipachat', () => {
	it('sends a form with the JSON as a file and returns both ids', async () => {
		let parts: string[][] = [];
		nock(host, {
			reqheaders: { apikey: data.apiKey, 'content-type': /^multipart\/form-data; boundary=/ },
		})
			.post(flows, (body) => {
				parts = partsOf(body);
				return true;
			})
			.reply(200, envelope(flow));
		expect(await outputOf('lipachat', 'create', creation)).toEqual([output]);
		expect(parts).toEqual([
			['phoneNumber', '', '254110090747'],
			['name', '', 'BANK_TEST_FLOW_V2'],
			['categories', '', 'OTHER'],
			['file', 'flow.json', flowJson],
		]);
	});

	it('publishes in a second call, with Lipachat’s own id', async () => {
		api().post(flows).reply(200, envelope(flow));
		api().post(`${flows}/4/publish`).reply(200, envelope(null));
		const parameters = { ...creation, publishImmediately: true };
		expect(await outputOf('lipachat', 'create', parameters)).toEqual([
			{ ...output, status: 'PUBLISHED' },
		]);
	});

	it('names the flow that exists when the second call is refused', async () => {
		api().post(flows).reply(200, envelope(flow));
		api().post(`${flows}/4/publish`).reply(404, { status: 404, error: 'Not Found' });
		const { message, description } = await failureOf('lipachat', 'create', {
			...creation,
			publishImmediately: true,
		});
		expect(message).toContain('stopped at “publish”, the flow 4 exists already');
		expect(description).toContain('Done before: create');
	});

	it.each([
		['without a JSON', { defineFlowBy: 'none' }, 'Define Flow By'],
		['as a copy', { defineFlowBy: 'clone', cloneFlowId: byId('4') }, 'Define Flow By'],
		['with two categories', { categories: ['OTHER', 'SURVEY'] }, 'exactly one category'],
	])('refuses a flow %s before any request', async (_, wrong, words) => {
		const { message } = await failureOf('lipachat', 'create', { ...creation, ...wrong });
		expect(message).toContain(words);
	});
});

describe('Update at Lipachat', () => {
	it('sends fields and JSON in one form', async () => {
		let parts: string[][] = [];
		api()
			.put(`${flows}/4`, (body) => {
				parts = partsOf(body);
				return true;
			})
			.reply(200, envelope(flow));
		const updateFields = { flowName: 'BANK_TEST_FLOW_V2', categories: ['OTHER'] };
		expect(
			await outputOf('lipachat', 'update', {
				flowId: byId('4'),
				defineFlowBy: 'text',
				flowJson,
				updateFields,
			}),
		).toEqual([output]);
		expect(parts.map(([name]) => name)).toEqual(['name', 'categories', 'file']);
	});
});

describe('Publish, List and Get Preview at Lipachat', () => {
	it('publishes with either id, at the path of the credential', async () => {
		api().post(`${flows}/2044724355999872/publish`).reply(200, envelope(null));
		api()
			.post('/api/v1/flows/4/go')
			.reply(200, envelope({ ...flow, status: 'PUBLISHED' }));
		const [first] = await outputOf('lipachat', 'publish', { flowId: byId('2044724355999872') });
		expect(first).toMatchObject({ flowId: '2044724355999872', status: 'PUBLISHED' });
		const credential = { publishPath: '/flows/{flowId}/go' };
		const parameters = { flowId: byId('4') };
		const [second] = await outputOf('lipachat', 'publish', parameters, { credential });
		expect(second).toMatchObject({ flowId: '4', status: 'PUBLISHED' });
	});

	it('lists through all the pages that Lipachat counts', async () => {
		const content = [flow];
		api()
			.get(flows)
			.reply(200, envelope({ content, totalPages: 2 }));
		api()
			.get(flows)
			.query({ page: '1' })
			.reply(200, envelope({ content: [{ ...flow, id: 5 }], totalPages: 2 }));
		expect(await outputOf('lipachat', 'list', { returnAll: true })).toEqual([
			output,
			{ ...output, flowId: '5' },
		]);
	});

	it('finds a flow by its name in a bare array', async () => {
		api()
			.get(flows)
			.reply(200, envelope([flow]));
		api().post(`${flows}/4/publish`).reply(200, envelope(null));
		const [published] = await outputOf('lipachat', 'publish', { flowId: byName(flow.name) });
		expect(published).toMatchObject({ flowId: '4' });
	});

	it('gives the preview link', async () => {
		const preview_url = 'https://business.facebook.com/wa/manage/flows/1115801529546359/preview/';
		api()
			.get(`${flows}/4/preview/url`)
			.reply(
				200,
				envelope({
					preview: { preview_url, expires_at: '2024-04-11T06:59:53+0000' },
					id: '1115801529546359',
				}),
			);
		const [preview] = await outputOf('lipachat', 'getPreview', { flowId: byId('4') });
		expect(preview).toMatchObject({
			flowId: '4',
			previewUrl: preview_url,
			previewExpiresAt: '2024-04-11T06:59:53.000Z',
		});
	});
});

it.each(['get', 'delete', 'deprecate', 'downloadJson', 'migrate'])(
	'Lipachat has no %s, even when an imported workflow asks for it',
	async (operation) => {
		const { error } = await runOperation('lipachat', operation, {
			flowId: byId('4'),
			sourceWabaId: '1',
		});
		expect(error?.message).toContain('Lipachat does not offer');
	},
);
