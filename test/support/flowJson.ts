/** A small Flow JSON without a fault, as an author would write it. */
export const validFlowJson = JSON.stringify(
	{
		version: '7.3',
		screens: [
			{
				id: 'FIRST',
				title: 'Your opinion',
				terminal: true,
				layout: {
					type: 'SingleColumnLayout',
					children: [
						{ type: 'TextInput', name: 'opinion', label: 'Opinion' },
						{
							type: 'Footer',
							label: 'Send',
							'on-click-action': { name: 'complete', payload: { opinion: '${form.opinion}' } },
						},
					],
				},
			},
		],
	},
	null,
	2,
);
