import { meta } from '../../../nodes/WhatsAppFlows/providers/meta';
import type {
	CreateTemplate,
	SendTemplate,
} from '../../../nodes/WhatsAppFlows/providers/templateCalls';
import { metaSample, sampleIds } from '../../support/metaSamples';

const account = meta.readAccount({
	accessToken: 'token',
	wabaId: sampleIds.waba,
	phoneNumberId: sampleIds.phone,
});
const { list, create, send } = meta.template!;
const response = (body: unknown, status = 200) => ({ status, headers: {}, body });

const toSend: SendTemplate = {
	recipient: { phone: '18055555555' },
	templateName: '<TEMPLATE_NAME>',
	language: 'en_US',
	body: [],
	flowButtonIndex: 0,
	flowToken: '<FLOW_TOKEN>',
	data: { '<CUSTOM_KEY>': '<CUSTOM_VALUE>' },
	requestId: 'a',
};
const toCreate: CreateTemplate = {
	name: '<TEMPLATE_NAME>',
	language: 'en_US',
	category: 'MARKETING',
	body: { text: 'Check out this new offer', examples: [] },
	button: {
		text: 'Check out this offer!',
		flow: { flowId: sampleIds.flow },
		flowAction: 'navigate',
		screen: '<SCREEN_ID>',
	},
};

/** A body as it goes over the wire. */
const wire = (made: unknown) => JSON.parse(JSON.stringify(made)) as Record<string, never>;
const sent = (more: Partial<SendTemplate> = {}) => {
	const { body } = send!.request({ ...toSend, ...more }, account);
	return wire(body?.kind === 'json' && body.value) as unknown as {
		template: { components: object[] };
	};
};
const created = (more: Partial<CreateTemplate> = {}) => {
	const { body } = create!.request({ ...toCreate, ...more }, account);
	return wire(body?.kind === 'json' && body.value) as unknown as {
		components: Array<{ type: string; buttons?: object[] }>;
	};
};

/** The samples write `body` and `BUTTONS`; Meta's reference takes any case. */
const comparable = ({ components, ...rest }: ReturnType<typeof created>) => ({
	...rest,
	components: components.map(({ type, ...part }) => ({ type: type.toUpperCase(), ...part })),
});

describe('a template message to Meta', () => {
	it('is the one of its own collection', () => {
		const sample = metaSample('Send Flow Template Message');
		expect(send!.request(toSend, account)).toMatchObject({
			method: sample.method,
			path: sample.path,
		});
		expect(sent()).toEqual({ recipient_type: 'individual', ...(sample.body as object) });
		expect(send!.read(response(sample.answer), toSend, account)).toMatchObject({
			provider: 'meta',
			messageId: 'wamid.HBgL...',
			recipient: '+18055555555',
			templateName: '<TEMPLATE_NAME>',
			templateLanguage: 'en_US',
			flowToken: '<FLOW_TOKEN>',
			status: 'accepted',
		});
	});

	it('names the button for the flow even where it has nothing to say', () => {
		expect(sent({ flowToken: undefined, data: undefined, flowButtonIndex: 2 }).template).toEqual({
			name: '<TEMPLATE_NAME>',
			language: { code: 'en_US' },
			components: [{ type: 'button', sub_type: 'flow', index: '2' }],
		});
	});

	it('has its values by place', () => {
		const { components } = sent({
			header: { kind: 'text', values: [{ text: 'Tuesday' }] },
			body: [{ name: '1', text: 'Ann' }, { text: 'table 4' }],
		}).template;
		expect(components.slice(0, 2)).toEqual([
			{ type: 'header', parameters: [{ type: 'text', text: 'Tuesday' }] },
			{
				type: 'body',
				parameters: [
					{ type: 'text', text: 'Ann' },
					{ type: 'text', text: 'table 4' },
				],
			},
		]);
	});

	it('has its values by name', () => {
		const { components } = sent({ body: [{ name: 'customer_name', text: 'Ann' }] }).template;
		expect(components[0]).toEqual({
			type: 'body',
			parameters: [{ type: 'text', parameter_name: 'customer_name', text: 'Ann' }],
		});
	});

	it('has a file on top by its address', () => {
		const link = 'https://example.com/menu.pdf';
		const { components } = sent({
			header: { kind: 'document', link, fileName: 'Menu.pdf' },
		}).template;
		expect(components[0]).toEqual({
			type: 'header',
			parameters: [{ type: 'document', document: { link, filename: 'Menu.pdf' } }],
		});
	});
});

describe('a template that is created at Meta', () => {
	it('is the one of its own collection, by the id of a flow', () => {
		const sample = metaSample('Create Flow Template Message by ID');
		expect(create!.request(toCreate, account)).toMatchObject({
			method: sample.method,
			path: sample.path,
		});
		expect(comparable(created())).toEqual(comparable(sample.body as ReturnType<typeof created>));
		expect(create!.read(response(sample.answer), toCreate, account)).toMatchObject({
			templateId: 'template-1',
			name: '<TEMPLATE_NAME>',
			language: 'en_US',
			category: 'MARKETING',
			status: 'PENDING',
			flowButton: { index: 0, flowId: sampleIds.flow, flowAction: 'navigate' },
		});
	});

	it('is the one of its own collection, with the JSON of a new flow', () => {
		const sample = comparable(
			metaSample('Create Flow Template Message by Flow JSON').body as ReturnType<typeof created>,
		);
		const { flow_json: flowJson } = sample.components[1].buttons![0] as { flow_json: string };
		const button = {
			...toCreate.button,
			flow: { flowJson },
			screen: 'WELCOME_SCREEN',
		};
		expect(comparable(created({ button }))).toEqual(sample);
	});

	it('has examples for its parameters, by place or by name', () => {
		const made = created({
			header: { kind: 'text', text: 'For {{1}}', examples: [{ name: '1', text: 'you' }] },
			body: { text: 'Hi {{1}}, {{2}}', examples: [{ text: 'Ann' }, { text: 'soon' }] },
			footer: 'Our shop',
		});
		expect(made.components.slice(0, 3)).toEqual([
			{ type: 'HEADER', format: 'TEXT', text: 'For {{1}}', example: { header_text: ['you'] } },
			{ type: 'BODY', text: 'Hi {{1}}, {{2}}', example: { body_text: [['Ann', 'soon']] } },
			{ type: 'FOOTER', text: 'Our shop' },
		]);
		expect(made).not.toHaveProperty('parameter_format');
		const named = created({
			body: { text: 'Hi {{customer_name}}', examples: [{ name: 'customer_name', text: 'Ann' }] },
		});
		expect(named).toMatchObject({ parameter_format: 'NAMED' });
		expect(named.components[0]).toEqual({
			type: 'BODY',
			text: 'Hi {{customer_name}}',
			example: { body_text_named_params: [{ param_name: 'customer_name', example: 'Ann' }] },
		});
	});

	it('has an icon, and no first screen where the endpoint decides it', () => {
		const { components } = created({
			button: { ...toCreate.button, flowAction: 'dataExchange', icon: 'REVIEW' },
		});
		expect(components[1].buttons).toEqual([
			{
				type: 'FLOW',
				text: 'Check out this offer!',
				flow_id: sampleIds.flow,
				flow_action: 'data_exchange',
				icon: 'REVIEW',
			},
		]);
	});

	it('tells the category that Meta put it into', () => {
		const answer = { id: 'template-1', status: 'PENDING', category: 'UTILITY' };
		expect(create!.read(response(answer), toCreate, account)).toMatchObject({
			category: 'UTILITY',
		});
	});
});

describe('the list of templates at Meta', () => {
	const entry = {
		name: 'appointment',
		language: 'de',
		status: 'APPROVED',
		category: 'UTILITY',
		id: 1234567890123456,
		parameter_format: 'NAMED',
		components: [
			{ type: 'HEADER', format: 'TEXT', text: 'Dear {{name}}' },
			{ type: 'BODY', text: 'Your visit on {{day}}, {{name}}: {{ day }}' },
			{ type: 'FOOTER', text: 'Our shop' },
			{
				type: 'BUTTONS',
				buttons: [
					{ type: 'QUICK_REPLY', text: 'Fine' },
					{ type: 'FLOW', text: 'Change', flow_id: 987, flow_action: 'NAVIGATE' },
				],
			},
		],
	};
	const read = (body: unknown, limit = 100) => list!.read(response(body), { limit }, account);

	it('asks for a page, and for one name where it is known', () => {
		expect(list!.request({ limit: 50, after: 'c', name: 'appointment' }, account)).toEqual({
			method: 'GET',
			path: `/${sampleIds.waba}/message_templates`,
			query: { limit: '50', after: 'c', name: 'appointment' },
		});
	});

	it('tells what to fill in, and where the button for the flow stands', () => {
		expect(read({ data: [entry], paging: { cursors: { after: 'c' } } })).toEqual({
			templates: [
				{
					provider: 'meta',
					templateId: '1234567890123456',
					name: 'appointment',
					language: 'de',
					category: 'UTILITY',
					status: 'APPROVED',
					header: { kind: 'text', text: 'Dear {{name}}' },
					body: 'Your visit on {{day}}, {{name}}: {{ day }}',
					footer: 'Our shop',
					parameters: [
						{ part: 'header', kind: 'text', name: 'name' },
						{ part: 'body', kind: 'text', name: 'day' },
						{ part: 'body', kind: 'text', name: 'name' },
					],
					flowButton: { index: 1, text: 'Change', flowId: '987', flowAction: 'navigate' },
					raw: entry,
				},
			],
		});
	});

	it('has a next page while the pages are full', () => {
		const paging = { cursors: { after: 'c' } };
		expect(read({ data: [entry], paging }, 1).after).toBe('c');
		expect(read({ data: [entry], paging: { ...paging, next: 'https://…' } }).after).toBe('c');
	});

	it('counts the parameters by their numbers, not by where they stand', () => {
		const components = [{ type: 'body', text: '{{2}} and {{10}} and {{1}} and {{2}}' }];
		const [{ parameters }] = read({ data: [{ ...entry, components }] }).templates;
		expect(parameters?.map(({ name }) => name)).toEqual(['1', '2', '10']);
	});

	it.each(['IMAGE', 'VIDEO', 'DOCUMENT'])('wants an address for a header of %s', (format) => {
		const components = [{ type: 'HEADER', format, example: { header_handle: ['x'] } }];
		const [{ parameters, flowButton }] = read({ data: [{ ...entry, components }] }).templates;
		const kind = format.toLowerCase();
		expect(parameters).toEqual([{ part: 'header', kind, name: kind }]);
		expect(flowButton).toBeUndefined();
	});

	it('bears with parts that no page names', () => {
		const odd = { name: 'odd', language: 'en', components: [null, { type: 7 }, { buttons: 1 }] };
		expect(read({ data: [odd] }).templates).toMatchObject([{ name: 'odd', parameters: [] }]);
		expect(() => read({ data: [{ language: 'en' }] })).toThrow(/no name/);
		expect(() => read({})).toThrow();
	});
});

describe('a template that Meta refuses', () => {
	const refuse = (code: number, details = '', status = 400) =>
		meta.readError(
			response({ error: { message: `(#${code}) Refused`, code, error_data: { details } } }, status),
		);

	it.each([132000, 132001, 132005, 132007, 132012, 132015, 132016])(
		'with code %i is told in a sentence of its own, and was not sent',
		(code) => {
			const refused = refuse(code, 'why', code === 132001 ? 404 : 400);
			expect(refused).toMatchObject({ code: String(code), disposition: 'fixRequest', sent: 'no' });
			expect(refused?.title).toMatch(/template/);
			expect(refused?.detail).toMatch(/^WhatsApp says: .*why\. ./);
		},
	);

	it('for the button that is missing says where to look', () => {
		const details = 'button: Components sub_type invalid at index: 0 and type: FLOW';
		expect(refuse(131009, details)).toMatchObject({
			title: expect.stringContaining('button for a flow') as string,
			detail: expect.stringContaining('Flow Button Position') as string,
			disposition: 'fixRequest',
		});
		expect(refuse(131009, 'flow_id is not valid')?.title).not.toMatch(/button/);
	});
});
