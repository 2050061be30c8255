import { expectErrors, expectValid, key, value } from './support/expect';
import {
	at,
	body,
	choice,
	flow,
	footer,
	form,
	input,
	screen,
	single,
	type Json,
	type JsonObject,
} from './support/flows';

const wrongType = (name: string, expected: string, found: string) => ({
	error: 'INVALID_PROPERTY_TYPE',
	message: `Expected property '${name}' to be of type '${expected}' but found '${found}'.`,
});
const missing = (name: string) => ({
	error: 'MISSING_REQUIRED_PROPERTY',
	message: `Required property '${name}' is missing.`,
});
const notIn = (name: string, type: string) => ({
	error: 'INVALID_PROPERTY_KEY',
	message: `Property '${name}' is not allowed in '${type}' component.`,
});
const picture = { type: 'Image', src: 'AAAA' };
const samples: ReadonlyArray<readonly [component: JsonObject, since: string]> = [
	[{ type: 'TextHeading', text: 'Hello' }, '5.1'],
	[{ type: 'TextSubheading', text: 'Hello', visible: '${data.show}' }, '5.1'],
	[{ type: 'TextBody', text: ['One', 'Two'], markdown: true, 'font-weight': 'bold' }, '5.1'],
	[{ type: 'TextCaption', text: 'Hello', strikethrough: false }, '5.1'],
	[{ type: 'TextInput', name: 'a', label: 'A', 'min-chars': 1, 'max-chars': 2 }, '5.1'],
	[{ type: 'TextArea', name: 'a', label: 'A', 'max-length': 10 }, '5.1'],
	[choice('CheckboxGroup', { 'min-selected-items': 0, 'max-selected-items': 2 }), '5.1'],
	[choice('RadioButtonsGroup', { 'media-size': 'large', description: 'D' }), '5.1'],
	[choice('Dropdown'), '5.1'],
	[choice('ChipsSelector', { 'max-selected-items': 1 }), '6.3'],
	[{ type: 'OptIn', name: 'a', label: 'A', required: true }, '5.1'],
	[{ type: 'DatePicker', name: 'a', label: 'A', 'min-date': '2024-01-01' }, '5.1'],
	[{ type: 'CalendarPicker', name: 'a', label: 'A', 'include-days': ['Mon'] }, '6.1'],
	[{ type: 'PhotoPicker', name: 'a', label: 'A', 'photo-source': 'camera' }, '5.1'],
	[{ type: 'DocumentPicker', name: 'a', label: 'A', 'allowed-mime-types': ['image/png'] }, '5.1'],
	[{ ...picture, width: 10, 'scale-type': 'cover', 'alt-text': 'A' }, '5.1'],
	[{ type: 'ImageCarousel', images: [{ src: 'AAAA', 'alt-text': 'A' }] }, '7.1'],
	[{ type: 'If', condition: '${data.show}', then: [body()] }, '5.1'],
	[{ type: 'Switch', value: '${data.word}', cases: { a: [body()] } }, '5.1'],
	[{ type: 'Form', name: 'a', children: [body()] }, '5.1'],
];
const versions = ['5.1', '6.0', '6.1', '6.2', '6.3', '7.0', '7.1', '7.2', '7.3'];
const model = {
	show: { type: 'boolean', __example__: true },
	word: { type: 'string', __example__: 'a' },
};

describe('components', () => {
	it.each(samples.map(([component, since]) => [String(component.type), since, component] as const))(
		'%s exists from version %s on',
		(_type, since, component) => {
			for (const version of versions) {
				const flowJson = single([component], { version, data: model });
				if (version >= since) expectValid(flowJson);
				else {
					expectErrors(flowJson, {
						error: 'INVALID_PROPERTY_VALUE',
						message: "Invalid value found for property 'type'.",
						at: value(at(0, 0, 'type')),
					});
				}
			}
		},
	);

	it('stand alone where they are RichText, and lists on a screen of their own', () => {
		const list = {
			type: 'NavigationList',
			name: 'list',
			'list-items': [{ id: 'a', 'main-content': { title: 'A' } }],
			'on-click-action': { name: 'navigate', next: { type: 'screen', name: 'LAST' }, payload: {} },
		};
		for (const version of ['6.2', '7.3']) {
			const last = screen('LAST', [footer()], { terminal: true });
			expectValid(flow([screen('FIRST', [list]), last], { version }));
		}
		expectErrors(single([list], { version: '6.1' }), {
			error: 'INVALID_PROPERTY_VALUE',
			message: "Invalid value found for property 'type'.",
			at: value(at(0, 0, 'type')),
		});
	});

	it('are objects with a type', () => {
		expectErrors(
			single(['text', { text: 'no type', label: 5 }, { type: 5 }]),
			{ ...wrongType('children/0', 'object', 'string'), at: value(at(0, 0)) },
			{ ...missing('type'), at: value(at(0, 1)) },
			{
				error: 'INVALID_PROPERTY_VALUE',
				message: "Invalid value found for property 'type'.",
				at: value(at(0, 2, 'type')),
			},
		);
	});

	it('have their own properties and no others', () => {
		const last = screen('FIRST', [footer(undefined, { visible: true })], { terminal: true });
		expectErrors(flow([last]), { ...notIn('visible', 'Footer'), at: key(at(0, 0, 'visible')) });
	});
});

describe('places', () => {
	const list = { type: 'NavigationList', name: 'list', 'list-items': [] };
	const wrongly: ReadonlyArray<readonly [sentence: string, component: JsonObject, inner: Json[]]> =
		[
			['RichText in a Form', form([{ type: 'RichText', text: 'A' }]), ['children', 0]],
			['a Form in a Form', form([form([])]), ['children', 0]],
			['a Form in an If', { type: 'If', condition: true, then: [form([])] }, ['then', 0]],
			['a list in an If', { type: 'If', condition: true, then: [list] }, ['then', 0]],
			[
				'an If in a Switch',
				{ type: 'Switch', value: '${data.a}', cases: { a: [{ type: 'If' }] } },
				['cases', 'a', 0],
			],
			[
				'a Footer in an If in an If',
				{ type: 'If', condition: true, then: [{ type: 'If', condition: true, then: [footer()] }] },
				['then', 0, 'then', 0],
			],
		];

	it.each(wrongly)('%s is in the wrong one', (_sentence, component, inner) => {
		const steps = at(0, 0, ...(inner as Array<string | number>));
		const { spelled } = value(steps);
		expectErrors(single([component]), {
			error: 'ONE_OF_SCHEMA_VALIDATION_FAILED',
			message: "Invalid value found for property 'type'.",
			at: value([...steps, 'type'], spelled),
		});
	});

	it('ChipsSelector may stand in an If from version 7.1 on', () => {
		const within = { type: 'If', condition: true, then: [choice('ChipsSelector')] };
		expectValid(single([within], { version: '7.1' }));
		expectErrors(single([within], { version: '7.0' }), {
			error: 'ONE_OF_SCHEMA_VALIDATION_FAILED',
			message: "Invalid value found for property 'type'.",
			at: value(at(0, 0, 'then', 0, 'type'), 'screens[0].layout.children[0].then[0]'),
		});
	});

	it('initial values and messages of inputs in a Form belong to the Form', () => {
		const filled = input('a', { 'init-value': 'A', 'error-message': 'No' });
		expectValid(single([filled]));
		expectErrors(
			single([form([{ type: 'If', condition: true, then: [filled] }])]),
			{
				...notIn('init-value', 'TextInput'),
				at: key(at(0, 0, 'children', 0, 'then', 0, 'init-value')),
			},
			{
				...notIn('error-message', 'TextInput'),
				at: key(at(0, 0, 'children', 0, 'then', 0, 'error-message')),
			},
		);
	});
});
