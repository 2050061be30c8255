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
	option,
	pair,
	screen,
	single,
	type Json,
	type JsonObject,
} from './support/flows';

const when = (then: Json[], otherwise?: Json[]): JsonObject => ({
	type: 'If',
	condition: true,
	then,
	...(otherwise && { else: otherwise }),
});
const switched = (cases: JsonObject): JsonObject => ({
	type: 'Switch',
	value: '${data.word}',
	cases,
});
const word = { word: data('string', 'a') };
const picker = (type: string, name: string, more: JsonObject = {}): JsonObject => ({
	type,
	name,
	label: 'Upload',
	...more,
});

describe('names', () => {
	it('are unique on a screen, and merged over screens', () => {
		expectErrors(pair([input('a'), input('a')], [form([input('a'), input('a')], { name: 'a' })]), {
			error: 'DUPLICATE_FORM_COMPONENT_NAMES',
			message: "Duplicate name found for Form components: 'a'.",
			at: [
				value(at(0, 0, 'name')),
				value(at(0, 1, 'name')),
				value(at(1, 0, 'children', 0, 'name')),
				value(at(1, 0, 'children', 1, 'name')),
			],
		});
		expectValid(pair([input('a')], [form([input('a')], { name: 'a' })]));
	});
});

describe('options', () => {
	it('have pictures or colours', () => {
		const options = [option('a', { color: '#00ff00' }), option('b', { image: 'AAAA' })];
		expectErrors(single([choice('RadioButtonsGroup', { 'data-source': options })]), {
			error: 'DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR',
			message:
				'Data source can only have either only image attributes or only color attributes for all ' +
				"items for RadioButtonsGroup 'choice'.",
			at: [value(at(0, 0, 'data-source', 0, 'color')), value(at(0, 0, 'data-source', 1, 'image'))],
		});
	});
});

describe('least and most', () => {
	const bounds: ReadonlyArray<readonly [least: string, most: string, component: JsonObject]> = [
		['min-selected-items', 'max-selected-items', choice('CheckboxGroup', { name: 'a' })],
		['min-chars', 'max-chars', input('a')],
		['min-uploaded-photos', 'max-uploaded-photos', picker('PhotoPicker', 'a')],
		['min-uploaded-documents', 'max-uploaded-documents', picker('DocumentPicker', 'a')],
	];
	it.each(bounds)('%s is not greater than %s', (least, most, component) => {
		expectValid(single([{ ...component, [least]: 3, [most]: 3 }]));
		expectErrors(single([{ ...component, [least]: 4, [most]: 3 }]), {
			error: 'MIN_VALUE_GREATER_THAN_MAX',
			message: `'${least}' cannot be greater than '${most}' for ${String(component.type)} 'a'.`,
			at: value(at(0, 0, least)),
		});
	});
});

describe('branches', () => {
	it('are up to three deep', () => {
		const nested = (depth: number): JsonObject => when(depth > 1 ? [nested(depth - 1)] : [body()]);
		expectValid(single([nested(3)]));
		expectErrors(single([nested(5)]), {
			error: 'MAXIMUM_IF_NESTING',
			message: "The 'If' component can only be nested up to 3 levels deep.",
			at: value(at(0, 0, 'then', 0, 'then', 0, 'then', 0)),
		});
	});

	it('of a Switch are at least one', () => {
		expectErrors(single([switched({})], { data: word }), {
			error: 'INVALID_PROPERTY_VALUE',
			message: "The 'cases' property of a Switch component cannot be empty.",
			at: value(at(0, 0, 'cases')),
		});
	});

	const last = (children: Json[], more: JsonObject = {}) =>
		flow([screen('FIRST', children, { terminal: true, ...more })]);

	it('have a Footer all or none', () => {
		expectValid(last([when([footer()], [footer()])]));
		expectErrors(last([when([footer()])]), {
			error: 'MISSING_FOOTER_IN_IF_ELSE_BRANCHES',
			message:
				"Missing Footer inside one of the 'If' component branches. Branch 'else' should exist and " +
				'contain one Footer.',
			at: value(at(0, 0)),
		});
		expectErrors(last([when([body()], [footer()])]), {
			error: 'MISSING_FOOTER_IN_IF_ELSE_BRANCHES',
			message:
				"Footer component must be present in all branches of 'If' component if it exists in any one " +
				'branch.',
			at: value(at(0, 0)),
		});
		expectErrors(last([switched({ a: [footer()], b: [body()] })], { data: word }), {
			error: 'MISSING_FOOTER_IN_SWITCH_BRANCHES',
			message:
				'Footer component must be present in all switch cases if it exists in one of the cases.',
			at: value(at(0, 0)),
		});
	});
});
