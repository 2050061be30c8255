import { graphError, MetaCaller } from './callers/meta';
import { Client } from './harness';

/** https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow */

let meta: MetaCaller;

beforeAll(async () => {
	meta = new MetaCaller(await Client.start());
});
beforeEach(() => meta.client.reset());
afterAll(() => meta.client.close());

describe('send', () => {
	it('accepts a published flow and answers an id', async () => {
		const answer = await meta.send(meta.message({ flow_id: await meta.published() }));
		expect(answer).toMatchObject({
			status: 200,
			body: {
				messaging_product: 'whatsapp',
				contacts: [{ input: '+1 650 555 1234', wa_id: '16505551234' }],
				messages: [{ id: expect.stringMatching(/^wamid\./) }],
			},
		});
	});

	it('sends to a business-scoped user id without a phone number in the answer', async () => {
		const { to: _to, ...rest } = meta.message({ flow_id: await meta.published() });
		const answer = await meta.send({ ...rest, recipient: 'US.13491208655302741918' });
		expect(answer.body).toMatchObject({
			contacts: [{ input: 'US.13491208655302741918', user_id: 'US.13491208655302741918' }],
		});
		expect(answer.text).not.toContain('wa_id');
	});

	it('sends a draft in mode draft only, and a published flow in no draft mode', async () => {
		const id = await meta.draft();
		expect(await meta.send(meta.message({ flow_id: id }))).toMatchObject(graphError(131009));
		expect((await meta.send(meta.message({ flow_id: id, mode: 'draft' }))).status).toBe(200);
		const live = await meta.published({ name: 'Live' });
		expect(await meta.send(meta.message({ flow_id: live, mode: 'draft' }))).toMatchObject(
			graphError(131009),
		);
	});

	it.each([
		['no button text', { flow_cta: undefined }, 131008],
		['a button text of 31 characters', { flow_cta: 'x'.repeat(31) }, 131009],
		['emoji in the button', { flow_cta: 'Book 🎉' }, 131009],
		['the version as a number', { flow_message_version: 3 }, 131009],
		['id and name both', { flow_name: 'Booking' }, 131009],
		['an unknown flow', { flow_id: '1' }, 131009],
		['a screen the flow does not have', { flow_action_payload: { screen: 'NOWHERE' } }, 131009],
		['a screen that is no entry', { flow_action_payload: { screen: 'LAST' } }, 131009],
		['empty data', { flow_action_payload: { screen: 'FIRST', data: {} } }, 131009],
		[
			'data exchange with a payload',
			{ flow_action: 'data_exchange', flow_action_payload: { screen: 'FIRST' } },
			131009,
		],
		['data exchange for a flow without endpoint', { flow_action: 'data_exchange' }, 131009],
		['a parameter it does not know', { flowToken: 'tok' }, 100],
	])('refuses %s', async (_what, parameters, code) => {
		const flow_id = await meta.published();
		expect(await meta.send(meta.message({ flow_id, ...parameters }))).toMatchObject(
			graphError(code),
		);
	});

	it.each([
		['no body', { body: undefined }, 131008],
		['a body of 1025 characters', { body: { text: 'x'.repeat(1025) } }, 131009],
		['a header of 61 characters', { header: { type: 'text', text: 'x'.repeat(61) } }, 131009],
		['a footer of 61 characters', { footer: { text: 'x'.repeat(61) } }, 131009],
		['an image without link or id', { header: { type: 'image', image: {} } }, 131009],
		[
			'a file name for an image',
			{ header: { type: 'image', image: { id: '1', filename: 'a' } } },
			100,
		],
	])('refuses %s', async (_what, interactive, code) => {
		const answer = await meta.send(meta.message({ flow_id: await meta.published() }, interactive));
		expect(answer).toMatchObject(graphError(code));
		expect(answer.at('error.error_data.details')).not.toBe('');
	});

	it.each([
		['without product', { messaging_product: undefined }, 131008],
		['to nobody', { to: undefined }, 131008],
		['to a word', { to: 'Ann' }, 131009],
		['to a number without country code', { to: '0650555' }, 131009],
		['with a field it does not know', { preview_url: true }, 100],
	])('refuses a message %s', async (_what, more, code) => {
		const flow_id = await meta.published();
		expect(await meta.send({ ...meta.message({ flow_id }), ...more })).toMatchObject(
			graphError(code),
		);
	});

	it('refuses blocked flows with 132068 and the eleventh of a throttled one with 132069', async () => {
		const flow_id = await meta.published();
		const status = (word: string) =>
			meta.client.control('/flow-status', { provider: 'meta', flowId: flow_id, status: word });
		await status('BLOCKED');
		expect(await meta.send(meta.message({ flow_id }))).toMatchObject(graphError(132068));
		await status('THROTTLED');
		for (let sent = 0; sent < 10; sent++) {
			expect((await meta.send(meta.message({ flow_id }))).status).toBe(200);
		}
		expect(await meta.send(meta.message({ flow_id }))).toMatchObject(graphError(132069));
	});

	it('refuses a message to the sender itself with 131021', async () => {
		const own = (await meta.call('GET', `/${meta.waba}/phone_numbers`)).at(
			'data.0.display_phone_number',
		);
		const answer = await meta.send({
			...meta.message({ flow_id: await meta.published() }),
			to: own,
		});
		expect(answer).toMatchObject(graphError(131021));
	});
});
