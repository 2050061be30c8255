import { DreamsCaller } from './callers/dreams';
import { Client, flowJson, incompleteJson } from './harness';

/** https://docs.dreams.com.sa/whatsapp-flows */

let dreams: DreamsCaller;

beforeAll(async () => {
	dreams = new DreamsCaller(await Client.start());
});
beforeEach(() => dreams.client.reset());
afterAll(() => dreams.client.close());

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

describe('access', () => {
	it('answers 401 in its own words to no key and to a wrong one', async () => {
		const url = `${dreams.client.sandbox.url}/dreams${dreams.flows}`;
		const response = await fetch(url, { headers: { accept: 'application/json' } });
		expect(response.status).toBe(401);
		expect(await response.json()).toEqual({ error: 'Token not provided' });
		for (const authorization of [
			'AccessKey wrong',
			`Bearer ${dreams.client.data('dreams', 'apiKey')}`,
		]) {
			const answer = await dreams.call('GET', dreams.flows, { headers: { authorization } });
			expect(answer).toMatchObject({
				status: 401,
				body: { error: 'Invalid authentication token.' },
			});
		}
	});

	it('answers 403 for another account, and nothing to one who does not accept JSON', async () => {
		expect(await dreams.call('GET', '/api/whatsapp/1/flows')).toMatchObject({
			status: 403,
			body: { error: 'You do not have permission to access this resource.' },
		});
		const answer = await dreams.call('GET', dreams.flows, { headers: { accept: 'text/html' } });
		expect(answer.status).toBe(406);
	});
});

describe('flows', () => {
	it('creates from a form and answers the bare id', async () => {
		const answer = await dreams.create({ endpoint_uri: 'https://example.com' });
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({ id: expect.stringMatching(/^\d+$/) });
	});

	it('refuses to create from JSON unless the account follows the general page', async () => {
		const json = { name: 'Booking', categories: ['OTHER'] };
		expect((await dreams.call('POST', dreams.flows, { json })).status).toBe(400);
		await dreams.client.control('/account', {
			provider: 'dreams',
			data: { createEncoding: 'json' },
		});
		expect((await dreams.call('POST', dreams.flows, { json })).status).toBe(200);
		expect((await dreams.create({ name: 'Other' })).status).toBe(400);
	});

	it('names the fields that are wrong', async () => {
		const form = { 'categories[]': ['SHOPPING'], publish: 'true' };
		const answer = await dreams.call('POST', dreams.flows, { form });
		expect(answer).toMatchObject(invalid('name', 'categories[].0', 'publish'));
	});

	it('passes on what Meta says of a taken name', async () => {
		await dreams.create();
		expect(await dreams.create()).toMatchObject(fromMeta(100));
	});

	it('answers HTTP 200 and success to an upload that is no JSON: only the message tells', async () => {
		const id = await dreams.draft();
		const answer = await dreams.upload(id, 'no JSON');
		expect(answer).toMatchObject({ status: 200 });
		expect(answer.body).toEqual({ success: true, message: 'File content is not valid JSON.' });
	});

	it('answers HTTP 200 and success to an upload that Meta refuses', async () => {
		const answer = await dreams.upload(await dreams.published());
		expect(answer).toMatchObject({
			status: 200,
			body: {
				success: true,
				message: 'Upload JSON File Failed',
				data: { error: { code: 139001 } },
			},
		});
		expect(await dreams.upload('1')).toMatchObject({ status: 200, body: { success: true } });
	});

	it('tells validation errors under its own name, and in the list only beside that', async () => {
		const id = (await dreams.create()).at('id');
		expect(await dreams.upload(id, incompleteJson)).toMatchObject({
			status: 200,
			body: {
				message: 'Uploaded Successfully',
				validations_errors: [{ error: 'MISSING_REQUIRED_PROPERTY' }],
			},
		});
		expect((await dreams.call('GET', dreams.flows)).body).toMatchObject({
			success: true,
			data: [{ id, name: 'Booking', validation_errors: [{}] }],
		});
		expect((await dreams.call('GET', `${dreams.flows}/${id}`)).body).not.toHaveProperty(
			'validation_errors',
		);
	});

	it('wants the flow in the body of an upload, and a file called .json', async () => {
		const path = `${dreams.flows}/upload-flow-json`;
		const file = { text: flowJson };
		expect(await dreams.call('POST', path, { form: {}, file })).toMatchObject(invalid('flow_id'));
		const form = { flow_id: await dreams.draft() };
		expect(await dreams.call('POST', path, { form })).toMatchObject(invalid('file'));
		expect(await dreams.upload(form.flow_id, flowJson, 'flow.txt')).toMatchObject(invalid('file'));
	});

	it('gives JSON as a list of texts and the preview inside get', async () => {
		const id = await dreams.draft();
		expect((await dreams.call('GET', `${dreams.flows}/${id}`)).body).toMatchObject({
			id,
			status: 'DRAFT',
			json_version: '7.3',
			json_content: [flowJson],
			preview: { preview_url: expect.stringContaining(id) },
			whatsapp_business_account: { id: dreams.waba },
		});
		expect(await dreams.call('GET', `${dreams.flows}/1`)).toMatchObject(fromMeta(100, 404));
	});

	it('updates from JSON and answers no more than id and success', async () => {
		const id = await dreams.draft();
		const json = { name: 'New', categories: ['OTHER'], endpoint_uri: 'https://example.com' };
		const answer = await dreams.call('POST', `${dreams.flows}/${id}`, { json });
		expect(answer.body).toEqual({ id, success: true });
		expect(
			(await dreams.call('POST', `${dreams.flows}/${id}`, { form: { name: 'X' } })).status,
		).toBe(400);
		expect(
			await dreams.call('POST', `${dreams.flows}/${id}`, { json: { flow_json: '' } }),
		).toMatchObject({
			status: 400,
		});
	});

	it('publishes sound drafts, and passes on what Meta says of others', async () => {
		const id = await dreams.draft();
		expect((await dreams.call('POST', `${dreams.flows}/${id}/publish`)).body).toEqual({
			success: true,
			message: 'Flow published successfully',
			data: {},
		});
		expect(await dreams.call('POST', `${dreams.flows}/${id}/publish`)).toMatchObject(
			fromMeta(139002),
		);
	});

	it('deprecates without /api in the path, and nowhere else', async () => {
		const id = await dreams.published();
		expect((await dreams.call('POST', `${dreams.flows}/${id}/deprecate`)).status).toBe(404);
		expect((await dreams.deprecate(id)).body).toEqual({ message: 'Flow deprecated successfully' });
		expect(await dreams.deprecate(id)).toMatchObject({
			status: 400,
			body: { success: false, data: [] },
		});
	});

	it('deletes by query unless the account follows the other page', async () => {
		const first = await dreams.draft('First');
		const second = await dreams.draft('Second');
		expect((await dreams.call('DELETE', `${dreams.flows}/${first}`)).status).toBe(405);
		expect((await dreams.call('DELETE', `${dreams.flows}?flowId=${first}`)).body).toEqual({
			message: 'Flow deleted successfully',
		});
		expect(await dreams.call('DELETE', dreams.flows)).toMatchObject(invalid('flowId'));
		await dreams.client.control('/account', { provider: 'dreams', data: { deleteStyle: 'path' } });
		expect((await dreams.call('DELETE', `${dreams.flows}/${second}`)).status).toBe(200);
	});

	it("answers a refused delete with an empty list and Meta's words", async () => {
		const answer = await dreams.call(
			'DELETE',
			`${dreams.flows}?flowId=${await dreams.published()}`,
		);
		expect(answer).toMatchObject({
			status: 400,
			body: { success: false, message: expect.stringContaining('139004'), data: [] },
		});
	});
});

describe('send', () => {
	it('accepts the documented fields, and names no message in its answer', async () => {
		const answer = await dreams.send({ ...dreams.message, flow_id: await dreams.published() });
		expect(answer).toMatchObject({ status: 200 });
		expect(answer.body).toEqual({ success: true, message: expect.any(String), data: {} });
	});

	it('requires all seven fields', async () => {
		const fields = [...Object.keys(dreams.message), 'flow_id'];
		expect(await dreams.send({})).toMatchObject(invalid(...fields));
		const full: Record<string, string> = { ...dreams.message, flow_id: await dreams.published() };
		for (const field of fields) {
			const { [field]: _left, ...rest } = full;
			expect(await dreams.send(rest)).toMatchObject(invalid(field));
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
		["a token of one's own", { flow_token: 'tok' }, 'flow_token'],
		['a draft mode', { mode: 'draft' }, 'mode'],
	])('refuses %s', async (_what, more, field) => {
		const answer = await dreams.send({
			...dreams.message,
			flow_id: await dreams.published(),
			...more,
		});
		expect(answer).toMatchObject(invalid(field));
	});

	it('passes on what Meta says of drafts, blocked flows and strangers', async () => {
		const flow_id = await dreams.draft();
		expect(await dreams.send({ ...dreams.message, flow_id })).toMatchObject(fromMeta(131009));
		await dreams.client.control('/flow-status', {
			provider: 'dreams',
			flowId: flow_id,
			status: 'BLOCKED',
		});
		expect(await dreams.send({ ...dreams.message, flow_id })).toMatchObject(fromMeta(132068));
		expect(await dreams.send({ ...dreams.message, flow_id: '1' })).toMatchObject(fromMeta(131009));
	});
});
