import { MetaCaller } from './callers/meta';
import { Client } from './harness';

/** https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes, codes 10 and 200 */

let meta: MetaCaller;

beforeAll(async () => {
	meta = new MetaCaller(await Client.start());
});
beforeEach(() => meta.client.reset());
afterAll(() => meta.client.close());

const lack = (...missing: string[]) =>
	meta.client.control('/permissions', { provider: 'meta', missing });

const denied = (code: number) => ({ status: 403, body: { error: { code } } });

describe('a token without whatsapp_business_management', () => {
	it('manages neither flows nor callbacks nor numbers', async () => {
		const id = await meta.published();
		await lack('whatsapp_business_management');
		for (const [method, path] of [
			['GET', `/${meta.waba}/flows`],
			['POST', `/${meta.waba}/flows`],
			['GET', `/${id}`],
			['POST', `/${id}/deprecate`],
			['GET', `/${meta.waba}/subscribed_apps`],
			['POST', `/${meta.waba}/subscribed_apps`],
			['DELETE', `/${meta.waba}/subscribed_apps`],
			['GET', `/${meta.waba}/phone_numbers`],
			['GET', `/${meta.waba}`],
			['GET', `/${meta.phone}?fields=webhook_configuration`],
			['POST', `/${meta.phone}`],
		]) {
			expect(await meta.call(method, path)).toMatchObject(denied(200));
		}
		expect((await meta.send(meta.message({ flow_id: id }))).status).toBe(200);
	});
});

describe('a token without whatsapp_business_messaging', () => {
	it('reads numbers and callbacks, and neither sends nor manages flows', async () => {
		const id = await meta.published();
		await lack('whatsapp_business_messaging');
		expect(await meta.send(meta.message({ flow_id: id }))).toMatchObject(denied(10));
		expect(await meta.call('GET', `/${meta.waba}/flows`)).toMatchObject(denied(10));
		expect((await meta.call('GET', `/${meta.waba}/subscribed_apps`)).status).toBe(200);
		expect((await meta.call('GET', `/${meta.phone}`)).status).toBe(200);
	});
});

describe('permissions', () => {
	it('come back by another order or a reset', async () => {
		await lack('whatsapp_business_management', 'whatsapp_business_messaging');
		expect((await meta.create()).status).toBe(403);
		await lack();
		expect((await meta.create()).status).toBe(200);
		await lack('whatsapp_business_messaging');
		await meta.client.reset();
		expect((await meta.create()).status).toBe(200);
	});

	it('are those two, of Meta', async () => {
		expect((await lack('everything')).status).toBe(400);
		const order = { provider: '8x8', missing: [] };
		expect((await meta.client.control('/permissions', order)).status).toBe(400);
	});
});
