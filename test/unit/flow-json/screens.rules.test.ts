import { expectErrors, expectValid, expectWarnings, value } from './support/expect';
import {
	choice,
	exchange,
	flow,
	footer,
	input,
	navigate,
	screen,
	single,
	type Json,
	type JsonObject,
} from './support/flows';

const last = (id: string, more: JsonObject = {}) =>
	screen(id, [footer()], { terminal: true, ...more });
const letters = (index: number) =>
	String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));

describe('screens', () => {
	it('have ids of their own', () => {
		expectErrors(flow([last('A'), last('A'), last('A')], { routing_model: {} }), {
			error: 'DUPLICATE_SCREEN_IDS',
			message: "Duplicate screen id found: 'A'.",
			at: [value(['screens', 1, 'id']), value(['screens', 2, 'id'])],
		});
	});

	it('are not called success', () => {
		expectErrors(flow([last('success')]), {
			error: 'SCREEN_ID_IS_RESERVED_KEYWORD',
			message: "Screen id cannot be 'success' since it is a reserved keyword.",
			at: value(['screens', 0, 'id']),
		});
	});

	it('are terminal at least once', () => {
		expectErrors(
			flow([screen('A', [footer(exchange)])], {
				data_api_version: '3.0',
				routing_model: { A: [] },
			}),
			{
				error: 'MISSING_TERMINAL_SCREEN',
				message: 'Terminal screen is required but not provided.',
				at: value(['screens']),
			},
		);
	});

	it('end well at least once', () => {
		expectErrors(flow([last('A', { success: false })]), {
			error: 'INVALID_PROPERTY_VALUE',
			message: "At least one terminal screen must have property 'success' set as true.",
			at: value(['screens', 0, 'success']),
		});
	});

	it('that are not terminal count as successful with Meta, so that they only give a warning', () => {
		const flowJson = flow([screen('A', [footer(navigate('B'))]), last('B', { success: false })]);
		expectWarnings(flowJson, {
			error: 'INVALID_PROPERTY_VALUE',
			message: "At least one terminal screen must have property 'success' set as true.",
			at: value(['screens', 1, 'success']),
		});
	});

	it('refresh on back only with an endpoint', () => {
		expectErrors(flow([last('A', { refresh_on_back: true })]), {
			error: 'INVALID_PROPERTY_VALUE',
			message:
				"Property 'refresh_on_back' can be true only when property 'data_api_version' is set.",
			at: value(['screens', 0, 'refresh_on_back']),
		});
		expectValid(flow([last('A', { refresh_on_back: false })]));
		expectValid(
			flow([last('A', { refresh_on_back: true })], { data_api_version: '3.0', routing_model: {} }),
		);
	});

	it('are up to 100', () => {
		const chain = (count: number): Json[] =>
			Array.from({ length: count }, (_, index) =>
				index === count - 1
					? last(letters(index))
					: screen(letters(index), [footer(navigate(letters(index + 1)))]),
			);
		expectValid(flow(chain(100)));
		expectErrors(flow(chain(101)), {
			error: 'MAX_SCREENS_NUMBER',
			message: 'Maximum number of screens allowed per Flow is 100 but found 101.',
			at: value(['screens']),
		});
	});

	it('mark only components of theirs as sensitive', () => {
		expectErrors(single([input('pin')], { sensitive: ['pin', 'code', 'word'] }), {
			error: 'INVALID_SENSITIVE_FIELD',
			message:
				"No component corresponding to the sensitive fields 'code', 'word' can be found in screen 'FIRST'.",
			at: [value(['screens', 0, 'sensitive', 1]), value(['screens', 0, 'sensitive', 2])],
		});
		expectErrors(single([input('pin')], { sensitive: ['code'] }), {
			error: 'INVALID_SENSITIVE_FIELD',
			message:
				"No component corresponding to the sensitive field 'code' can be found in screen 'FIRST'.",
			at: value(['screens', 0, 'sensitive', 0]),
		});
	});
});

describe('an endpoint', () => {
	it('is needed to exchange data', () => {
		const asking = choice('Dropdown', { 'on-select-action': exchange });
		expectErrors(single([asking]), {
			error: 'MISSING_REQUIRED_PROPERTY',
			message: "The property 'data_api_version' is required for data_exchange action.",
			at: value([]),
		});
	});

	it('needs a routing model', () => {
		expectErrors(
			{ ...single([]), data_api_version: '3.0' },
			{
				error: 'MISSING_REQUIRED_PROPERTY',
				message: "The property 'routing_model' is required for property 'data_api_version'.",
				at: value([]),
			},
		);
	});
});
