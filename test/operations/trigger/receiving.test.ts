import { makeFlowToken } from '../../../nodes/WhatsAppFlows/tokens';
import { TriggerUnderTest } from '../../support/trigger';
import { accounts, useNock } from '../harness';

let serial = 0;

/** Meta's completion: https://developers.facebook.com/docs/whatsapp/flows/reference/flowswebhooks */
const message = (more: object = {}, response: object | string = { rating: '5' }) => ({
	context: { from: '15550783881', id: 'wamid.sent' },
	from: '16505551234',
	id: `wamid.${++serial}`,
	timestamp: '1702502473',
	type: 'interactive',
	interactive: {
		type: 'nfm_reply',
		nfm_reply: {
			name: 'flow',
			body: 'Sent',
			response_json: typeof response === 'string' ? response : JSON.stringify(response),
		},
	},
	...more,
});
const delivery = (value: object) => ({
	object: 'whatsapp_business_account',
	entry: [
		{
			id: 'waba',
			time: 1702502473,
			changes: [
				{
					field: 'messages',
					value: {
						messaging_product: 'whatsapp',
						metadata: { display_phone_number: '15550783881', phone_number_id: '106' },
						contacts: [{ profile: { name: 'Ann' }, wa_id: '16505551234' }],
						...value,
					},
				},
			],
		},
	],
});
const status = (id: string, state: string) => ({
	id,
	status: state,
	timestamp: '1702502474',
	recipient_id: '16505551234',
});
const alert = {
	object: 'whatsapp_business_account',
	entry: [
		{
			id: 'waba',
			time: 1684969340,
			changes: [
				{
					field: 'flows',
					value: {
						event: 'FLOW_STATUS_CHANGE',
						message: 'changed',
						flow_id: '6627390910605886',
						old_status: 'DRAFT',
						new_status: 'PUBLISHED',
					},
				},
			],
		},
	],
};
const all = ['flowCompletion', 'messageStatus', 'flowEvent', 'otherMessage'];
let triggers = 0;
const trigger = (parameters = {}, credential = {}) =>
	new TriggerUnderTest('meta', parameters, { credential, id: `receiving-${++triggers}` });

useNock();

describe('the trigger', () => {
	it('starts the workflow for a completion and acknowledges everything else', async () => {
		const subject = trigger();
		const { status: code, items } = await subject.deliverSigned(
			delivery({ messages: [message()], statuses: [status('wamid.sent', 'read')] }),
		);
		expect(code).toBe(200);
		expect(items?.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				type: 'flowCompletion',
				from: '16505551234',
				contextMessageId: 'wamid.sent',
				response: { rating: '5' },
				timestamp: '2023-12-13T21:21:13.000Z',
			}),
		]);
		expect(await subject.deliverSigned(alert)).toEqual({ status: 200, text: 'OK' });
	});

	it.each([
		['flowCompletion', delivery({ messages: [message()] })],
		['messageStatus', delivery({ statuses: [status('wamid.sent', 'read')] })],
		['flowEvent', alert],
		[
			'otherMessage',
			delivery({
				messages: [message({ type: 'text', text: { body: 'Hi' }, interactive: undefined })],
			}),
		],
	])('starts the workflow for %s when that is chosen, and only then', async (type, body) => {
		const chosen = await trigger({ triggerOn: [type] }).deliverSigned(body);
		expect(chosen.items?.map(({ json }) => json.type)).toEqual([type]);
		const others = all.filter((other) => other !== type);
		expect((await trigger({ triggerOn: others }).deliverSigned(body)).items).toBeUndefined();
	});

	it('takes only the chosen statuses and alerts', async () => {
		const statuses = delivery({ statuses: [status('a', 'read'), status('a', 'delivered')] });
		const failed = await trigger({
			triggerOn: ['messageStatus'],
			statuses: ['delivered'],
		}).deliverSigned(statuses);
		expect(failed.items?.map(({ json }) => json.status)).toEqual(['delivered']);
		const latency = trigger({ triggerOn: ['flowEvent'], alerts: ['ENDPOINT_LATENCY'] });
		expect((await latency.deliverSigned(alert)).items).toBeUndefined();
	});

	it.each([
		['flows', { flowIds: '111' }, { flowIds: '222' }],
		['business numbers', { phoneNumberIds: '105, 106' }, { phoneNumberIds: '105' }],
		['senders', { senders: '+1 650 555 1234' }, { senders: '+16505559999' }],
		['valid tokens', { onlyValidTokens: true }, undefined],
	])('filters by %s before anything starts', async (_, fitting, foreign) => {
		const secret = accounts.meta.data.appSecret;
		const body = () =>
			delivery({
				messages: [message({}, { flow_token: makeFlowToken({ flowId: '111', secret }) })],
			});
		expect((await trigger({ filters: fitting }).deliverSigned(body())).items).toHaveLength(1);
		if (foreign) {
			expect((await trigger({ filters: foreign }).deliverSigned(body())).items).toBeUndefined();
		}
	});

	it('drops forged tokens only where that is asked for', async () => {
		const forged = () =>
			delivery({
				messages: [
					message({}, { flow_token: makeFlowToken({ flowId: '111', secret: 'of someone else' }) }),
				],
			});
		const { items } = await trigger().deliverSigned(forged());
		expect(items?.[0].json).toMatchObject({ flowTokenValid: false });
		expect(items?.[0].json).not.toHaveProperty('flowId');
		const strict = trigger({ filters: { onlyValidTokens: true } });
		expect((await strict.deliverSigned(forged())).items).toBeUndefined();
	});

	it('tells the flow and the reference of an answer from the token that came back', async () => {
		const token = makeFlowToken({
			flowId: '111',
			reference: 'customer 7',
			secret: accounts.meta.data.appSecret,
		});
		const { items } = await trigger().deliverSigned(
			delivery({ messages: [message({}, { flow_token: token })] }),
		);
		expect(items?.[0].json).toMatchObject({
			flowId: '111',
			reference: 'customer 7',
			flowTokenValid: true,
		});
	});

	it('keeps the order of 1,000 answers in one delivery', async () => {
		const messages = Array.from({ length: 1000 }, () => message());
		const { items } = await trigger().deliverSigned(delivery({ messages }));
		expect(items?.map(({ json }) => json.messageId)).toEqual(messages.map(({ id }) => id));
	});

	it('takes 200 copies that arrive at once as one', async () => {
		const subject = trigger();
		const body = delivery({ messages: [message()] });
		const answers = await Promise.all(
			Array.from({ length: 200 }, async () => await subject.deliverSigned(body)),
		);
		expect(answers.every(({ status: code }) => code === 200)).toBe(true);
		expect(answers.filter(({ items }) => items)).toHaveLength(1);
	});

	it('knows after a restart what it took before', async () => {
		const before = trigger();
		const body = delivery({ messages: [message()] });
		expect((await before.deliverSigned(body)).items).toHaveLength(1);
		const after = new TriggerUnderTest(
			'meta',
			{},
			{ id: 'restarted', staticData: before.staticData },
		);
		expect((await after.deliverSigned(body)).items).toBeUndefined();
	});

	it('takes the same message with another status as another event', async () => {
		const subject = trigger({ triggerOn: ['messageStatus'] });
		const of = (state: string) => delivery({ statuses: [status('wamid.x', state)] });
		expect((await subject.deliverSigned(of('delivered'))).items).toHaveLength(1);
		expect((await subject.deliverSigned(of('read'))).items).toHaveLength(1);
		expect((await subject.deliverSigned(of('read'))).items).toBeUndefined();
	});
});
