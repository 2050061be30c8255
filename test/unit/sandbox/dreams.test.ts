import { Client, flowJson, incompleteJson, type Call } from './harness';

/** https://docs.dreams.com.sa/whatsapp-flows */

let client: Client;
let flows: string;
let waba: string;

beforeAll(async () => {
	client = await Client.start();
	waba = client.data('dreams', 'wabaId');
	flows = `/api/whatsapp/${waba}/flows`;
});
beforeEach(() => client.reset());
afterAll(() => client.close());

const call = (method: string, path: string, more?: Call) =>
	client.call('dreams', method, path, more);

const create = (more: Record<string, string | string[]> = {}) =>
	call('POST', flows, { form: { name: 'Booking', 'categories[]': ['OTHER'], ...more } });

const upload = (flow_id: string, text = flowJson, filename = 'flow.json') =>
	call('POST', `${flows}/upload-flow-json`, { form: { flow_id }, file: { text, filename } });

async function draft(name = 'Booking', text = flowJson): Promise<string> {
	const id = (await create({ name })).at('id');
	await upload(id, text);
	return id;
}

async function published(): Promise<string> {
	const id = await draft();
	await call('POST', `${flows}/${id}/publish`);
	return id;
}

const deprecate = (id: string) => call('POST', `/whatsapp/${waba}/flows/${id}/deprecate`);

/** Meta's refusal, passed on. */
const fromMeta = (code: number, status = 400) => ({
	status,
	body: { success: false, message: expect.any(String), data: { error: { code } } },
});

const invalid = (...fields: string[]) => ({
	status: 400,
	body: {
		success: false,
		message: 'Validation Error(s)',
		data: { errors: Object.fromEntries(fields.map((field) => [field, [expect.any(String)]])) },
	},
});

const message = {
	to: '966512345678',
	header_text: 'H',
	body_text: 'B',
	footer_text: 'F',
	flow_cta: 'Open',
	screen: 'FIRST',
};

const send = (json: object) => call('POST', `${flows}/send`, { json });

describe('access', () => {
	it('answers 401 in its own words to no key and to a wrong one', async () => {
		const url = `${client.sandbox.url}/dreams${flows}`;
		const response = await fetch(url, { headers: { accept: 'application/json' } });
		expect(response.status).toBe(401);
		expect(await response.json()).toEqual({ error: 'Token not provided' });
		for (const authorization of ['AccessKey wrong', `Bearer ${client.data('dreams', 'apiKey')}`]) {
			const answer = await call('GET', flows, { headers: { authorization } });
			expect(answer).toMatchObject({
				status: 401,
				body: { error: 'Invalid authentication token.' },
			});
		}
	});

	it('answers 403 for another account, and nothing to one who does not accept JSON', async () => {
		expect(await call('GET', '/api/whatsapp/1/flows')).toMatchObject({
			status: 403,
			body: { error: 'You do not have permission to access this resource.' },
		});
		const answer = await call('GET', flows, { headers: { accept: 'text/html' } });
		expect(answer.status).toBe(406);
	});
});

describe('flows', () => {
	it('creates from a form and answers the bare id', async () => {
		const answer = await create({ endpoint_uri: 'https://example.com' });
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({ id: expect.stringMatching(/^\d+$/) });
	});

	it('refuses to create from JSON unless the account follows the general page', async () => {
		const json = { name: 'Booking', categories: ['OTHER'] };
		expect((await call('POST', flows, { json })).status).toBe(400);
		await client.control('/account', { provider: 'dreams', data: { createEncoding: 'json' } });
		expect((await call('POST', flows, { json })).status).toBe(200);
		expect((await create({ name: 'Other' })).status).toBe(400);
	});

	it('names the fields that are wrong', async () => {
		const form = { 'categories[]': ['SHOPPING'], publish: 'true' };
		const answer = await call('POST', flows, { form });
		expect(answer).toMatchObject(invalid('name', 'categories[].0', 'publish'));
	});

	it('passes on what Meta says of a taken name', async () => {
		await create();
		expect(await create()).toMatchObject(fromMeta(100));
	});

	it('answers HTTP 200 and success to an upload that is no JSON: only the message tells', async () => {
		const id = await draft();
		const answer = await upload(id, 'no JSON');
		expect(answer).toMatchObject({ status: 200 });
		expect(answer.body).toEqual({ success: true, message: 'File content is not valid JSON.' });
	});

	it('answers HTTP 200 and success to an upload that Meta refuses', async () => {
		const answer = await upload(await published());
		expect(answer).toMatchObject({
			status: 200,
			body: {
				success: true,
				message: 'Upload JSON File Failed',
				data: { error: { code: 139001 } },
			},
		});
		expect(await upload('1')).toMatchObject({ status: 200, body: { success: true } });
	});

	it('tells validation errors under its own name, and in the list only beside that', async () => {
		const id = (await create()).at('id');
		expect(await upload(id, incompleteJson)).toMatchObject({
			status: 200,
			body: {
				message: 'Uploaded Successfully',
				validations_errors: [{ error: 'MISSING_REQUIRED_PROPERTY' }],
			},
		});
		expect((await call('GET', flows)).body).toMatchObject({
			success: true,
			data: [{ id, name: 'Booking', validation_errors: [{}] }],
		});
		expect((await call('GET', `${flows}/${id}`)).body).not.toHaveProperty('validation_errors');
	});

	it('wants the flow in the body of an upload, and a file called .json', async () => {
		const path = `${flows}/upload-flow-json`;
		const file = { text: flowJson };
		expect(await call('POST', path, { form: {}, file })).toMatchObject(invalid('flow_id'));
		const form = { flow_id: await draft() };
		expect(await call('POST', path, { form })).toMatchObject(invalid('file'));
		expect(await upload(form.flow_id, flowJson, 'flow.txt')).toMatchObject(invalid('file'));
	});

	it('gives JSON as a list of texts and the preview inside get', async () => {
		const id = await draft();
		expect((await call('GET', `${flows}/${id}`)).body).toMatchObject({
			id,
			status: 'DRAFT',
			json_version: '7.3',
			json_content: [flowJson],
			preview: { preview_url: expect.stringContaining(id) },
			whatsapp_business_account: { id: waba },
		});
		expect(await call('GET', `${flows}/1`)).toMatchObject(fromMeta(100, 404));
	});

	it('updates from JSON and answers no more than id and success', async () => {
		const id = await draft();
		const json = { name: 'New', categories: ['OTHER'], endpoint_uri: 'https://example.com' };
		const answer = await call('POST', `${flows}/${id}`, { json });
		expect(answer.body).toEqual({ id, success: true });
		expect((await call('POST', `${flows}/${id}`, { form: { name: 'X' } })).status).toBe(400);
		expect(await call('POST', `${flows}/${id}`, { json: { flow_json: '' } })).toMatchObject({
			status: 400,
		});
	});

	it('publishes sound drafts, and passes on what Meta says of others', async () => {
		const id = await draft();
		expect((await call('POST', `${flows}/${id}/publish`)).body).toEqual({
			success: true,
			message: 'Flow published successfully',
			data: {},
		});
		expect(await call('POST', `${flows}/${id}/publish`)).toMatchObject(fromMeta(139002));
	});

	it('deprecates without /api in the path, and nowhere else', async () => {
		const id = await published();
		expect((await call('POST', `${flows}/${id}/deprecate`)).status).toBe(404);
		expect((await deprecate(id)).body).toEqual({ message: 'Flow deprecated successfully' });
		expect(await deprecate(id)).toMatchObject({ status: 400, body: { success: false, data: [] } });
	});

	it('deletes by query unless the account follows the other page', async () => {
		const first = await draft('First');
		const second = await draft('Second');
		expect((await call('DELETE', `${flows}/${first}`)).status).toBe(405);
		expect((await call('DELETE', `${flows}?flowId=${first}`)).body).toEqual({
			message: 'Flow deleted successfully',
		});
		expect(await call('DELETE', flows)).toMatchObject(invalid('flowId'));
		await client.control('/account', { provider: 'dreams', data: { deleteStyle: 'path' } });
		expect((await call('DELETE', `${flows}/${second}`)).status).toBe(200);
	});

	it('answers a refused delete with an empty list and Metas words', async () => {
		const answer = await call('DELETE', `${flows}?flowId=${await published()}`);
		expect(answer).toMatchObject({
			status: 400,
			body: { success: false, message: expect.stringContaining('139004'), data: [] },
		});
	});
});

describe('send', () => {
	it('accepts the documented fields, and names no message in its answer', async () => {
		const answer = await send({ ...message, flow_id: await published() });
		expect(answer).toMatchObject({ status: 200 });
		expect(answer.body).toEqual({ success: true, message: expect.any(String), data: {} });
	});

	it('requires all seven fields', async () => {
		const fields = [...Object.keys(message), 'flow_id'];
		expect(await send({})).toMatchObject(invalid(...fields));
		const full: Record<string, string> = { ...message, flow_id: await published() };
		for (const field of fields) {
			const { [field]: _left, ...rest } = full;
			expect(await send(rest)).toMatchObject(invalid(field));
		}
	});

	it.each([
		['a number with +', { to: '+966512345678' }, 'to'],
		['a header of 61 characters', { header_text: 'x'.repeat(61) }, 'header_text'],
		['a body of 1025 characters', { body_text: 'x'.repeat(1025) }, 'body_text'],
		['a footer of 61 characters', { footer_text: 'x'.repeat(61) }, 'footer_text'],
		['an overlong button', { flow_cta: 'x'.repeat(31) }, 'flow_cta'],
		['a screen that is no entry', { screen: 'LAST' }, 'screen'],
		['initial data', { data: { a: 1 } }, 'data'],
		['a token of ones own', { flow_token: 'tok' }, 'flow_token'],
		['a draft mode', { mode: 'draft' }, 'mode'],
	])('refuses %s', async (_what, more, field) => {
		const answer = await send({ ...message, flow_id: await published(), ...more });
		expect(answer).toMatchObject(invalid(field));
	});

	it('passes on what Meta says of drafts, blocked flows and strangers', async () => {
		const flow_id = await draft();
		expect(await send({ ...message, flow_id })).toMatchObject(fromMeta(131009));
		await client.control('/flow-status', {
			provider: 'dreams',
			flowId: flow_id,
			status: 'BLOCKED',
		});
		expect(await send({ ...message, flow_id })).toMatchObject(fromMeta(132068));
		expect(await send({ ...message, flow_id: '1' })).toMatchObject(fromMeta(131009));
	});
});
