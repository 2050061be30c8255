import { expectErrors, expectValid, value } from './support/expect';
import {
	at,
	body,
	choice,
	data,
	flow,
	footer,
	form,
	input,
	navigate,
	screen,
	single,
	type JsonObject,
} from './support/flows';

const items = { type: 'object', properties: { id: { type: 'string' }, title: { type: 'string' } } };
const model = {
	text: data('string', 'a'),
	number: data('number', 1),
	whole: data('integer', 1),
	flag: data('boolean', true),
	list: data('array', [], { items }),
	texts: data('array', [], { items: { type: 'string' } }),
	person: data('object', {}, { properties: { name: { type: 'string' }, age: { type: 'number' } } }),
};

describe('references in components', () => {
	const wrong = (message: string) => ({ error: 'INVALID_SCREEN_DYNAMIC_DATA', message });
	const shown = (component: JsonObject) => single([component], { data: model });
	/** The same on a second screen, from which the first can be referred to. */
	const later = (component: JsonObject) =>
		flow([
			screen('FIRST', [input('name'), choice('CheckboxGroup'), footer(navigate('LAST'))], {
				data: model,
			}),
			screen('LAST', [component, footer()], { terminal: true }),
		]);

	it('name what is there', () => {
		expectValid(shown(body('${data.text}')));
		expectValid(shown(body('${data.texts}')));
		expectValid(shown(body('${data.person.name}')));
		expectValid(shown({ ...body(), visible: '${data.flag}' }));
		expectValid(shown(choice('Dropdown', { 'data-source': '${data.list}' })));
		expectValid(shown(input('a', { 'min-chars': '${data.text}', 'max-chars': '${data.whole}' })));
		expectValid(later(body('${screen.FIRST.data.text}')));
		expectValid(later(body('${screen.FIRST.form.name}')));
	});

	it('name no field or input that is not there', () => {
		for (const binding of ['${data.gone}', '${form.gone}', '${data.person.gone}']) {
			expectErrors(shown(body(binding)), {
				...wrong(
					`Dynamic data '${binding}' is invalid as its schema is missing in the data model of screen ` +
						"'FIRST'.",
				),
				at: value(at(0, 0, 'text')),
			});
		}
		expectErrors(later(body('${screen.FIRST.data.gone}')), {
			...wrong(
				"Global Dynamic data '${screen.FIRST.data.gone}' is invalid as its schema is missing in the " +
					"data model of screen 'FIRST'.",
			),
			at: value(at(1, 0, 'text')),
		});
	});

	it('name no screen that is not there', () => {
		expectErrors(shown(body('${screen.GONE.data.text}')), {
			...wrong(
				"Global dynamic data '${screen.GONE.data.text}' used on screen 'FIRST' for TextBody property " +
					"'text' is invalid since screen 'GONE' is missing in the Flow JSON.",
			),
			at: value(at(0, 0, 'text')),
		});
	});

	it('to data of their own screen are short', () => {
		expectErrors(shown(body('${screen.FIRST.data.text}')), {
			...wrong(
				"Global dynamic data '${screen.FIRST.data.text}' used on screen 'FIRST' for TextBody property " +
					"'text' is invalid since screen 'FIRST' represents current screen. Convert expression to " +
					'local referencing of the form ${data.text}.',
			),
			at: value(at(0, 0, 'text')),
		});
	});

	it('give the type that the property needs', () => {
		expectErrors(shown({ ...body(), visible: '${data.person.name}' }), {
			...wrong("Expected 'screens[0].data.person.properties.name' to be of type 'boolean'."),
			at: value(at(0, 0, 'visible')),
		});
		expectErrors(shown(body('${data.number}')), {
			...wrong("Expected 'screens[0].data.number' to be of one of these types: [string, array]."),
			at: value(at(0, 0, 'text')),
		});
		expectErrors(shown({ type: 'TextHeading', text: '${data.list}' }), {
			...wrong("Expected 'screens[0].data.list' to be of type 'string'."),
			at: value(at(0, 0, 'text')),
		});
	});

	it('to inputs give the type that the property needs', () => {
		expectErrors(
			single([{ type: 'TextHeading', text: '${form.choice}' }, choice('CheckboxGroup')]),
			{
				...wrong("Found invalid form data. Expected '${form.choice}' to be of type 'string'."),
				at: value(at(0, 0, 'text')),
			},
		);
		expectErrors(later({ type: 'TextHeading', text: '${screen.FIRST.form.choice}' }), {
			...wrong(
				"Found invalid global form data. Expected '${screen.FIRST.form.choice}' to be of type 'string'.",
			),
			at: value(at(1, 0, 'text')),
		});
	});

	it('to options give an id and a title', () => {
		expectErrors(
			shown(choice('Dropdown', { 'data-source': '${data.texts}' })),
			...['id', 'title'].map((name) => ({
				...wrong(`Data model schema is invalid for '\${data.texts}'. Missing schema for ${name}.`),
				at: value(at(0, 0, 'data-source')),
			})),
		);
	});

	it('do not lead into lists', () => {
		expectErrors(shown(body('${data.list.title}')), {
			...wrong(
				"${data.list.title} on screen 'FIRST' for TextBody property 'text' is invalid as 'items' is " +
					'defined in an array schema in the data model.',
			),
			at: value(at(0, 0, 'text')),
		});
	});

	it('are looked up in objects too from version 6.0 on', () => {
		const filled = (version: string) =>
			single([form([input('a')], { 'init-values': { a: '${data.gone}' } })], { version });
		expectValid(filled('5.1'));
		expectErrors(filled('6.0'), {
			...wrong(
				"Dynamic data '${data.gone}' is invalid as its schema is missing in the data model of screen " +
					"'FIRST'.",
			),
			at: value(at(0, 0, 'init-values', 'a')),
		});
	});

	it('decide in a Switch whatever their type', () => {
		const cases = { a: [body()] };
		for (const name of ['text', 'number', 'flag']) {
			expectValid(shown({ type: 'Switch', value: `\${data.${name}}`, cases }));
		}
	});
});
