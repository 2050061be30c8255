import { kaleyra } from '../../../nodes/WhatsAppFlows/providers/kaleyra';
import type {
	CreateTemplate,
	SendTemplate,
} from '../../../nodes/WhatsAppFlows/providers/templateCalls';

/** Samples: https://developers.kaleyra.io/docs/whatsapp-api-v2-send-flow-template-messages */

const account = kaleyra.readAccount({
	apiKey: 'key',
	sid: 'HXAP1600000000IN',
	wabaId: '112000000000207',
	senderNumber: '+919900000000',
});
const { list, create, send } = kaleyra.template!;
const toSend: SendTemplate = {
	recipient: { phone: '919812345678' },
	templateName: 'flow_template',
	language: 'en',
	body: [],
	flowButtonIndex: 0,
	flowToken: 'tok',
	callbackData: 'customer1',
	requestId: 'a',
};
const response = (body: unknown, status = 200) => ({ status, headers: {}, body });

describe('a template message through Kaleyra', () => {
	it('is the documented one', () => {
		const request = send!.request(toSend, account);
		expect(request).toMatchObject({
			method: 'POST',
			path: '/whatsapp/+919900000000/messages',
		});
		const body = request.body?.kind === 'json' ? request.body.value : undefined;
		expect(JSON.parse(JSON.stringify(body))).toEqual({
			messaging_object: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				to: '+919812345678',
				type: 'template',
				template: {
					name: 'flow_template',
					language: { code: 'en' },
					components: [
						{
							type: 'button',
							sub_type: 'flow',
							index: '0',
							parameters: [{ type: 'action', action: { flow_token: 'tok' } }],
						},
					],
				},
			},
			extra_info: { ref: 'customer1' },
		});
	});

	it('tells the template beside the id', () => {
		const answer = response({ code: 'WA200', data: { message_id: 'm-1' } });
		expect(send!.read(answer, toSend, account)).toMatchObject({
			provider: 'kaleyra',
			messageId: 'm-1',
			templateName: 'flow_template',
			templateLanguage: 'en',
			callbackData: 'customer1',
		});
	});

	it('says what its documentation leaves open', () => {
		expect(send!.unconfirmed).toMatch(/button/);
		expect(list!.unconfirmed).toMatch(/template/);
		expect(create!.unconfirmed).toMatch(/button/);
	});
});

describe('a template that is created at Kaleyra', () => {
	const toCreate: CreateTemplate = {
		name: 'flow_template',
		language: 'en',
		category: 'UTILITY',
		body: { text: 'Hi', examples: [] },
		button: { text: 'Open', flow: { flowId: '7' }, flowAction: 'navigate' },
	};

	it('is Meta’s at the documented address', () => {
		const request = create!.request(toCreate, account);
		expect(request).toMatchObject({
			method: 'POST',
			path: '/whatsapp/112000000000207/message_templates',
			body: { value: { name: 'flow_template', language: 'en', category: 'UTILITY' } },
		});
	});

	it.each([
		[
			{ id: 77, status: 'PENDING' },
			{ templateId: '77', status: 'PENDING' },
		],
		[{ anything: true }, { name: 'flow_template' }],
		[[], { name: 'flow_template' }],
	])('is told from the answer %j', (data, told) => {
		const made = create!.read(response({ code: 'WA200', data }), toCreate, account);
		expect(made).toMatchObject(told);
	});
});

describe('the list of templates at Kaleyra', () => {
	const entry = {
		name: 'flow_template',
		language: 'en',
		status: 'APPROVED',
		components: [{ type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Open', flow_id: '7' }] }],
	};
	const flowButton = { index: 0, flowId: '7' };
	const read = (data: unknown, after?: string) =>
		list!.read(response({ code: 'WA200', data }), { limit: 100, after }, account);

	it('is asked for at its documented address', () => {
		expect(list!.request({ limit: 100 }, account)).toEqual({
			method: 'GET',
			path: '/whatsapp/112000000000207/message_templates',
		});
		expect(list!.request({ limit: 100, after: 'c' }, account).query).toEqual({ after: 'c' });
	});

	it.each([
		['the list itself', [entry]],
		['Meta’s list inside of it', { data: [entry] }],
	])('is read from an envelope with %s', (_what, data) => {
		expect(read(data).templates).toMatchObject([{ name: 'flow_template', flowButton }]);
	});

	it('ends where a cursor comes back that was asked for', () => {
		const data = { data: [entry], paging: { cursors: { after: 'c' } } };
		expect(read(data).after).toBe('c');
		expect(read(data, 'c')).toEqual({ templates: [] });
	});
});

describe('WhatsApp’s own words in a refusal of Kaleyra', () => {
	it('are understood, such as that the window is closed', () => {
		const words = '(#131047) Re-engagement message';
		const body = { code: 'WA400', message: words, data: {}, error: { payload: words } };
		expect(kaleyra.readError(response(body, 400))).toMatchObject({
			code: 'WA400',
			disposition: 'needsTemplate',
			sent: 'no',
		});
	});

	it('count only where they are a code of WhatsApp', () => {
		const body = { code: 'WA400', message: 'Bad (#7)', data: {}, error: { payload: 'Bad (#7)' } };
		expect(kaleyra.readError(response(body, 400))).toMatchObject({ disposition: 'fixRequest' });
	});
});
