import { expectErrors, expectValid, key, value } from './support/expect';
import { at, choice, form, input, pair, single, type JsonObject } from './support/flows';

describe('the values of a Form', () => {
	const filled = (values: JsonObject, version = '7.3') =>
		single(
			[
				form(
					[input('text'), choice('CheckboxGroup'), { type: 'OptIn', name: 'agree', label: 'A' }],
					{
						'init-values': values,
					},
				),
			],
			{ version },
		);
	const values = value(at(0, 0, 'init-values'));

	it('have the types of their inputs from version 7.0 on', () => {
		const wrong = { text: 1, choice: 'a', agree: 'yes' };
		expectErrors(
			filled(wrong),
			...['text', 'choice', 'agree'].map((name, index) => ({
				error: 'INVALID_PROPERTY_VALUE',
				message: `Expected property '${name}' to be of type '${['string', 'array', 'boolean'][index]}' but found '${['number', 'string', 'string'][index]}'.`,
				at: values,
			})),
		);
		expectValid(filled(wrong, '6.3'));
		expectValid(filled({ text: 'a', choice: ['a'], agree: true }));
		expectValid(filled({ choice: '`${form.choice}`' }));
	});

	it('belong to inputs of the screen', () => {
		expectErrors(filled({ gone: 'a' }), {
			error: 'INVALID_PROPERTY_VALUE',
			message: "The property 'gone' is declared but not used in the init-values'.",
			at: values,
		});
	});

	it('are no files', () => {
		const picker = { type: 'PhotoPicker', name: 'photo', label: 'A' };
		expectErrors(single([form([picker], { 'init-values': { photo: [] } })], { version: '6.0' }), {
			error: 'NATIVE_COMPONENT_IN_FORM_INIT_VALUES',
			message: "Property 'init-values'  should not contain value for components: [PhotoPicker].",
			at: key(at(0, 0, 'init-values', 'photo')),
		});
	});

	it('are messages that are texts', () => {
		expectErrors(single([form([input('text')], { 'error-messages': { text: ['no'] } })]), {
			error: 'INVALID_PROPERTY_VALUE',
			message: "Expected property 'text' to be of type 'string' but found 'array'.",
			at: value(at(0, 0, 'error-messages')),
		});
	});
});

describe('inputs', () => {
	it('stand in the Form where there is one', () => {
		const within = { type: 'If', condition: true, then: [choice('Dropdown')] };
		expectErrors(single([form([input('a')]), input('b'), within]), {
			error: 'COMPONENTS_OUTSIDE_FORM',
			message:
				"Components 'TextInput', 'Dropdown' are not allowed outside Form when Form component is present.",
			at: [value(at(0, 1)), value(at(0, 2, 'then', 0))],
		});
		expectErrors(single([form([]), input('b')]), {
			error: 'COMPONENTS_OUTSIDE_FORM',
			message: "Component 'TextInput' is not allowed outside Form when Form component is present.",
			at: value(at(0, 1)),
		});
	});

	it('of other screens are not affected by a Form', () => {
		expectValid(pair([form([input('a')])], [input('a')]));
	});
});
