import { expectErrors, expectValid, value } from './support/expect';
import {
	at,
	body,
	data,
	exchange,
	flow,
	footer,
	form,
	navigate,
	screen,
	type Json,
	type JsonObject,
} from './support/flows';

describe('a NavigationList', () => {
	const item = (id: string, more: JsonObject = {}): JsonObject => ({
		id,
		'main-content': { title: id },
		...more,
	});
	const list = (
		items: Json,
		more: JsonObject = { 'on-click-action': navigate('LAST') },
	): JsonObject => ({
		type: 'NavigationList',
		name: 'list',
		'list-items': items,
		...more,
	});
	const page = (...children: Json[]) =>
		flow([screen('FIRST', children), screen('LAST', [footer()], { terminal: true })]);
	const action = { 'on-click-action': navigate('LAST') };

	it('leads somewhere as a whole or item by item', () => {
		expectValid(page(list([item('a', action), item('b', action)], {})));
		expectErrors(page(list([item('a'), item('b', action)])), {
			error: 'DUPLICATE_PROPETY_FOR_CONDITION',
			message:
				"For the 'NavigationList' component, 'on-click-action' can only be defined at either root " +
				"level or within the 'list-items', but not both.",
			at: [value(at(0, 0, 'on-click-action')), value(at(0, 0, 'list-items', 1, 'on-click-action'))],
		});
		expectErrors(page(list([item('a'), item('b', action)], {})), {
			error: 'MISSING_REQUIRED_PROPERTY',
			message: "Required property 'on-click-action' is missing.",
			at: value(at(0, 0)),
		});
	});

	it('has ends of one or two texts, and no large pictures beside them', () => {
		expectErrors(
			page(
				list([item('a', { end: {} }), item('b', { end: { title: 'A' } })], {
					...action,
					'media-size': 'large',
				}),
			),
			{
				error: 'DUPLICATE_PROPETY_FOR_CONDITION',
				message:
					"For the 'NavigationList' component, 'end' add-on should have at least 1 and at most 2 of " +
					"'title', 'metadata' or 'description.'",
				at: value(at(0, 0, 'list-items', 0, 'end')),
			},
			{
				error: 'INVALID_PROPERTY_VALUE_FOR_CONDITION',
				message:
					"Cannot set property 'media-size' to 'large' when 'end' add-on is present for component " +
					"'NavigationList'.",
				at: value(at(0, 0)),
			},
		);
	});

	it('has one badge', () => {
		expectErrors(page(list([item('a', { badge: 'New' }), item('b', { badge: 'New' })])), {
			error: 'MAX_ITEMS_REQUIRED',
			message: "Property 'list-items' should have at most '1' badge item.",
			at: value(at(0, 0)),
		});
	});

	it('stands beside one other list and in a Form, and nowhere else', () => {
		expectValid(page(form([list([item('a')]), { ...list([item('b')]), name: 'other' }])));
		expectErrors(page(list([item('a')]), body(), footer(navigate('LAST'))), {
			error: 'INVALID_COMPONENT_PLACEMENT',
			message:
				'Only up to 2 NavigationList components can be used per screen. Please remove other components.',
			at: value(at(0, 0, 'type')),
		});
		const three = ['a', 'b', 'c'].map((name) => ({ ...list([item(name)]), name }));
		expectErrors(page(...three), {
			error: 'COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN',
			message: 'Maximum number of NavigationList allowed per screen is 2 but found 3.',
			at: value(at(0, 2, 'type')),
		});
	});

	it('does not end a Flow', () => {
		const ending = flow(
			[screen('FIRST', [list([item('a')], { 'on-click-action': exchange })], { terminal: true })],
			{
				data_api_version: '3.0',
				routing_model: {},
			},
		);
		expectErrors(
			ending,
			{
				error: 'INVALID_PROPERTY_KEY',
				message: "Property 'terminal' is not allowed.",
				at: value(['screens', 0]),
			},
			{
				error: 'MISSING_FOOTER_ON_TERMINAL_SCREEN',
				message: "Footer component is missing on terminal screen 'FIRST'.",
				at: value(['screens', 0]),
			},
		);
	});

	it('may come from the data', () => {
		const items = {
			type: 'object',
			properties: { id: { type: 'string' }, 'main-content': { type: 'object' } },
		};
		const first = screen('FIRST', [list('${data.rows}')], {
			data: { rows: data('array', [], { items }) },
		});
		expectValid(flow([first, screen('LAST', [footer()], { terminal: true })]));
	});
});
