import { LipachatCaller } from './callers/lipachat';
import { Client, flowJson, incompleteJson } from './harness';

/** https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow and its neighbours */

let lipachat: LipachatCaller;

beforeAll(async () => {
	lipachat = new LipachatCaller(await Client.start());
});
beforeEach(() => lipachat.client.reset());
afterAll(() => lipachat.client.close());

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

describe('access', () => {
	it('answers a wrong key with HTTP 200, success and no data', async () => {
		const answer = await lipachat.call('GET', lipachat.flows, { headers: { apiKey: 'wrong' } });
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
		const answer = await lipachat.create({ phoneNumber: `+${lipachat.sender}` });
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
		expect(await lipachat.create(more)).toMatchObject(failed(field));
	});

	it.each([
		['no file', undefined],
		['a file of another name', { text: flowJson, filename: 'flow.txt' }],
		['a file that is no JSON', { text: 'no JSON' }],
	])('refuses to create with %s', async (_what, file) => {
		const form = { phoneNumber: lipachat.sender, name: 'A', categories: 'OTHER' };
		expect(await lipachat.call('POST', lipachat.flows, { form, file })).toMatchObject(
			failed('file'),
		);
	});

	it('refuses JSON where the page says multipart, although it prints a JSON sample', async () => {
		const json = {
			phoneNumber: lipachat.sender,
			name: 'A',
			categories: 'OTHER',
			file: 'flow.json',
		};
		expect(await lipachat.call('POST', lipachat.flows, { json })).toMatchObject(failedWithText);
	});

	it('refuses a name that is taken', async () => {
		await lipachat.create();
		expect(await lipachat.create()).toMatchObject(failed('name'));
	});

	it('updates a draft by either id, all three fields given, and no published flow', async () => {
		const { id, waFlowId } = await lipachat.published();
		const form = { name: 'Second', categories: 'SURVEY' };
		const file = { text: flowJson };
		const answer = await lipachat.create({ name: 'First' });
		for (const either of [answer.at('data.id'), answer.at('data.waFlowId')]) {
			expect(
				await lipachat.call('PUT', `${lipachat.flows}/${either}`, { form, file }),
			).toMatchObject(success({ name: 'Second', categories: ['SURVEY'] }));
			const incomplete = { form: { name: 'Third' }, file };
			expect(await lipachat.call('PUT', `${lipachat.flows}/${either}`, incomplete)).toMatchObject(
				failed('categories'),
			);
		}
		for (const either of [id, waFlowId]) {
			expect(
				await lipachat.call('PUT', `${lipachat.flows}/${either}`, { form, file }),
			).toMatchObject({
				body: { status: 'error' },
			});
		}
	});

	it('publishes with an empty success, and neither twice nor an incomplete flow', async () => {
		const id = (await lipachat.create()).at('data.id');
		expect(await lipachat.publish(id)).toMatchObject(success(null));
		expect(await lipachat.publish(id)).toMatchObject(failedWithText);
		const broken = await lipachat.create({ name: 'Broken' }, { text: incompleteJson });
		expect(await lipachat.publish(broken.at('data.id'))).toMatchObject(failedWithText);
		expect(await lipachat.publish('999')).toMatchObject(failed('flowId'));
	});

	it("shows Meta's id in the preview, whichever id was asked with", async () => {
		const { id, waFlowId } = await lipachat.published();
		expect(await lipachat.call('GET', `${lipachat.flows}/${id}/preview/url`)).toMatchObject(
			success({
				id: waFlowId,
				preview: { preview_url: expect.any(String), expires_at: expect.any(String) },
			}),
		);
	});

	it('lists twenty at a time, as its other lists do', async () => {
		for (let index = 0; index < 21; index++) await lipachat.create({ name: `F${index}` });
		const first = await lipachat.call('GET', lipachat.flows);
		expect(first.body).toMatchObject({ data: { totalPages: 2, number: 0 } });
		const second = await lipachat.call('GET', `${lipachat.flows}?page=1`);
		expect(second.body).toMatchObject({ data: { content: [{ name: 'F20' }], number: 1 } });
		expect(await lipachat.call('GET', `${lipachat.flows}?limit=5`)).toMatchObject(failed('limit'));
	});

	it('lives at the paths of the account, and nowhere else', async () => {
		const data = { publishPath: '/flows/{flowId}/go', listPath: '/flows' };
		await lipachat.client.control('/account', { provider: 'lipachat', data });
		const id = (await lipachat.create()).at('data.id');
		expect((await lipachat.publish(id)).status).toBe(404);
		expect(await lipachat.call('POST', `/api/v1/flows/${id}/go`)).toMatchObject(success(null));
		expect((await lipachat.call('GET', '/api/v1/flows')).body).toMatchObject({
			data: { content: [{}] },
		});
	});

	it('offers no get, delete or deprecate', async () => {
		const { id } = await lipachat.published();
		for (const [method, path] of [
			['GET', `${lipachat.flows}/${id}`],
			['DELETE', `${lipachat.flows}/${id}`],
			['POST', `${lipachat.flows}/${id}/deprecate`],
		]) {
			expect([404, 405]).toContain((await lipachat.call(method, path)).status);
		}
	});
});

describe('send', () => {
	it('takes the documented sample with either id', async () => {
		const { id, waFlowId } = await lipachat.published();
		expect(await lipachat.send(lipachat.message(waFlowId))).toMatchObject(
			success({
				messageId: '1a85c604-0f08-4182-8011-407ba84598c5',
				waId: expect.stringMatching(/^wamid\./),
				status: 'SENT',
				statusDesc: 'Message sent successfully',
			}),
		);
		const other = await lipachat.send(
			lipachat.message(id, { messageId: 'other', data: undefined }),
		);
		expect(other).toMatchObject(success({ messageId: 'other' }));
	});

	it('sends a message id once, and answers the second time as the first', async () => {
		const { id } = await lipachat.published();
		const first = await lipachat.send(lipachat.message(id));
		const again = await lipachat.send(lipachat.message(id, { text: 'Changed' }));
		expect(again.at('data.waId')).toBe(first.at('data.waId'));
		expect((await lipachat.client.control('/messages?provider=lipachat')).body).toHaveLength(1);
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
		["a token of one's own", { flowToken: 'tok' }, 'flowToken'],
		['a header', { header: 'Hello' }, 'header'],
	])('refuses %s', async (_what, more, field) => {
		const { id } = await lipachat.published();
		expect(await lipachat.send(lipachat.message(id, more))).toMatchObject(failed(field));
	});

	it('refuses a draft', async () => {
		const id = (await lipachat.create()).at('data.id');
		expect(await lipachat.send(lipachat.message(id))).toMatchObject(failedWithText);
	});
});
