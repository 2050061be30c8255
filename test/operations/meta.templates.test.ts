import nock from 'nock';
import { metaSample } from '../support/metaSamples';
import { undescribed } from '../support/outputSchema';
import { accounts, byId, byName, failureOf, outputOf, useNock } from './harness';
import { entry, refused } from './templates';

/** https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates */

useNock();

const { host, data } = accounts.meta;
const path = `/v25.0/${data.wabaId}/message_templates`;
const template = {
	resource: 'template',
	newTemplateName: 'appointment_reminder',
	language: 'en_US',
	category: 'UTILITY',
	headerType: 'none',
	bodyText: 'Hello {{1}}, see you {{2}}',
	examples: { example: [{ part: 'body', name: '', value: 'Ann' }, { value: 'on Monday' }] },
	buttonText: 'Change',
	defineFlowBy: 'existing',
	flowId: byId('flow-1'),
	flowAction: 'navigate',
	screen: byId('FIRST'),
};

const oneScreen = {
	version: '7.3',
	screens: [
		{
			id: 'FIRST',
			title: 'First',
			terminal: true,
			layout: {
				type: 'SingleColumnLayout',
				children: [
					{
						type: 'Footer',
						label: 'Done',
						'on-click-action': { name: 'complete', payload: {} },
					},
				],
			},
		},
	],
};

interface Sent {
	components: Array<{ type: string; buttons?: object[] }>;
}

/** Expects that a template is made, and returns it as it was sent. */
function expectCreate(): Sent[] {
	const sent: Sent[] = [];
	nock(host, { reqheaders: { authorization: `Bearer ${data.accessToken}` } })
		.post(path, (body: Sent) => sent.push(body) > 0)
		.reply(200, metaSample('Create Flow Template Message by ID').answer as nock.DataMatcherMap);
	return sent;
}

describe('Create of the resource Template at Meta', () => {
	it('makes a template with examples and a button for the flow', async () => {
		const sent = expectCreate();
		const [output] = await outputOf('meta', 'create', {
			...template,
			headerType: 'text',
			headerText: 'Your visit on {{1}}',
			examples: {
				example: [...template.examples.example, { part: 'header', value: 'Monday' }],
			},
			additionalFields: { footerText: 'Our shop', icon: 'REVIEW' },
		});
		expect(sent[0]).toEqual({
			name: 'appointment_reminder',
			language: 'en_US',
			category: 'UTILITY',
			components: [
				{
					type: 'HEADER',
					format: 'TEXT',
					text: 'Your visit on {{1}}',
					example: { header_text: ['Monday'] },
				},
				{
					type: 'BODY',
					text: 'Hello {{1}}, see you {{2}}',
					example: { body_text: [['Ann', 'on Monday']] },
				},
				{ type: 'FOOTER', text: 'Our shop' },
				{
					type: 'BUTTONS',
					buttons: [
						{
							type: 'FLOW',
							text: 'Change',
							flow_id: 'flow-1',
							flow_action: 'navigate',
							navigate_screen: 'FIRST',
							icon: 'REVIEW',
						},
					],
				},
			],
		});
		expect(output).toMatchObject({
			provider: 'meta',
			templateId: 'template-1',
			name: 'appointment_reminder',
			language: 'en_US',
			status: 'PENDING',
			category: 'MARKETING',
			flowButton: { index: 0, flowId: 'flow-1' },
		});
		expect(undescribed('template/create', output)).toEqual([]);
	});

	it('takes parameters with names', async () => {
		const sent = expectCreate();
		await outputOf('meta', 'create', {
			...template,
			bodyText: 'Hello {{customer_name}}',
			examples: { example: [{ part: 'body', name: 'customer_name', value: 'Ann' }] },
		});
		expect(sent[0]).toMatchObject({
			parameter_format: 'NAMED',
			components: [
				{
					example: { body_text_named_params: [{ param_name: 'customer_name', example: 'Ann' }] },
				},
				{},
			],
		});
	});

	it('looks a flow up by its name', async () => {
		nock(host)
			.get(`/v25.0/${data.wabaId}/flows`)
			.query(true)
			.reply(200, metaSample('List Flows').answer as nock.DataMatcherMap);
		const sent = expectCreate();
		await outputOf('meta', 'create', { ...template, flowId: byName('another flow') });
		expect(sent[0].components[1].buttons).toMatchObject([{ flow_id: 'flow-3' }]);
	});

	it('makes the flow together with the template', async () => {
		const sent = expectCreate();
		const flowJson = JSON.stringify(oneScreen);
		const [output] = await outputOf('meta', 'create', {
			...template,
			defineFlowBy: 'text',
			flowJson,
		});
		expect(sent[0].components[1].buttons).toMatchObject([{ flow_json: flowJson }]);
		expect(output.flowButton).not.toHaveProperty('flowId');
	});

	it.each([
		['no name', { newTemplateName: '={{ "" }}' }, /^Template Name is empty/],
		['capitals in the name', { newTemplateName: 'Reminder' }, /^Template Name “Reminder”/],
		['no language', { language: 'English' }, /^Language “English”/],
		['a category of its own', { category: 'NEWS' }, /^Category “NEWS”/],
		['no text', { bodyText: ' ' }, /^Body Text is empty/],
		['a long button', { buttonText: 'x'.repeat(26) }, /^Button Text has 26 characters/],
		['a gap in the numbers', { bodyText: 'Hi {{2}}' }, /not numbered from 1/],
		['both kinds of parameters', { bodyText: 'Hi {{1}} {{day}}' }, /names.*numbers/],
		['an example that is missing', { examples: {} }, /^Examples: there is none for \{\{1\}\}/],
		[
			'several parameters in the header',
			{ headerType: 'text', headerText: '{{1}} {{2}}', examples: threeInHeader() },
			/^Header Text has several/,
		],
		['a picture', { headerType: 'image' }, /^Header: Meta can’t/],
		[
			'a parameter in the footer',
			{ additionalFields: { footerText: '{{1}}' } },
			/^Footer Text has a parameter/,
		],
		['no flow', { flowId: byId('={{ "" }}') }, /^Flow is empty/],
		['a Flow JSON that is none', { defineFlowBy: 'text', flowJson: '{' }, /not valid JSON/],
	])('with %s costs no request', async (_what, parameters, told) => {
		const { message } = await failureOf('meta', 'create', { ...template, ...parameters });
		expect(message).toMatch(told);
	});

	it('tells a refusal in Meta’s words', async () => {
		nock(host).post(path).reply(400, refused(100, 'Content in this language already exists'));
		const { description } = await failureOf('meta', 'create', template);
		expect(description).toMatch(/already exists/);
	});
});

function threeInHeader() {
	const header = [{ part: 'header' }, { part: 'header' }].map((each) => ({ ...each, value: 'x' }));
	return { example: [...template.examples.example, ...header] };
}

describe('List of the resource Template at Meta', () => {
	const withoutFlow = entry({ name: 'plain', components: [{ type: 'BODY', text: 'Hi' }] });
	const paused = entry({ name: 'tired', status: 'PAUSED' });

	it('returns one item for each language', async () => {
		nock(host)
			.get(path)
			.query({ limit: '2' })
			.reply(200, { data: [entry(), entry({ language: 'de' })] });
		const outputs = await outputOf('meta', 'list', { resource: 'template', limit: 2 });
		expect(outputs).toMatchObject([
			{
				templateId: '900',
				name: 'reminder',
				language: 'en_US',
				status: 'APPROVED',
				parameters: [
					{ part: 'body', kind: 'text', name: 'customer_name' },
					{ part: 'body', kind: 'text', name: 'day' },
				],
				flowButton: { index: 0, text: 'Open', flowId: '77', flowAction: 'navigate' },
			},
			{ language: 'de' },
		]);
		expect(undescribed('template/list', outputs[0])).toEqual([]);
	});

	it('goes through all pages for those that are wanted', async () => {
		const paging = { cursors: { after: 'c' }, next: 'https://graph.facebook.com/next' };
		nock(host)
			.get(path)
			.query({ limit: '100' })
			.reply(200, { data: [withoutFlow, paused], paging })
			.get(path)
			.query({ limit: '100', after: 'c' })
			.reply(200, { data: [entry()] });
		const outputs = await outputOf('meta', 'list', {
			resource: 'template',
			returnAll: true,
			filters: { onlyWithFlow: true, status: ['APPROVED'] },
		});
		expect(outputs.map(({ name }) => name)).toEqual(['reminder']);
	});
});
