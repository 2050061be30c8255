import { eightByEight } from '../../../nodes/WhatsAppFlows/providers/8x8';
import type {
	CreateTemplate,
	SendTemplate,
} from '../../../nodes/WhatsAppFlows/providers/templateCalls';

/**
 * Samples: https://developer.8x8.com/connect/reference/send-message and
 * https://developer.8x8.com/connect/docs/whatsapp/template-components-reference
 */

const account = eightByEight.readAccount({
	apiKey: 'key',
	accountId: '904d1303-5754-e911-8154-020897df5459',
	channelId: 'channel-1',
	subAccountId: 'Onion_Marketing',
});
const { list, create, send } = eightByEight.template!;
const response = (body: unknown) => ({ status: 200, headers: {}, body });
const path = '/api/v1/accounts/904d1303-5754-e911-8154-020897df5459/channels/channel-1/templates';

const toSend: SendTemplate = {
	recipient: { phone: '15551234567' },
	templateName: 'appointment_reminder',
	language: 'en_US',
	body: [],
	flowButtonIndex: 0,
	screen: 'RECOMMEND',
	data: { userName: 'Ann' },
	requestId: 'a',
};
const toCreate: CreateTemplate = {
	name: 'template_with_flow',
	language: 'en',
	category: 'MARKETING',
	body: { text: 'Share your preferences with us.', examples: [] },
	button: {
		text: 'Share Info',
		flow: { flowId: '123456789876543' },
		flowAction: 'navigate',
		screen: 'RECOMMEND',
	},
};

const wire = ({ body }: { body?: { kind: string } & object }) =>
	JSON.parse(JSON.stringify(body && 'value' in body && body.value)) as object;
const componentsOf = (more: Partial<SendTemplate>) =>
	(
		wire(send!.request({ ...toSend, ...more }, account)) as {
			content: { template: { components: object[] } };
		}
	).content.template.components;

describe('a template message through 8x8', () => {
	it('is the documented one', () => {
		const request = send!.request(toSend, account);
		expect(request).toMatchObject({
			method: 'POST',
			path: '/api/v1/subaccounts/Onion_Marketing/messages',
		});
		expect(wire(request)).toEqual({
			user: { msisdn: '+15551234567' },
			type: 'template',
			content: {
				template: {
					language: 'en_US',
					name: 'appointment_reminder',
					components: [
						{
							type: 'button',
							subType: 'flow',
							index: 0,
							parameters: [
								{
									type: 'action',
									flowActionData: { screen: 'RECOMMEND', data: { userName: 'Ann' } },
								},
							],
						},
					],
				},
			},
		});
	});

	it('has the smallest action where there is nothing to say', () => {
		expect(componentsOf({ screen: undefined, data: undefined, flowButtonIndex: 3 })).toEqual([
			{ type: 'button', subType: 'flow', index: 3, parameters: [{ type: 'action' }] },
		]);
	});

	it('never carries a flow token', () => {
		expect(JSON.stringify(componentsOf({ flowToken: 'secret' }))).not.toContain('secret');
		expect(send!.takes.flowToken).toBeUndefined();
	});

	it('has values by place, and a file by its address', () => {
		expect(
			componentsOf({
				header: { kind: 'image', link: 'https://example.com/a.jpg' },
				body: [{ name: '1', text: 'Tony' }],
			}).slice(0, 2),
		).toEqual([
			{ type: 'header', parameters: [{ type: 'image', url: 'https://example.com/a.jpg' }] },
			{ type: 'body', parameters: [{ type: 'text', text: 'Tony' }] },
		]);
		const header = { kind: 'text' as const, values: [{ text: 'A' }] };
		expect(componentsOf({ header })[0]).toEqual({
			type: 'header',
			parameters: [{ type: 'text', text: 'A' }],
		});
	});

	it('tells the id of the message and the template', () => {
		const answer = response({
			umid: 'd03cbbf5-3e2d-ea11-815d-020897df5459',
			status: { state: 'queued' },
		});
		expect(send!.read(answer, { ...toSend, flowId: '1' }, account)).toMatchObject({
			provider: '8x8',
			messageId: 'd03cbbf5-3e2d-ea11-815d-020897df5459',
			flowId: '1',
			templateName: 'appointment_reminder',
			templateLanguage: 'en_US',
			status: 'queued',
		});
	});
});

describe('a template that is created at 8x8', () => {
	it('is the documented one', () => {
		const request = create!.request(toCreate, account);
		expect(request).toMatchObject({ method: 'POST', path });
		expect(wire(request)).toEqual({
			name: 'template_with_flow',
			category: 'MARKETING',
			language: 'en',
			components: [
				{ type: 'BODY', text: 'Share your preferences with us.' },
				{
					type: 'BUTTONS',
					buttons: [
						{
							type: 'FLOW',
							text: 'Share Info',
							flowId: '123456789876543',
							flowAction: 'navigate',
							navigateScreen: 'RECOMMEND',
						},
					],
				},
			],
		});
	});

	it('has its examples as plain lists, unlike at Meta', () => {
		const made = wire(
			create!.request(
				{
					...toCreate,
					header: { kind: 'text', text: 'Your order {{1}}', examples: [{ text: '12345' }] },
					body: { text: 'Hi {{1}}!', examples: [{ name: '1', text: 'Maria' }] },
					footer: 'Terms apply',
				},
				account,
			),
		) as { components: object[] };
		expect(made.components.slice(0, 3)).toEqual([
			{ type: 'HEADER', format: 'TEXT', text: 'Your order {{1}}', examples: ['12345'] },
			{ type: 'BODY', text: 'Hi {{1}}!', examples: ['Maria'] },
			{ type: 'FOOTER', text: 'Terms apply' },
		]);
	});

	it('has a file on top by its address', () => {
		const header = { kind: 'image' as const, link: 'https://chatapps.8x8.com/files/a.png' };
		const made = wire(create!.request({ ...toCreate, header }, account)) as {
			components: object[];
		};
		expect(made.components[0]).toEqual({
			type: 'HEADER',
			format: 'IMAGE',
			examples: [header.link],
		});
	});

	it('is told from the request, since the answer is empty', () => {
		const made = create!.read(response({}), toCreate, account);
		expect(made).toMatchObject({
			name: 'template_with_flow',
			language: 'en',
			flowButton: { index: 0, flowId: '123456789876543', screen: 'RECOMMEND' },
		});
		expect(made.status).toBeUndefined();
	});
});

describe('the list of templates at 8x8', () => {
	it('comes in one answer, with another name for the name', () => {
		expect(list!.request({ limit: 10 }, account)).toEqual({ method: 'GET', path });
		const entry = {
			channelId: 'channel-1',
			channelName: 'Onion',
			templateName: 'appointment_reminder',
			language: 'en_US',
			languageName: 'English (US)',
			category: 'UTILITY',
			status: 'APPROVED',
			components: [
				{ type: 'Body', text: 'Hi {{1}}' },
				{
					type: 'Buttons',
					buttons: [
						{ type: 'URL', text: 'Look' },
						{
							type: 'FLOW',
							text: 'Open',
							flowId: '5',
							flowAction: 'data_exchange',
							navigateScreen: 'FIRST',
						},
					],
				},
			],
		};
		expect(list!.read(response({ templates: [entry] }), { limit: 10 }, account)).toEqual({
			templates: [
				expect.objectContaining({
					provider: '8x8',
					name: 'appointment_reminder',
					language: 'en_US',
					status: 'APPROVED',
					parameters: [{ part: 'body', kind: 'text', name: '1' }],
					flowButton: {
						index: 1,
						text: 'Open',
						flowId: '5',
						flowAction: 'dataExchange',
						screen: 'FIRST',
					},
				}),
			],
		});
	});
});

describe('a template that 8x8 refuses', () => {
	it('because there is none of this name', () => {
		const body = { code: 3038, message: 'Template not found', errorId: 'x' };
		expect(eightByEight.readError({ status: 400, headers: {}, body })).toMatchObject({
			title: expect.stringContaining('no approved template') as string,
			disposition: 'fixRequest',
			sent: 'no',
		});
	});
});
