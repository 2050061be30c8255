import { Client, flowJson, incompleteJson, type Call } from './harness';

/** https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow and its neighbours */

let client: Client;
let sender: string;
const flows = '/api/v1/whatsapp/manage/flow';

beforeAll(async () => {
	client = await Client.start();
	sender = client.data('lipachat', 'senderNumber');
});
beforeEach(() => client.reset());
afterAll(() => client.close());

const call = (method: string, path: string, more?: Call) =>
	client.call('lipachat', method, path, more);

const create = (
	more: Record<string, string | string[]> = {},
	file: Call['file'] = { text: flowJson },
) =>
	call('POST', flows, {
		form: { phoneNumber: sender, name: 'BANK_TEST_FLOW_V2', categories: 'OTHER', ...more },
		file,
	});

const publish = (id: string) => call('POST', `${flows}/${id}/publish`);

async function published(): Promise<{ id: string; waFlowId: string }> {
	const answer = await create();
	await publish(answer.at('data.id'));
	return { id: answer.at('data.id'), waFlowId: answer.at('data.waFlowId') };
}

const success = (data: unknown) => ({
	status: 200,
	body: { timestamp: expect.any(String), data, status: 'success', message: '', errors: null },
});

/** HTTP 200 all the same. */
const failed = (...fields: string[]) => ({
	status: 200,
	body: {
		data: null,
		status: 'error',
		message: 'Request failed.',
		errors: Object.fromEntries(fields.map((field) => [field, expect.any(String)])),
	},
});

const failedWithText = {
	status: 200,
	body: { data: null, status: 'error', message: 'Request failed.', errors: expect.any(String) },
};

const message = (flowId: string, more: object = {}) => ({
	messageId: '1a85c604-0f08-4182-8011-407ba84598c5',
	to: '254717746565',
	from: sender,
	text: 'Please share your details',
	flowId,
	flowCta: 'Share Details!',
	screen: 'FIRST',
	data: { service: '', serviceOption: '', package: '' },
	...more,
});

const send = (json: object) => call('POST', '/api/v1/whatsapp/interactive/flows', { json });

describe('access', () => {
	it('answers a wrong key with HTTP 200, success and no data', async () => {
		const answer = await call('GET', flows, { headers: { apiKey: 'wrong' } });
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({
			timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+$/),
			data: null,
			status: 'success',
			message: 'Invalid credentials',
			errors: null,
		});
	});
});

describe('flows', () => {
	it('creates from a form with a file and answers two ids', async () => {
		const answer = await create({ phoneNumber: `+${sender}` });
		expect(answer).toMatchObject(
			success({
				id: expect.any(Number),
				waFlowId: expect.stringMatching(/^\d+$/),
				name: 'BANK_TEST_FLOW_V2',
				status: 'DRAFT',
				categories: ['OTHER'],
				createdAt: expect.stringMatching(/\+00:00$/),
			}),
		);
	});

	it.each([
		['OTHERS, which only the table prints', { categories: 'OTHERS' }, 'categories'],
		['two categories', { categories: ['OTHER', 'SURVEY'] }, 'categories'],
		['a number that is not yours', { phoneNumber: '254700000000' }, 'phoneNumber'],
		['an endpoint', { endpoint_uri: 'https://example.com' }, 'endpoint_uri'],
	])('refuses to create with %s', async (_what, more, field) => {
		expect(await create(more)).toMatchObject(failed(field));
	});

	it.each([
		['no file', undefined],
		['a file of another name', { text: flowJson, filename: 'flow.txt' }],
		['a file that is no JSON', { text: 'no JSON' }],
	])('refuses to create with %s', async (_what, file) => {
		const form = { phoneNumber: sender, name: 'A', categories: 'OTHER' };
		expect(await call('POST', flows, { form, file })).toMatchObject(failed('file'));
	});

	it('refuses JSON where the page says multipart, although it prints a JSON sample', async () => {
		const json = { phoneNumber: sender, name: 'A', categories: 'OTHER', file: 'flow.json' };
		expect(await call('POST', flows, { json })).toMatchObject(failedWithText);
	});

	it('refuses a name that is taken', async () => {
		await create();
		expect(await create()).toMatchObject(failed('name'));
	});

	it('updates a draft by either id, all three fields given, and no published flow', async () => {
		const { id, waFlowId } = await published();
		const form = { name: 'Second', categories: 'SURVEY' };
		const file = { text: flowJson };
		const answer = await create({ name: 'First' });
		for (const either of [answer.at('data.id'), answer.at('data.waFlowId')]) {
			expect(await call('PUT', `${flows}/${either}`, { form, file })).toMatchObject(
				success({ name: 'Second', categories: ['SURVEY'] }),
			);
			const incomplete = { form: { name: 'Third' }, file };
			expect(await call('PUT', `${flows}/${either}`, incomplete)).toMatchObject(
				failed('categories'),
			);
		}
		for (const either of [id, waFlowId]) {
			expect(await call('PUT', `${flows}/${either}`, { form, file })).toMatchObject({
				body: { status: 'error' },
			});
		}
	});

	it('publishes with an empty success, and neither twice nor an incomplete flow', async () => {
		const id = (await create()).at('data.id');
		expect(await publish(id)).toMatchObject(success(null));
		expect(await publish(id)).toMatchObject(failedWithText);
		const broken = await create({ name: 'Broken' }, { text: incompleteJson });
		expect(await publish(broken.at('data.id'))).toMatchObject(failedWithText);
		expect(await publish('999')).toMatchObject(failed('flowId'));
	});

	it('shows Metas id in the preview, whichever id was asked with', async () => {
		const { id, waFlowId } = await published();
		expect(await call('GET', `${flows}/${id}/preview/url`)).toMatchObject(
			success({
				id: waFlowId,
				preview: { preview_url: expect.any(String), expires_at: expect.any(String) },
			}),
		);
	});

	it('lists twenty at a time, as its other lists do', async () => {
		for (let index = 0; index < 21; index++) await create({ name: `F${index}` });
		const first = await call('GET', flows);
		expect(first.body).toMatchObject({ data: { totalPages: 2, number: 0 } });
		const second = await call('GET', `${flows}?page=1`);
		expect(second.body).toMatchObject({ data: { content: [{ name: 'F20' }], number: 1 } });
		expect(await call('GET', `${flows}?limit=5`)).toMatchObject(failed('limit'));
	});

	it('lives at the paths of the account, and nowhere else', async () => {
		const data = { publishPath: '/flows/{flowId}/go', listPath: '/flows' };
		await client.control('/account', { provider: 'lipachat', data });
		const id = (await create()).at('data.id');
		expect((await publish(id)).status).toBe(404);
		expect(await call('POST', `/api/v1/flows/${id}/go`)).toMatchObject(success(null));
		expect((await call('GET', '/api/v1/flows')).body).toMatchObject({ data: { content: [{}] } });
	});

	it('offers no get, delete or deprecate', async () => {
		const { id } = await published();
		for (const [method, path] of [
			['GET', `${flows}/${id}`],
			['DELETE', `${flows}/${id}`],
			['POST', `${flows}/${id}/deprecate`],
		]) {
			expect([404, 405]).toContain((await call(method, path)).status);
		}
	});
});

describe('send', () => {
	it('takes the documented sample with either id', async () => {
		const { id, waFlowId } = await published();
		expect(await send(message(waFlowId))).toMatchObject(
			success({
				messageId: '1a85c604-0f08-4182-8011-407ba84598c5',
				waId: expect.stringMatching(/^wamid\./),
				status: 'SENT',
				statusDesc: 'Message sent successfully',
			}),
		);
		const other = await send(message(id, { messageId: 'other', data: undefined }));
		expect(other).toMatchObject(success({ messageId: 'other' }));
	});

	it('sends a message id once, and answers the second time as the first', async () => {
		const { id } = await published();
		const first = await send(message(id));
		const again = await send(message(id, { text: 'Changed' }));
		expect(again.at('data.waId')).toBe(first.at('data.waId'));
		expect((await client.control('/messages?provider=lipachat')).body).toHaveLength(1);
	});

	it.each([
		['a number with +', { to: '+254717746565' }, 'to'],
		['another sender', { from: '254700000000' }, 'from'],
		['no message id', { messageId: undefined }, 'messageId'],
		['no text', { text: undefined }, 'text'],
		['a text of 1025 characters', { text: 'x'.repeat(1025) }, 'text'],
		['an overlong button', { flowCta: 'x'.repeat(31) }, 'flowCta'],
		['no screen', { screen: undefined }, 'screen'],
		['a screen that is no entry', { screen: 'LAST' }, 'screen'],
		['empty data', { data: {} }, 'data'],
		['an unknown flow', { flowId: '999' }, 'flowId'],
		['a token of ones own', { flowToken: 'tok' }, 'flowToken'],
		['a header', { header: 'Hello' }, 'header'],
	])('refuses %s', async (_what, more, field) => {
		const { id } = await published();
		expect(await send(message(id, more))).toMatchObject(failed(field));
	});

	it('refuses a draft', async () => {
		const id = (await create()).at('data.id');
		expect(await send(message(id))).toMatchObject(failedWithText);
	});
});
