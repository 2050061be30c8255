/** Without a button to end it, a terminal screen is refused. */
const done = {
	type: 'Footer',
	label: 'Book',
	'on-click-action': { name: 'complete', payload: {} },
};

/** An appointment in three screens, DATE, TIME and DETAILS, whose data come from an endpoint. */
const booking = {
	version: '7.3',
	data_api_version: '4.0',
	routing_model: { DATE: ['TIME'], TIME: ['DETAILS'], DETAILS: [] },
	screens: [
		{ id: 'DATE', title: 'Date', data: { days: { type: 'array', items: { type: 'object' } } } },
		{
			id: 'TIME',
			title: 'Time',
			refresh_on_back: true,
			data: {
				day: { type: 'string' },
				slots: {
					type: 'array',
					items: {
						type: 'object',
						properties: { id: { type: 'string' }, title: { type: 'string' } },
					},
				},
			},
		},
		{ id: 'DETAILS', title: 'Details', terminal: true },
	].map((screen) => ({
		...screen,
		layout: {
			type: 'SingleColumnLayout',
			children: [{ type: 'TextBody', text: 'Choose' }, ...(screen.terminal ? [done] : [])],
		},
	})),
};

/** Its JSON, with other versions or routes where they are given. */
export const bookingJson = (more: object = {}): string => JSON.stringify({ ...booking, ...more });
