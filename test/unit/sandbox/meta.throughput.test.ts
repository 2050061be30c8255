import { MetaCaller } from './callers/meta';
import { Client } from './harness';

/** https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes, 130429 and 131016 */

let meta: MetaCaller;
let flowId: string;

beforeAll(async () => {
	meta = new MetaCaller(await Client.start());
});
beforeEach(async () => {
	await meta.client.reset();
	flowId = await meta.published();
});
afterAll(() => meta.client.close());

const order = async (limits: object) =>
	await meta.client.control('/throughput', { provider: 'meta', ...limits });

const send = async () => await meta.send(meta.message({ flow_id: flowId }));

describe('the throughput of a number', () => {
	it('has no limit unless one is ordered', async () => {
		for (let sent = 0; sent < 30; sent++) expect((await send()).status).toBe(200);
	});

	it('refuses what is too much for a second with 130429, and sends none of it', async () => {
		await order({ messagesPerSecond: 2 });
		const answers = [await send(), await send(), await send()];
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 400]);
		expect(answers[2]).toMatchObject({ body: { error: { code: 130429 } } });
		expect((await order({})).body).toMatchObject({ passed: 2 });
		expect((await send()).status).toBe(200);
	});

	it('refuses the ordered share with 131016, as servers out of order do', async () => {
		await order({ unavailable: 1 });
		expect(await send()).toMatchObject({ status: 500, body: { error: { code: 131016 } } });
		await meta.client.reset();
		flowId = await meta.published();
		expect((await send()).status).toBe(200);
	});

	it('is no order without sense', async () => {
		expect((await order({ messagesPerSecond: 0 })).status).toBe(400);
	});
});
