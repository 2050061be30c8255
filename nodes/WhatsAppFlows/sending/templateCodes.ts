import type { CodeMeaning } from './codes';

/**
 * What WhatsApp says about a template that it does not send.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
export const templateMeanings: ReadonlyArray<
	readonly [codes: readonly number[], meaning: CodeMeaning]
> = [
	[
		[132000],
		{
			title: 'The number of values does not fit the template',
			advice: 'Give a value for each parameter of the template, and no more.',
			disposition: 'fixRequest',
		},
	],
	[
		[132001],
		{
			title: 'There is no approved template with this name in this language',
			advice:
				'Compare name and language with List of the resource Template, and look at its status.',
			disposition: 'fixRequest',
		},
	],
	[
		[132005],
		{
			title: 'With its values filled in, the text of the template is too long',
			advice: 'Shorten the values.',
			disposition: 'fixRequest',
		},
	],
	[
		[132007],
		{
			title: 'The template breaks a rule of WhatsApp',
			advice: 'Read the reason in the WhatsApp Manager, and change the template or its values.',
			disposition: 'fixRequest',
		},
	],
	[
		[132012],
		{
			title: 'A value does not fit its place in the template',
			advice:
				'Compare the parameters with the template: their names, their number and the kind of the header.',
			disposition: 'fixRequest',
		},
	],
	[
		[132015],
		{
			title: 'WhatsApp has paused the template because people did not like it',
			advice: 'Use another template, or wait until WhatsApp lets this one go on.',
			disposition: 'fixRequest',
		},
	],
	[
		[132016],
		{
			title: 'WhatsApp has disabled the template for good because people did not like it',
			advice: 'Create a new template with other words.',
			disposition: 'fixRequest',
		},
	],
];
