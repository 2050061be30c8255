import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { validateFlowJson } from '../../nodes/WhatsAppFlows/flow-json';
import { undescribed } from '../support/outputSchema';
import { accounts, byId, failureOf, outputOf, useNock } from './harness';
import { partsOf } from './parts';

/** A flow from form fields, as n8n's editor stores them; samples as in the tests of each provider. */

useNock();

interface Component {
	type: string;
	[property: string]: unknown;
}

const pages = (
	...all: Array<{ title: string; fields: INodeParameters[]; buttonText?: string }>
) => ({
	page: all.map(({ fields, ...page }) => ({ ...page, fields: { field: fields } })),
});
const order = pages(
	{
		title: 'Your order',
		fields: [
			{ type: 'heading', text: 'What would you like?' },
			{ type: 'dropdown', label: 'Size', options: 'Small\nLarge', required: true },
			{
				type: 'shortText',
				label: 'Engraving',
				showIf: { condition: { field: 'Size', condition: 'equals', value: 'Large' } },
			},
		],
	},
	{
		title: 'Delivery',
		fields: [{ type: 'date', label: 'Day', earliest: '2026-12-01T00:00:00', name: 'delivery_day' }],
		buttonText: 'Order',
	},
);
const creation = {
	flowName: 'Order',
	categories: ['OTHER'],
	defineFlowBy: 'form',
	formPages: order,
	publishImmediately: false,
};
const answerFields = [
	{ name: 'size', label: 'Size' },
	{ name: 'engraving', label: 'Engraving' },
	{ name: 'delivery_day', label: 'Day' },
];

/** The screens of a Flow JSON that reached a provider, which must be valid. */
function screensOf(flowJson: string): Array<{ title: string; layout: { children: Component[] } }> {
	expect(validateFlowJson(flowJson)).toEqual({ valid: true, errors: [], warnings: [] });
	return (JSON.parse(flowJson) as { screens: ReturnType<typeof screensOf> }).screens;
}

/** Creates a flow at Meta and gives the screens that reached it. */
async function createdAtMeta(parameters: INodeParameters, run = {}) {
	let flowJson = '';
	nock(accounts.meta.host)
		.post(/flows$/, (body: Record<string, string>) => {
			flowJson = body.flow_json;
			return true;
		})
		.reply(200, { id: '1', success: true, validation_errors: [] });
	const [output] = await outputOf('meta', 'create', { ...creation, ...parameters }, run);
	expect(undescribed('create', output)).toEqual([]);
	return { output, screens: screensOf(flowJson) };
}

describe('Create from form fields', () => {
	it('sends a valid Flow JSON to Meta and tells the fields of the answers', async () => {
		const { output, screens } = await createdAtMeta({});
		expect(output).toMatchObject({ flowId: '1', answerFields });
		expect(
			screens.map(({ title, layout }) => [title, ...layout.children.map(({ type }) => type)]),
		).toEqual([
			['Your order', 'TextHeading', 'Dropdown', 'If', 'Footer'],
			['Delivery', 'DatePicker', 'Footer'],
		]);
		expect(screens[1].layout.children[0]).toMatchObject({ 'min-date': '2026-12-01' });
	});

	it('sends it to Kaleyra in a call of its own', async () => {
		const { host, data } = accounts.kaleyra;
		const ok = { code: 'WA200', message: '', data: { id: '77', success: true }, error: {} };
		let parts: string[][] = [];
		nock(host).post(`/v2/${data.sid}/whatsapp/${data.wabaId}/flows`).reply(200, ok);
		nock(host)
			.post(`/v2/${data.sid}/whatsapp/77/assets`, (body) => {
				parts = partsOf(body);
				return true;
			})
			.reply(200, ok);
		const [output] = await outputOf('kaleyra', 'create', { ...creation, categories: ['SHOPPING'] });
		expect(output).toMatchObject({ flowId: '77', answerFields });
		const file = parts.find(([, fileName]) => fileName === 'flow.json');
		expect(screensOf(file?.[2] ?? '')).toHaveLength(2);
	});

	it('takes the form that a new node begins with', async () => {
		const { formPages: _, defineFlowBy: __, ...beginning } = creation;
		let flowJson = '';
		nock(accounts.meta.host)
			.post(/flows$/, (body: Record<string, string>) => (flowJson = body.flow_json) !== '')
			.reply(200, { id: '1', success: true, validation_errors: [] });
		const [output] = await outputOf('meta', 'create', beginning);
		expect(output.answerFields).toEqual([
			{ name: 'your_name', label: 'Your name' },
			{ name: 'message', label: 'Message' },
		]);
		expect(screensOf(flowJson)[0].title).toBe('Your Details');
	});

	it('takes texts, dates and options from expressions, a list of options too', async () => {
		const items = [{ services: ['Cut', 'Colour'], shop: 'Salon', day: '2026-12-24T10:00:00.000Z' }];
		const { screens } = await createdAtMeta(
			{
				formPages: pages({
					title: '=Welcome to {{ $json.shop }}',
					fields: [
						{ type: 'radio', label: 'Service', options: '={{ $json.services }}' },
						{ type: 'date', label: 'Day', latest: '={{ $json.day }}' },
					],
				}),
			},
			{ items },
		);
		expect(screens[0].title).toBe('Welcome to Salon');
		expect(screens[0].layout.children).toMatchObject([
			{ 'data-source': [{ id: 'Cut' }, { id: 'Colour' }] },
			{ 'max-date': '2026-12-24' },
			{},
		]);
	});

	it('takes values for the start, each from the setting that its type of field has', async () => {
		const { screens } = await createdAtMeta({
			formPages: pages({
				title: 'A',
				fields: [
					{ type: 'number', label: 'Guests', initialValue: 2, maxLength: 0 },
					{ type: 'calendar', label: 'Day', initialDate: '2026-12-24T00:00:00' },
					{
						type: 'chips',
						label: 'Food',
						options: 'Vegan\nHalal',
						initialValues: 'Halal',
						maxChoices: 0,
					},
					{ type: 'optIn', label: 'News', initiallyAgreed: true },
				],
			}),
		});
		const starts = screens[0].layout.children.map((component) => component['init-value']);
		expect(starts).toEqual(['2', '2026-12-24', ['Halal'], true, undefined]);
	});

	it('takes a picture from the input, and a closing page', async () => {
		const data = Buffer.from('ffd8ffe000104a46494600', 'hex').toString('base64');
		const { screens } = await createdAtMeta(
			{
				formPages: pages({
					title: 'Menu',
					fields: [{ type: 'image', binaryPropertyName: 'menu', altText: 'The menu' }],
				}),
				closingPage: { page: { title: 'Thank you', text: 'See you soon.' } },
			},
			{ binary: { menu: { data, mimeType: 'image/jpeg' } } },
		);
		expect(screens[0].layout.children[0]).toEqual({
			type: 'Image',
			src: data,
			'alt-text': 'The menu',
		});
		expect(screens[1].layout.children[0]).toEqual({ type: 'TextBody', text: 'See you soon.' });
	});

	it.each<[string, string, INodeParameters]>([
		[
			'in words about the form',
			'Page 1, field “Size”: there are no options',
			{ type: 'radio', label: 'Size' },
		],
		[
			'when the picture is missing',
			'Page 1, field 1, Input Binary Field “data”: the item has no file with this name',
			{ type: 'image' },
		],
	])('is refused before any request %s', async (_sentence, expected, field) => {
		const { message } = await failureOf('meta', 'create', {
			...creation,
			formPages: pages({ title: 'A', fields: [field] }),
		});
		expect(message).toContain(expected);
		expect(message).not.toContain('JSON');
	});
});

describe('Create from a template', () => {
	it('needs nothing but its choice', async () => {
		const { output, screens } = await createdAtMeta({ defineFlowBy: 'template' });
		expect(screens[0].title).toBe('Contact Us');
		expect(output.answerFields).toContainEqual({ name: 'message', label: 'Your message' });
	});

	it('takes the language and the words that are filled in', async () => {
		const { screens } = await createdAtMeta(
			{
				defineFlowBy: 'template',
				template: 'appointmentBooking',
				templateLanguage: 'es',
				templateFields: { services: '={{ $json.services }}', firstDay: '2026-12-01T00:00:00' },
			},
			{ items: [{ services: ['Corte', 'Color'] }] },
		);
		expect(screens[0].title).toBe('Reservar una cita');
		expect(screens[0].layout.children).toMatchObject([
			{ type: 'TextHeading' },
			{ 'data-source': [{ id: 'Corte' }, { id: 'Color' }] },
			{ 'min-date': '2026-12-01' },
			{ type: 'Dropdown' },
			{ type: 'Footer', label: 'Continuar' },
		]);
	});

	it.each([
		['Language', { templateLanguage: '={{ "tlh" }}' }],
		['Template', { template: 'none' }],
		[
			'Page 1, field “You may use',
			{ template: 'contactUs', templateFields: { privacyLink: 'here' } },
		],
	])('refuses a wrong %s before any request', async (label, wrong) => {
		const parameters = { ...creation, defineFlowBy: 'template', ...wrong };
		const { message } = await failureOf('meta', 'create', parameters);
		expect(message).toContain(label);
	});
});

describe('Update from form fields', () => {
	it('replaces the JSON of the flow', async () => {
		let parts: string[][] = [];
		nock(accounts.meta.host)
			.post('/v25.0/5/assets', (body) => {
				parts = partsOf(body);
				return true;
			})
			.reply(200, { success: true, validation_errors: [] });
		const [output] = await outputOf('meta', 'update', {
			flowId: byId('5'),
			defineFlowBy: 'form',
			formPages: order,
		});
		expect(output).toMatchObject({ flowId: '5', validationErrors: [], answerFields });
		expect(undescribed('update', output)).toEqual([]);
		expect(screensOf(parts.find(([name]) => name === 'file')?.[2] ?? '')).toHaveLength(2);
	});
});
