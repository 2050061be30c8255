import { expectErrors, expectValid, expectWarnings, value } from './support/expect';
import { at, flow, footer, navigate, screen, type JsonObject } from './support/flows';

const routing = (message: string) => ({ error: 'INVALID_ROUTING_MODEL', message });
const id = (index: number) => value(['screens', index, 'id']);

describe('routes without a model', () => {
	const link = (to: string): JsonObject => ({
		type: 'EmbeddedLink',
		text: to,
		'on-click-action': navigate(to),
	});

	it('follow from the actions, those in branches too', () => {
		const within = { type: 'If', condition: true, then: [link('B')] };
		expectValid(
			flow([
				screen('A', [within, footer(navigate('C'))]),
				screen('B', [footer(navigate('C'))]),
				screen('C', [footer()], { terminal: true }),
			]),
		);
	});

	it('lead somewhere from a first screen', () => {
		const circle = (version: string) =>
			flow(
				[
					screen('A', [footer(navigate('B'))]),
					screen('B', [footer(), link('A')], { terminal: true }),
				],
				{ version },
			);
		const noEntry = {
			...routing(
				'No entry screen found in the routing model. Add a screen that is not used as the next ' +
					'screen in any of the navigate actions.',
			),
			at: value(['screens']),
		};
		expectErrors(circle('7.3'), noEntry);
		expectErrors(circle('5.1'), noEntry);
		expectWarnings(circle('7.0'), noEntry);
	});

	it('connect all screens', () => {
		const flowJson = flow([
			screen('A', [footer()], { terminal: true }),
			screen('B', [footer()], { terminal: true }),
			screen('C', [footer()], { terminal: true }),
		]);
		expectErrors(flowJson, {
			...routing(
				'Following screens are not connected with the rest of the screens via navigate screen ' +
					'action: [B, C]. All screens should be connected.',
			),
			at: [id(1), id(2)],
		});
	});

	it('lead from a screen to up to ten others', () => {
		const branching = (ids: readonly string[]) => {
			// Of the links in a Switch only one is shown at once, so that they are not too many.
			const cases = Object.fromEntries(ids.map((to) => [to, [link(to)]]));
			const way = { way: { type: 'string', __example__: 'B' } };
			return flow([
				screen('A', [{ type: 'Switch', value: '${data.way}', cases }], { data: way }),
				...ids.map((name) => screen(name, [footer()], { terminal: true })),
			]);
		};
		expectValid(branching('BCDEFGHIJK'.split('')));
		expectErrors(branching('BCDEFGHIJKL'.split('')), {
			...routing(
				'Number of branches exceeds the max limit of 10 for screens: [A]. Reduce navigate actions ' +
					'for the screen.',
			),
			at: value(['screens', 0]),
		});
	});

	it('may lead anywhere from a list', () => {
		const list = {
			type: 'NavigationList',
			name: 'list',
			'list-items': [{ id: 'a', 'main-content': { title: 'A' }, 'on-click-action': navigate('B') }],
		};
		expectValid(
			flow([
				screen('A', [list]),
				screen('B', [footer(navigate('A'))]),
				screen('C', [footer()], { terminal: true }),
			]),
		);
	});
});

describe('a navigate action', () => {
	const error = 'INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME';

	it('leads to a screen of the Flow: one error for all that do not', () => {
		const flowJson = flow(
			[
				screen(
					'A',
					[
						{ type: 'EmbeddedLink', text: 'X', 'on-click-action': navigate('X') },
						footer(navigate('Y')),
					],
					{ terminal: true },
				),
			],
			{ version: '7.2' },
		);
		expectErrors(flowJson, {
			error,
			message: 'Unknown screen ids found: [X, Y].',
			at: [
				value(at(0, 0, 'on-click-action', 'next', 'name')),
				value(at(0, 1, 'on-click-action', 'next', 'name')),
			],
		});
	});

	it('does not lead to its own screen', () => {
		const flowJson = flow(
			[
				screen(
					'A',
					[footer(), { type: 'EmbeddedLink', text: 'X', 'on-click-action': navigate('A') }],
					{ terminal: true },
				),
			],
			{ version: '7.2' },
		);
		expectErrors(flowJson, {
			error,
			message: 'Same screen navigation is not allowed. Loop detected at [A].',
			at: value(at(0, 1, 'on-click-action', 'next', 'name')),
		});
	});

	it('may lead to a screen that the data names', () => {
		expectValid(
			flow([
				screen(
					'A',
					[
						footer(navigate('B')),
						{ type: 'EmbeddedLink', text: 'X', 'on-click-action': navigate('${data.x}') },
					],
					{
						data: { x: { type: 'string', __example__: 'B' } },
					},
				),
				screen('B', [footer()], { terminal: true }),
			]),
		);
	});
});
