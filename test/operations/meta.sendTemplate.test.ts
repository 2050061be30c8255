import nock from 'nock';
import { readFlowToken } from '../../nodes/WhatsAppFlows/tokens';
import { undescribed } from '../support/outputSchema';
import { accounts, failureOf, outputOf, useNock } from './harness';
import {
	byTemplateName,
	entry,
	expectLookUp,
	expectMessage,
	fromList,
	mapped,
	refused,
	rows,
} from './templates';

/** https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow */

useNock();

interface Sent {
	to: string;
	type: string;
	template: {
		name: string;
		language: { code: string };
		components: Array<{
			type: string;
			index?: string;
			parameters?: Array<{ action?: { flow_token?: string; flow_action_data?: object } }>;
		}>;
	};
}

const message = {
	sendAs: 'template',
	recipient: '+1 (805) 555-5555',
	templateName: fromList('reminder:en_US'),
	defineParametersBy: 'map',
	parameterMapping: mapped({ body_customer_name: 'Ann', body_day: 'on Monday' }),
};
const buttonOf = ([{ template }]: Sent[]) => template.components.at(-1);

describe('Send As a template at Meta', () => {
	it('fills the template of the list, and opens its flow with a token of this account', async () => {
		expectLookUp([entry()]);
		const sent = expectMessage<Sent>();
		const [output] = await outputOf('meta', 'send', {
			...message,
			options: { reference: 'order 7' },
		});
		expect(sent[0]).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to: '18055555555',
			type: 'template',
			template: {
				name: 'reminder',
				language: { code: 'en_US' },
				components: [
					{
						type: 'body',
						parameters: [
							{ type: 'text', parameter_name: 'customer_name', text: 'Ann' },
							{ type: 'text', parameter_name: 'day', text: 'on Monday' },
						],
					},
					{
						type: 'button',
						sub_type: 'flow',
						index: '0',
						parameters: [{ type: 'action', action: { flow_token: output.flowToken } }],
					},
				],
			},
		});
		expect(output).toEqual({
			provider: 'meta',
			messageId: 'wamid.HBgL...',
			recipient: '+18055555555',
			flowId: '77',
			templateName: 'reminder',
			templateLanguage: 'en_US',
			flowToken: expect.any(String),
			status: 'accepted',
			attempts: 1,
		});
		expect(readFlowToken(`${output.flowToken}`, [accounts.meta.data.appSecret])).toMatchObject({
			valid: true,
			flowId: '77',
			reference: 'order 7',
		});
		expect(undescribed('send', output)).toEqual([]);
	});

	it('names the button by its place among all buttons', async () => {
		expectLookUp([entry({}, { type: 'QUICK_REPLY', text: 'No' }, { type: 'URL', text: 'Site' })]);
		const sent = expectMessage<Sent>();
		await outputOf('meta', 'send', message);
		expect(buttonOf(sent)).toMatchObject({ index: '2' });
	});

	it('names the button even without parameters, data and token', async () => {
		expectLookUp([entry({ components: [entry().components[1]] })]);
		const sent = expectMessage<Sent>();
		await outputOf('meta', 'send', {
			...message,
			parameterMapping: mapped({}),
			options: { flowToken: 'mine' },
		});
		expect(sent[0].template.components).toEqual([
			{
				type: 'button',
				sub_type: 'flow',
				index: '0',
				parameters: [{ type: 'action', action: { flow_token: 'mine' } }],
			},
		]);
	});

	it('gives the first screen its data', async () => {
		expectLookUp([entry()]);
		const sent = expectMessage<Sent>();
		await outputOf('meta', 'send', {
			...message,
			defineDataBy: 'fields',
			dataFields: { field: [{ name: 'customer', value: 'Ann' }] },
		});
		expect(buttonOf(sent)?.parameters?.[0].action?.flow_action_data).toEqual({ customer: 'Ann' });
	});

	it('leaves the data out where the endpoint decides the first screen', async () => {
		const { components } = entry();
		const button = { type: 'FLOW', text: 'Open', flow_id: 77, flow_action: 'DATA_EXCHANGE' };
		expectLookUp([entry({ components: [components[0], { type: 'BUTTONS', buttons: [button] }] })]);
		const sent = expectMessage<Sent>();
		await outputOf('meta', 'send', { ...message, defineDataBy: 'json', dataJson: '{"a":1}' });
		expect(buttonOf(sent)?.parameters?.[0].action).toEqual({ flow_token: expect.any(String) });
	});

	it('finds the only language of a template that is given by its name', async () => {
		expectLookUp([entry({ language: 'de' }), entry({ name: 'reminder_2' })]);
		const sent = expectMessage<Sent>();
		await outputOf('meta', 'send', { ...message, templateName: byTemplateName('reminder') });
		expect(sent[0].template.language).toEqual({ code: 'de' });
	});

	it('lets an expression choose the language', async () => {
		expectLookUp([entry(), entry({ language: 'de' })]);
		const sent = expectMessage<Sent>();
		await outputOf('meta', 'send', { ...message, templateLanguage: 'de' });
		expect(sent[0].template.language).toEqual({ code: 'de' });
	});

	it('looks the template up once for all items, and fills it for each', async () => {
		expectLookUp([entry()]);
		const sent = [...Array(3)].map(() => expectMessage<Sent>());
		await outputOf(
			'meta',
			'send',
			{
				...message,
				recipient: '=+1555123456{{ $itemIndex }}',
				parameterMapping: mapped({ body_customer_name: '={{ $json.name }}', body_day: 'soon' }),
			},
			{ items: ['Ann', 'Bob', 'Chen'].map((name) => ({ name })) },
		);
		expect(sent.flat().map(({ template }) => JSON.stringify(template.components[0]))).toEqual([
			expect.stringContaining('Ann'),
			expect.stringContaining('Bob'),
			expect.stringContaining('Chen'),
		]);
	});

	it('takes the fields of the input by their names', async () => {
		expectLookUp([entry()]);
		const sent = expectMessage<Sent>();
		await outputOf(
			'meta',
			'send',
			{ ...message, parameterMapping: { ...mapped({}), mappingMode: 'autoMapInputData' } },
			{ items: [{ body_customer_name: 'Ann', body_day: 5, other: 'x' }] },
		);
		expect(sent[0].template.components[0].parameters).toEqual([
			{ type: 'text', parameter_name: 'customer_name', text: 'Ann' },
			{ type: 'text', parameter_name: 'day', text: '5' },
		]);
	});

	it('takes values by position, in any order, and a file for the header', async () => {
		const components = [
			{ type: 'HEADER', format: 'DOCUMENT' },
			{ type: 'BODY', text: 'Hello {{1}}, see you {{2}}' },
			entry().components[1],
		];
		expectLookUp([entry({ components })]);
		const sent = expectMessage<Sent>();
		const link = 'https://example.com/menu.pdf';
		await outputOf('meta', 'send', {
			...message,
			...rows(
				{ part: 'document', name: 'Menu.pdf', value: link },
				{ part: 'body', name: '2', value: 'soon' },
				{ part: 'body', name: '1', value: 'Ann' },
			),
		});
		expect(sent[0].template.components.slice(0, 2)).toEqual([
			{
				type: 'header',
				parameters: [{ type: 'document', document: { link, filename: 'Menu.pdf' } }],
			},
			{
				type: 'body',
				parameters: [
					{ type: 'text', text: 'Ann' },
					{ type: 'text', text: 'soon' },
				],
			},
		]);
	});
});

describe('a template that can’t be looked up at Meta', () => {
	const lookUpRefused = () =>
		nock(accounts.meta.host)
			.get(`/v25.0/${accounts.meta.data.wabaId}/message_templates`)
			.query(true)
			.reply(403, refused(200));
	const byHand = rows({ part: 'body', value: 'Ann' }, { part: 'body', value: 'soon' });

	it('goes out all the same, with the button that a template mostly has', async () => {
		lookUpRefused();
		const sent = expectMessage<Sent>();
		const [output] = await outputOf('meta', 'send', { ...message, ...byHand });
		expect(buttonOf(sent)).toMatchObject({ index: '0' });
		expect(output).not.toHaveProperty('flowId');
		expect(readFlowToken(`${output.flowToken}`, [accounts.meta.data.appSecret]).valid).toBe(true);
	});

	it('takes the place of the button from the option', async () => {
		lookUpRefused();
		const sent = expectMessage<Sent>();
		await outputOf('meta', 'send', { ...message, ...byHand, options: { flowButtonPosition: 3 } });
		expect(buttonOf(sent)).toMatchObject({ index: '2' });
	});

	it('needs its language', async () => {
		lookUpRefused();
		const { message: told } = await failureOf('meta', 'send', {
			...message,
			...byHand,
			templateName: byTemplateName('reminder'),
		});
		expect(told).toMatch(/permission/);
	});
});

describe('a wrong value for a template', () => {
	it.each([
		['no template', { templateName: byTemplateName('={{ "" }}') }, /^Template is empty/],
		['no recipient', { recipient: '={{ "" }}' }, /^Recipient is empty/],
		[
			'a place for the button that is none',
			{ options: { flowButtonPosition: 0 } },
			/^Flow Button Position/,
			true,
		],
		[
			'a value that is missing',
			{ parameterMapping: mapped({ body_customer_name: 'Ann' }) },
			/“day” of the body is empty/,
			true,
		],
		[
			'a value that has no place',
			rows({ part: 'body', name: 'colour', value: 'red' }),
			/no place for “colour” of the body.*“customer_name” of the body/,
			true,
		],
		[
			'a value that is given twice',
			rows({ part: 'body', name: 'day', value: 'a' }, { part: 'body', name: 'day', value: 'b' }),
			/“day” of the body is given twice/,
			true,
		],
		[
			'a header that the template lacks',
			rows({ part: 'image', value: 'https://example.com/a.jpg' }),
			/no place for the image of the header/,
			true,
		],
		['a language that there is not', { templateLanguage: 'fr' }, /no language “fr”.*en_US/, true],
		[
			'a name that there is not',
			{ templateName: byTemplateName('remind') },
			/no template with the name “remind”/,
			'remind',
		],
	])('%s costs no message', async (_what, parameters, told, lookedUp: boolean | string = false) => {
		if (lookedUp) expectLookUp([entry()], lookedUp === true ? 'reminder' : lookedUp);
		const { message: words } = await failureOf('meta', 'send', { ...message, ...parameters });
		expect(words).toMatch(told);
	});

	it('several languages ask for one', async () => {
		expectLookUp([entry(), entry({ language: 'de' })]);
		const { message: words } = await failureOf('meta', 'send', {
			...message,
			templateName: byTemplateName('reminder'),
		});
		expect(words).toMatch(/Template Language is empty.*en_US, de/);
	});

	it('a template without a button for a flow is no flow', async () => {
		expectLookUp([entry({ components: [{ type: 'BODY', text: 'Hi' }] })]);
		const { message: words } = await failureOf('meta', 'send', message);
		expect(words).toMatch(/no button that opens a flow/);
	});

	it('an address of a file must be one of the web', async () => {
		const components = [{ type: 'HEADER', format: 'IMAGE' }, entry().components[1]];
		expectLookUp([entry({ components })]);
		const { message: words } = await failureOf('meta', 'send', {
			...message,
			parameterMapping: mapped({ header_image: 'menu.jpg' }),
		});
		expect(words).toMatch(/image of the header is not an https address/);
	});
});

describe('a template that Meta refuses', () => {
	it.each([
		[132001, /no approved template/],
		[132000, /number of values/],
		[131026, /can’t be delivered/],
	])('with code %i is told in words', async (code, words) => {
		expectLookUp([entry()]);
		expectMessage<Sent>(400, refused(code));
		const { message: told, description } = await failureOf('meta', 'send', message);
		expect(told).toMatch(words);
		expect(description).toContain(`code ${code}`);
	});
});
