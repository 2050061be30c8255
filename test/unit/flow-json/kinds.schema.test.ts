import { expectErrors, expectValid, messagesOf, value } from './support/expect';
import { at, body, input, single, type Json, type JsonObject } from './support/flows';

const binding = '${screen.data.your_value} or ${data.your_value}';
const pattern = (name: string, suffix: string) => ({
	error: 'PATTERN_MISMATCH',
	message: `Property '${name}' ${suffix}`,
});
const blank = (name: string) => pattern(name, 'should not be blank or an empty string.');
const wrongType = (name: string, expected: string, found: string) => ({
	error: 'INVALID_PROPERTY_TYPE',
	message: `Expected property '${name}' to be of type '${expected}' but found '${found}'.`,
});
const oneOf = (...values: string[]) => ({
	error: 'INVALID_ENUM_VALUE',
	message: `Value should be one of: [${values.join(', ')}].`,
});
/** The place of a property of the first component, in brackets where it has a hyphen. */
const place = (name: string, ...inner: Array<string | number>) =>
	value(
		at(0, 0, name, ...inner),
		`screens[0].layout.children[0]${name.includes('-') ? `['${name}']` : `.${name}`}` +
			inner.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join(''),
	);
const picture = { type: 'Image', src: 'AAAA' };
const model = {
	show: { type: 'boolean', __example__: true },
	word: { type: 'string', __example__: 'a' },
};

describe('kinds of values', () => {
	it('blank texts are refused from version 6.0 on', () => {
		const blankHelp = input('a', { 'helper-text': ' ' });
		expectValid(single([blankHelp], { version: '5.1' }));
		expectErrors(single([blankHelp], { version: '6.0' }), {
			...blank('helper-text'),
			at: place('helper-text'),
		});
	});

	it('an empty label is too short, and from 6.0 on blank as well', () => {
		const short = {
			error: 'MIN_CHARS_REQUIRED',
			message: "Property 'label' should have at least '1' character(s).",
			at: place('label'),
		};
		expectErrors(single([input('a', { label: '' })], { version: '5.1' }), short);
		expectErrors(single([input('a', { label: '' })]), short, {
			...blank('label'),
			at: place('label'),
		});
	});

	it('a name is known beforehand from version 6.0 on', () => {
		expectValid(single([input('${data.word}')], { version: '5.1', data: model }));
		expectErrors(single([input('${data.word}')], { data: model }), {
			...pattern('name', `should not be dynamic data format of the form ${binding}.`),
			at: place('name'),
		});
		expectErrors(single([input("`'a'`")]), {
			...pattern('name', 'should not be enclosed in backticks.'),
			at: place('name'),
		});
		expectErrors(single([input('')], { version: '5.1' }), { ...blank('name'), at: place('name') });
	});

	it('a flag takes true, false, a reference, and from 6.0 on an expression', () => {
		const shown = (visible: Json) => [{ ...body(), visible }];
		for (const visible of [true, false, '${data.show}', '`!${data.show}`']) {
			expectValid(single(shown(visible), { data: model }));
		}
		expectErrors(single(shown(1)), {
			...wrongType('visible', 'boolean', 'number'),
			at: place('visible'),
		});
		expect(messagesOf(single(shown('`true`'), { version: '5.1' }))).toHaveLength(2);
	});

	it('a number takes no text that is none', () => {
		expectErrors(
			single([{ ...picture, width: '10' }]),
			{ ...wrongType('width', 'number', 'string'), at: place('width') },
			{
				...pattern(
					'width',
					`should be of type 'number' or have dynamic data format of the form ${binding}.`,
				),
				at: place('width'),
			},
		);
	});

	it('an integer has no fraction', () => {
		const area = { type: 'TextArea', name: 'a', label: 'A', 'max-length': 1.5 };
		expectErrors(single([area]), {
			...wrongType('max-length', 'integer', 'number'),
			at: place('max-length'),
		});
	});

	it('a word out of a list can be no other, and only sometimes a reference', () => {
		expectErrors(single([input('a', { 'input-type': '${data.word}' })]), {
			...oneOf('text', 'number', 'password', 'passcode', 'phone', 'email'),
			at: place('input-type'),
		});
		expectErrors(
			single([{ ...body(), 'font-weight': 'fat' }]),
			{ ...oneOf('bold', 'italic', 'bold_italic', 'normal'), at: place('font-weight') },
			{
				...pattern('font-weight', `should have dynamic data format of the form ${binding}.`),
				at: place('font-weight'),
			},
		);
		expectValid(single([{ ...body(), 'font-weight': '${data.word}' }], { data: model }));
	});

	it('markdown is switched on by a flag that is no reference', () => {
		expectErrors(single([{ ...body(), markdown: '${data.show}' }]), {
			...wrongType('markdown', 'boolean', 'string'),
			at: place('markdown'),
		});
	});

	it('a picture that begins like a reference must be one', () => {
		expectErrors(single([{ ...picture, src: '${image}' }]), {
			...pattern('src', `should have dynamic data format of the form ${binding}.`),
			at: place('src'),
		});
	});

	it('the sizes of uploads are whole numbers within limits', () => {
		const picker = (more: JsonObject) => [{ type: 'PhotoPicker', name: 'a', label: 'A', ...more }];
		expectErrors(
			single(
				picker({ 'max-file-size-kb': 25601, 'min-uploaded-photos': -1, 'max-uploaded-photos': 0 }),
			),
			{
				error: 'MAXIMUM_VALUE_REQUIRED',
				message: "The maximum value allowed for property 'max-file-size-kb' is 25600.",
				at: place('max-file-size-kb'),
			},
			{
				error: 'MINIMUM_VALUE_REQUIRED',
				message: "The minimum value allowed for property 'min-uploaded-photos' is 0.",
				at: place('min-uploaded-photos'),
			},
			{
				error: 'MINIMUM_VALUE_REQUIRED',
				message: "The minimum value allowed for property 'max-uploaded-photos' is 1.",
				at: place('max-uploaded-photos'),
			},
		);
		expectErrors(single(picker({ 'max-uploaded-photos': '${data.n}' })), {
			...wrongType('max-uploaded-photos', 'integer', 'string'),
			at: place('max-uploaded-photos'),
		});
	});

	it('a message about uploads may be an object that is not empty', () => {
		const picker = (message: Json) => [
			{ type: 'PhotoPicker', name: 'a', label: 'A', 'error-message': message },
		];
		expectValid(single(picker({ one: 'No' })));
		expectErrors(single(picker({})), {
			error: 'INVALID_SCHEMA',
			message:
				'Error at [/screens/0/layout/children/0/error-message]: should NOT have fewer than 1 ' +
				'properties. Please refer to the Flow JSON schema.',
			at: place('error-message'),
		});
	});
});
