import { validateFlowJson } from '../../../nodes/WhatsAppFlows/flow-json';
import { expectErrors, expectValid, key, textOf, value } from './support/expect';
import { data, flow, footer, screen, single, type Json } from './support/flows';

const notAllowed = (name: string) => ({
	error: 'INVALID_PROPERTY_KEY',
	message: `Property '${name}' is not allowed.`,
});
const missing = (name: string) => ({
	error: 'MISSING_REQUIRED_PROPERTY',
	message: `Required property '${name}' is missing.`,
});
const wrongType = (name: string, expected: string, found: string) => ({
	error: 'INVALID_PROPERTY_TYPE',
	message: `Expected property '${name}' to be of type '${expected}' but found '${found}'.`,
});
const letters = (subject: string) => ({
	error: 'PATTERN_MISMATCH',
	message: `${subject} should only consist of alphabets and underscores.`,
});
const terminal = (more: { [key: string]: Json }) => ({
	...screen('FIRST', [footer()], { terminal: true }),
	...more,
});

describe('the top of a Flow', () => {
	it('needs screens', () => {
		expectErrors({ version: '7.3' }, { ...missing('screens'), at: value([]) });
	});

	it('takes a list of screens and nothing else', () => {
		expectErrors(
			{ version: '7.3', screens: {} },
			{ ...wrongType('screens', 'array', 'object'), at: value(['screens']) },
		);
		expectErrors(
			{ version: '7.3', screens: ['FIRST'] },
			{ ...wrongType('screens/0', 'object', 'string'), at: value(['screens', 0]) },
		);
	});

	it('says where the endpoint is configured since version 3.0', () => {
		expectErrors(
			{ ...single([]), data_channel_uri: 'https://example.com' },
			{
				error: 'INVALID_PROPERTY_KEY',
				message:
					"Property 'data_channel_uri' is no longer supported in Flow JSON as of version '3.0'. " +
					'Please configure your endpoint URI using Flows API or Builder. Refer Flows documentation ' +
					'at https://developers.facebook.com/docs/whatsapp/flows for more information.',
				at: key(['data_channel_uri']),
			},
		);
	});

	it.each(['__proto__', 'constructor', 'toString'])('has no property %s', (name) => {
		const flowJson = JSON.parse(`{"version":"7.3","${name}":{},"screens":[]}`) as { screens: Json };
		flowJson.screens = [terminal({})];
		expectErrors(flowJson, { ...notAllowed(name), at: key([name]) });
	});

	it.each([
		['7.2', '4.0'],
		['7.3', '5.0'],
		['7.3', 3],
	])('of version %s takes no data_api_version %j', (version, dataApiVersion) => {
		const flowJson = {
			...single([], { version }),
			data_api_version: dataApiVersion,
			routing_model: {},
		};
		expectErrors(flowJson, {
			error: 'INVALID_PROPERTY_VALUE',
			message: "Invalid value found for property 'data_api_version'. Expected '3.0'.",
			at: value(['data_api_version']),
		});
	});

	it('of version 7.3 takes the data_api_versions 3.0 and 4.0', () => {
		for (const version of ['3.0', '4.0']) {
			expectValid({ ...single([]), data_api_version: version, routing_model: {} });
		}
	});

	it('takes a routing model of lists of screen ids', () => {
		expectErrors(
			{ ...single([]), routing_model: { FIRST_1: [], FIRST: ['NO-SCREEN', 5], OTHER: 'FIRST' } },
			{ ...letters("'FIRST_1'"), at: key(['routing_model', 'FIRST_1']) },
			{ ...letters("Property 'FIRST/0'"), at: value(['routing_model', 'FIRST', 0]) },
			{ ...wrongType('FIRST/1', 'string', 'number'), at: value(['routing_model', 'FIRST', 1]) },
			{ ...wrongType('OTHER', 'array', 'string'), at: value(['routing_model', 'OTHER']) },
		);
	});

	it('may carry the undocumented meta', () => {
		expectValid({ ...single([]), meta: { lead_gen_ai: true } });
	});
});

describe('a data model', () => {
	const withData = (model: { [key: string]: Json }) => flow([terminal({ data: model })]);

	it('has a type and an example for each field', () => {
		expectErrors(
			withData({ a: { type: 'string' }, b: { __example__: 1 }, c: {}, d: 'text' }),
			{ ...missing('__example__'), at: value(['screens', 0, 'data', 'a']) },
			{
				...missing('type'),
				at: [value(['screens', 0, 'data', 'b']), value(['screens', 0, 'data', 'c'])],
			},
			{ ...wrongType('d', 'object', 'string'), at: value(['screens', 0, 'data', 'd']) },
		);
	});

	it('takes keys that begin with required as JSON Schema does', () => {
		expectValid(withData({ required: ['a'], requiredNote: 'any', a: data('string', 'x') }));
		expectErrors(withData({ required: 'a' }), {
			...wrongType('required', 'array', 'string'),
			at: value(['screens', 0, 'data', 'required']),
		});
	});

	it.each([
		['a data model', '"data": {', 'screens[0].data'],
		[
			'a payload, however deep',
			'"deep": {',
			"screens[0].layout.children[0]['on-click-action'].payload.deep",
		],
	])('has no key __proto__ in %s', (_, opening, where) => {
		const action = { name: 'complete', payload: { deep: { a: 1 } } };
		const name = data('string', '');
		const text = textOf(
			flow([screen('FIRST', [footer(action)], { terminal: true, data: { name } })]),
		).replace(opening, `${opening} "__proto__": { "type": "string", "__example__": "" },`);
		expect(validateFlowJson(text).errors).toMatchObject([
			{
				error: 'INVALID_PROPERTY_KEY',
				message: "Property '__proto__' is not allowed.",
				pointers: [{ path: `${where}.__proto__` }],
			},
		]);
	});
});
