import { graphError, MetaCaller } from './callers/meta';
import { Client, fetchText, flowJson } from './harness';

/** https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi */

let meta: MetaCaller;

beforeAll(async () => {
	meta = new MetaCaller(await Client.start());
});
beforeEach(() => meta.client.reset());
afterAll(() => meta.client.close());

describe('reading', () => {
	it('answers the five default fields, and no others', async () => {
		const id = await meta.draft();
		expect((await meta.call('GET', `/${id}`)).body).toEqual({
			id,
			name: 'Booking',
			status: 'DRAFT',
			categories: ['OTHER'],
			validation_errors: [],
		});
	});

	it('reads nested fields and refuses those that do not exist', async () => {
		const id = await meta.draft();
		const fields = 'id,whatsapp_business_account{id},health_status,json_version';
		expect((await meta.call('GET', `/${id}?fields=${fields}`)).body).toMatchObject({
			id,
			whatsapp_business_account: { id: meta.waba },
			health_status: { can_send_message: 'AVAILABLE' },
			json_version: '7.3',
		});
		for (const wrong of ['nonsense', 'preview.refresh(true)', 'id,,(', '__proto__']) {
			const answer = await meta.call('GET', `/${id}?fields=${encodeURIComponent(wrong)}`);
			expect(answer).toMatchObject(graphError(100));
		}
	});

	it('keeps the preview link until it is invalidated, then lets the old one die', async () => {
		const id = await meta.draft();
		const read = (flag: boolean) => meta.call('GET', `/${id}?fields=preview.invalidate(${flag})`);
		const first = (await read(false)).at('preview.preview_url');
		expect((await read(false)).at('preview.preview_url')).toBe(first);
		expect((await fetchText(first)).text).toContain('FIRST');
		const second = (await read(true)).at('preview.preview_url');
		expect((await fetchText(first)).status).toBe(404);
		expect((await fetchText(second)).status).toBe(200);
	});

	it('pages by cursors; the page behind the last is empty and names none', async () => {
		for (const name of ['A', 'B', 'C']) await meta.draft({ name });
		const first = await meta.call('GET', `/${meta.waba}/flows?limit=2&fields=name`);
		expect(first.body).toMatchObject({ data: [{ name: 'A' }, { name: 'B' }] });
		const list = (answer: typeof first) =>
			meta.call(
				'GET',
				`/${meta.waba}/flows?limit=2&fields=name&after=${answer.at('paging.cursors.after')}`,
			);
		const second = await list(first);
		expect(second.body).toMatchObject({ data: [{ name: 'C' }] });
		expect(second.body).not.toHaveProperty('paging.next');
		expect((await list(second)).body).toEqual({ data: [] });
		const next = first.at('paging.next').split('/meta/v25.0')[1];
		expect((await meta.call('GET', next)).body).toEqual(second.body);
		const back = `/${meta.waba}/flows?limit=2&fields=name&before=${second.at('paging.cursors.before')}`;
		expect((await meta.call('GET', back)).body).toMatchObject({
			data: [{ name: 'A' }, { name: 'B' }],
		});
	});

	it('gives no more than a hundred flows at once', async () => {
		await Promise.all(
			Array.from({ length: 101 }, (_each, index) => meta.draft({ name: `F${index}` })),
		);
		const answer = await meta.call('GET', `/${meta.waba}/flows?limit=1000&fields=id`);
		expect((answer.body as { data: unknown[] }).data).toHaveLength(100);
	});

	it.each(['limit=0', 'limit=many', 'after=nonsense', 'status=DRAFT'])(
		'refuses a list with %s',
		async (query) => {
			expect(await meta.call('GET', `/${meta.waba}/flows?${query}`)).toMatchObject(graphError(100));
		},
	);

	it('serves the JSON without a key, and not to one who sends it along', async () => {
		const id = await meta.draft();
		const url = (await meta.call('GET', `/${id}/assets`)).at('data.0.download_url');
		expect((await fetchText(url)).text).toBe(flowJson);
		const headers = { authorization: `Bearer ${meta.client.data('meta', 'accessToken')}` };
		expect((await fetchText(url, { headers })).status).toBe(400);
	});
});

describe('a business number', () => {
	const state = async () =>
		(await meta.call('GET', `/${meta.phone}?fields=account_mode,status`)).body;

	it('is live and connected until told otherwise, and again after a reset', async () => {
		expect(await state()).toEqual({ id: meta.phone, account_mode: 'LIVE', status: 'CONNECTED' });
		const order = { provider: 'meta', phoneNumberId: meta.phone };
		await meta.client.control('/number', { ...order, accountMode: 'SANDBOX' });
		expect(await state()).toMatchObject({ account_mode: 'SANDBOX', status: 'CONNECTED' });
		await meta.client.control('/number', { ...order, status: 'BANNED' });
		expect(await state()).toMatchObject({ account_mode: 'LIVE', status: 'BANNED' });
		await meta.client.reset();
		expect(await state()).toMatchObject({ account_mode: 'LIVE', status: 'CONNECTED' });
	});

	it('has only states that Meta has, and is one of the account', async () => {
		for (const wrong of [{ status: 'FINE' }, { phoneNumberId: '1' }]) {
			const order = { provider: 'meta', phoneNumberId: meta.phone, ...wrong };
			expect((await meta.client.control('/number', order)).status).toBe(400);
		}
	});
});
