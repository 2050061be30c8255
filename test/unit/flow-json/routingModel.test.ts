import { expectErrors, expectValid, expectWarnings, key, value } from './support/expect';
import { exchange, flow, footer, navigate, screen, type JsonObject } from './support/flows';

const routing = (message: string) => ({ error: 'INVALID_ROUTING_MODEL', message });
const id = (index: number) => value(['screens', index, 'id']);
/** Screens with an endpoint, the last one terminal. */
const served = (ids: readonly string[], routes: JsonObject, more: JsonObject = {}) =>
	flow(
		ids.map((name, index) =>
			screen(name, [footer(exchange)], index === ids.length - 1 ? { terminal: true } : {}),
		),
		{ data_api_version: '3.0', routing_model: routes, ...more },
	);

describe('a routing model', () => {
	it('is kept by screens that follow each other', () => {
		expectValid(served(['A', 'B', 'C'], { A: ['B'], B: ['C'], C: [] }));
	});

	it('may leave out terminal screens', () => {
		expectValid(served(['A', 'B', 'C'], { A: ['B'] }));
		expectValid(served(['A'], {}));
	});

	it('names all other screens', () => {
		expectErrors(served(['A', 'B', 'C', 'D'], { A: ['D'] }), {
			...routing('Following screens are missing in the routing model: [B, C].'),
			at: [id(1), id(2)],
		});
	});

	it('names only screens of the Flow', () => {
		expectErrors(
			served(['A', 'B'], { A: ['B', 'X'], Y: [] }),
			{
				...routing('Invalid screens found in the routing model: [Y].'),
				at: key(['routing_model', 'Y']),
			},
			{
				...routing('Invalid screens found in the routing model: [X].'),
				at: value(['routing_model', 'A', 1]),
			},
		);
	});

	it('leads no screen to itself', () => {
		expectErrors(served(['A', 'B'], { A: ['A', 'B'] }, { version: '7.0' }), {
			...routing('Loop detected in the routing model for screens: [A].'),
			at: key(['routing_model', 'A']),
		});
	});

	it('leads a screen to up to ten others', () => {
		const targets = Array.from({ length: 11 }, (_, index) => `S${'ABCDEFGHIJK'[index]}`);
		const all = ['A', ...targets];
		expectErrors(
			served(all, { A: targets, ...Object.fromEntries(targets.map((to) => [to, []])) }),
			{
				...routing('Number of branches exceeds the max limit of 10 for screens: [A].'),
				at: key(['routing_model', 'A']),
			},
		);
	});

	it('leads only forward', () => {
		expectErrors(
			served(['A', 'B', 'C'], { A: ['B'], B: ['C', 'A'] }),
			{
				...routing(
					'Backward route [B->A] corresponding to forward route [A->B] is not allowed in the routing ' +
						'model. Only forward routes can be specified.',
				),
				at: value(['routing_model', 'B', 1]),
			},
			noEntry,
		);
	});

	const noEntry = {
		...routing(
			'No entry screen found in the routing model. Expected a screen with no inbound edges as the ' +
				'entry screen.',
		),
		at: value(['routing_model']),
	};

	it('has a screen to begin with, unless all lead in a circle', () => {
		const circle = (version: string) =>
			served(['A', 'B', 'C'], { A: ['B'], B: ['C'], C: ['A'] }, { version });
		expectErrors(circle('7.3'), noEntry);
		expectErrors(circle('6.2'), noEntry);
		expectWarnings(circle('7.2'), noEntry);
		expectWarnings(circle('6.3'), noEntry);
	});

	it('has a screen to begin with that no action leads to, from version 7.3 on', () => {
		const back = (version: string) =>
			flow(
				[
					screen('A', [footer(navigate('B'))]),
					screen(
						'B',
						[
							footer(exchange),
							{ type: 'EmbeddedLink', text: 'Back', 'on-click-action': navigate('A') },
						],
						{
							terminal: true,
						},
					),
				],
				{ version, data_api_version: '3.0', routing_model: { A: ['B'] } },
			);
		expectErrors(back('7.3'), noEntry);
		expectValid(back('6.2'));
	});

	it('connects all its screens', () => {
		expectErrors(served(['A', 'B', 'C', 'D', 'E'], { A: ['B'], C: ['D'] }), {
			...routing(
				'Following screens are not connected with the rest of the screens: [C, D]. All screens ' +
					'should be connected.',
			),
			at: [id(2), id(3)],
		});
	});

	it('has the routes that actions take, in whichever direction', () => {
		const navigating = (routes: JsonObject, version = '7.3') =>
			flow(
				[
					screen('A', [footer(navigate('C'))]),
					screen('B', [footer(exchange)]),
					screen('C', [footer()], { terminal: true }),
				],
				{ version, data_api_version: '3.0', routing_model: routes },
			);
		const missing = {
			...routing(
				"Missing direct route from screen 'A' to screen 'C' in the routing model, while it exists in " +
					"the navigate screen action of screen 'A'.",
			),
			at: [id(0), id(2)],
		};
		expectErrors(navigating({ A: ['B'], B: ['C'] }), missing);
		expectErrors(navigating({ A: ['B'], B: ['C'] }, '6.2'), missing);
		expectWarnings(navigating({ A: ['B'], B: ['C'] }, '7.2'), missing);
		expectValid(navigating({ C: ['A'], A: ['B'] }, '6.2'));
	});
});
