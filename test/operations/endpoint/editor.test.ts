import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { WhatsAppFlows } from '../../../nodes/WhatsAppFlows/WhatsAppFlows.node';

const { listSearch, resourceMapping } = new WhatsAppFlows().methods;

const flowJson = JSON.stringify({
	version: '7.3',
	screens: [
		{ id: 'DATES', title: 'Choose a Day' },
		{
			id: 'TIMES',
			title: 'TIMES',
			data: {
				required: ['times'],
				note: { type: 'string', __example__: 'By the window' },
				times: { type: 'array', items: { type: 'string' }, __example__: ['9:00'] },
			},
		},
	],
});

/** The panel of a *Respond* in the editor, with these values. */
const panel = (values: Record<string, unknown>) =>
	({ getCurrentNodeParameter: (name: string) => values[name] }) as unknown as ILoadOptionsFunctions;

describe('what the editor offers for Respond', () => {
	const screens = (values: Record<string, unknown>, filter?: string) =>
		listSearch.searchEndpointScreens.call(panel(values), filter);
	const fields = (values: Record<string, unknown>) =>
		resourceMapping.mapEndpointScreen.call(panel(values));

	it('are the screens of the Flow JSON beside it', async () => {
		expect(await screens({ flowJson })).toEqual({
			results: [
				{ name: 'Choose a Day – DATES', value: 'DATES' },
				{ name: 'TIMES', value: 'TIMES' },
			],
		});
		expect((await screens({ flowJson }, 'day')).results).toHaveLength(1);
		expect((await screens({ flowJson: JSON.parse(flowJson) })).results).toHaveLength(2);
		for (const none of ['', '{', undefined, null, '=expression']) {
			expect(await screens({ flowJson: none })).toEqual({ results: [] });
		}
	});

	it('are the fields of the chosen screen, required ones first', async () => {
		const { fields: offered } = await fields({ flowJson, screen: { value: 'TIMES' } });
		expect(offered).toMatchObject([
			{ id: 'times', displayName: 'times (e.g. ["9:00"])', required: true, type: 'array' },
			{ id: 'note', displayName: 'note (e.g. By the window)', required: false, type: 'string' },
		]);
	});

	it.each([
		['a Flow JSON', {}, /Fill in Flow JSON first/],
		['a screen', { flowJson }, /Choose the screen/],
		[
			'a screen of a fixed name',
			{ flowJson, screen: { value: '={{ $json.next }}' } },
			/Choose the screen/,
		],
		['a screen of the flow', { flowJson, screen: { value: 'NOWHERE' } }, /has no screen “NOWHERE”/],
		['a screen with data', { flowJson, screen: { value: 'DATES' } }, /needs no data/],
	])('says why there are none without %s', async (_what, values, words) => {
		const { fields: offered, emptyFieldsNotice } = await fields(values);
		expect(offered).toEqual([]);
		expect(emptyFieldsNotice).toMatch(words);
	});
});
