import fc from 'fast-check';
import { listScreens } from '../../../nodes/WhatsAppFlows/flow-json/screens';

const navigate = (name: string) => ({
	type: 'Footer',
	'on-click-action': { name: 'navigate', next: { type: 'screen', name }, payload: {} },
});

describe('the screens of a flow', () => {
	it('come in their order, and those that another one leads to are no first screens', () => {
		expect(
			listScreens({
				screens: [
					{ id: 'WELCOME', title: 'Hello', layout: { children: [navigate('DATES')] } },
					{ id: 'DATES', layout: { children: [{ type: 'If', then: [navigate('DONE')] }] } },
					{ id: 'DONE', title: 'Bye' },
				],
			}),
		).toEqual([
			{ id: 'WELCOME', title: 'Hello', entry: true },
			{ id: 'DATES', title: undefined, entry: false },
			{ id: 'DONE', title: 'Bye', entry: false },
		]);
	});

	it('follow the routing model of a flow with an endpoint', () => {
		const screens = listScreens({
			routing_model: { A: ['B'], B: [] },
			screens: [{ id: 'A' }, { id: 'B' }],
		});
		expect(screens.map(({ entry }) => entry)).toEqual([true, false]);
	});

	it('are none in anything that is no flow', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				expect(Array.isArray(listScreens(value))).toBe(true);
				expect(Array.isArray(listScreens({ screens: [value], routing_model: value }))).toBe(true);
			}),
		);
	});
});
