import nock from 'nock';
import { undescribed } from '../support/outputSchema';
import { accounts, byId, failureOf, outputOf, useNock } from './harness';
import { fromList, mapped, rows } from './templates';

/** https://developer.8x8.com/connect/reference/send-message and the pages beside it */

useNock();

const { host, data } = accounts['8x8'];
const path = `/api/v1/accounts/${data.accountId}/channels/${data.channelId}/templates`;
const entry = {
	templateName: 'appointment_reminder',
	language: 'en_US',
	status: 'APPROVED',
	category: 'UTILITY',
	components: [
		{ type: 'HEADER', format: 'IMAGE' },
		{ type: 'BODY', text: 'Hi {{1}}' },
		{
			type: 'BUTTONS',
			buttons: [
				{ type: 'QUICK_REPLY', text: 'Fine' },
				{
					type: 'FLOW',
					text: 'Open',
					flowId: '77',
					flowAction: 'navigate',
					navigateScreen: 'RECOMMEND',
				},
			],
		},
	],
};
const link = 'https://example.com/a.jpg';
const message = {
	sendAs: 'template',
	recipient: '+15551234567',
	templateName: fromList('appointment_reminder:en_US'),
	defineParametersBy: 'map',
	parameterMapping: mapped({ header_image: link, body_1: 'Ann' }),
};
const expectList = () =>
	nock(host)
		.get(path)
		.reply(200, { templates: [entry] });

/** Expects one message, and returns it as it was sent. */
function expectMessage(status = 200, answer: nock.Body = { umid: 'umid-1', status: queued }) {
	const sent: object[] = [];
	nock(host)
		.post(
			`/api/v1/subaccounts/${data.subAccountId}/messages`,
			(body: object) => sent.push(body) > 0,
		)
		.reply(status, answer);
	return sent;
}
const queued = { state: 'queued', timestamp: '2026-01-04T08:19:45.99Z' };

describe('Send As a template at 8x8', () => {
	it('fills the template, opens its screen with the data, and carries no token', async () => {
		expectList();
		const sent = expectMessage();
		const [output] = await outputOf('8x8', 'send', {
			...message,
			defineDataBy: 'json',
			dataJson: '{"userName":"Ann"}',
		});
		expect(sent[0]).toEqual({
			user: { msisdn: '+15551234567' },
			type: 'template',
			content: {
				template: {
					language: 'en_US',
					name: 'appointment_reminder',
					components: [
						{ type: 'header', parameters: [{ type: 'image', url: link }] },
						{ type: 'body', parameters: [{ type: 'text', text: 'Ann' }] },
						{
							type: 'button',
							subType: 'flow',
							index: 1,
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
		expect(output).toMatchObject({
			provider: '8x8',
			messageId: 'umid-1',
			flowId: '77',
			templateName: 'appointment_reminder',
			templateLanguage: 'en_US',
			status: 'queued',
		});
		expect(output).not.toHaveProperty('flowToken');
		expect(undescribed('send', output)).toEqual([]);
	});

	it('names the button without data too', async () => {
		expectList();
		const sent = expectMessage();
		await outputOf('8x8', 'send', {
			...message,
			...rows({ part: 'image', value: link }, { part: 'body', value: 'Ann' }),
		});
		expect(JSON.stringify(sent[0])).toContain('"parameters":[{"type":"action"}]');
	});

	it('takes the place of a flow message outside the window', async () => {
		const answer = { code: 1000, message: 'Outside service window', errorId: 'x' };
		expectMessage(400, answer);
		expectList();
		expectMessage();
		const [output] = await outputOf('8x8', 'send', {
			...message,
			sendAs: 'interactive',
			flowId: byId('77'),
			flowCta: 'Open',
			bodyText: 'Please tell us more',
			headerType: 'none',
			templateIfClosed: true,
		});
		expect(output).toMatchObject({ fallbackUsed: true, templateName: 'appointment_reminder' });
	});
});

describe('the resource Template at 8x8', () => {
	const template = {
		resource: 'template',
		newTemplateName: 'template_with_flow',
		language: 'en',
		category: 'MARKETING',
		headerType: 'image',
		headerMediaUrl: link,
		bodyText: 'Hi {{1}}!',
		examples: { example: [{ value: 'Ann' }] },
		buttonText: 'Share Info',
		flowId: byId('77'),
		flowAction: 'navigate',
		screen: byId('RECOMMEND'),
	};

	it('creates a template, of which the answer tells nothing', async () => {
		const sent: object[] = [];
		nock(host)
			.post(path, (body: object) => sent.push(body) > 0)
			.reply(200, {});
		const [output] = await outputOf('8x8', 'create', template);
		expect(sent[0]).toEqual({
			name: 'template_with_flow',
			language: 'en',
			category: 'MARKETING',
			components: [
				{ type: 'HEADER', format: 'IMAGE', examples: [link] },
				{ type: 'BODY', text: 'Hi {{1}}!', examples: ['Ann'] },
				{
					type: 'BUTTONS',
					buttons: [
						{
							type: 'FLOW',
							text: 'Share Info',
							flowId: '77',
							flowAction: 'navigate',
							navigateScreen: 'RECOMMEND',
						},
					],
				},
			],
		});
		expect(output).toMatchObject({ name: 'template_with_flow', flowButton: { flowId: '77' } });
		expect(output).not.toHaveProperty('status');
		expect(undescribed('template/create', output)).toEqual([]);
	});

	it('takes no parameters with names', async () => {
		const { message: told } = await failureOf('8x8', 'create', {
			...template,
			bodyText: 'Hi {{name}}',
		});
		expect(told).toMatch(/\{\{name\}\} is a parameter with a name, which 8x8 does not take/);
	});

	it('lists what the account has', async () => {
		expectList();
		const [output] = await outputOf('8x8', 'list', { resource: 'template', returnAll: true });
		expect(output).toMatchObject({
			provider: '8x8',
			name: 'appointment_reminder',
			flowButton: { index: 1, flowId: '77', screen: 'RECOMMEND' },
		});
		expect(undescribed('template/list', output)).toEqual([]);
	});
});
