import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import type { Provider } from '../../providers/provider';
import { onlyFor, perProvider } from '../operation';
import { templateFields } from '../template/templateField';
import { parameterFields } from './send.parameters';

const sendsTemplates = ({ template }: Provider) => template?.send;

/** What kind of message goes out, where the provider has templates. */
export const sendAsFields: INodeProperties[] = onlyFor(sendsTemplates, [
	{
		displayName: 'Send As',
		name: 'sendAs',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Interactive Message',
				value: 'interactive',
				description: 'For people who wrote to you within the last 24 hours',
			},
			{
				name: 'Template With a Flow Button',
				value: 'template',
				description: 'For everyone, with a text that WhatsApp has approved',
			},
		],
		default: 'interactive',
		description: 'What kind of message carries the button for the flow',
	},
]);

const notices = perProvider((provider): INodeProperties | undefined => {
	const note = sendsTemplates(provider)?.unconfirmed;
	return note === undefined
		? undefined
		: { displayName: note, name: 'templateNotice', type: 'notice', default: '' };
});

const ifClosed: INodeProperties[] = onlyFor(sendsTemplates, [
	{
		displayName: 'Template If the Window Is Closed',
		name: 'templateIfClosed',
		type: 'boolean',
		default: false,
		description:
			'Whether to use a template instead for a person who did not write within the last 24 hours',
		displayOptions: { show: { sendAs: ['interactive'] } },
	},
]);

const shownWith = (show: Record<string, Array<string | boolean>>) =>
	updateDisplayOptions({ show }, [
		...notices,
		...onlyFor(sendsTemplates, [...templateFields, ...parameterFields]),
	]);

/** The template that goes out as the message itself. */
export const templateMessageFields: INodeProperties[] = shownWith({ sendAs: ['template'] });

/** The template that takes the place of a message which may not go out. */
export const fallbackFields: INodeProperties[] = [
	...ifClosed,
	...shownWith({ sendAs: ['interactive'], templateIfClosed: [true] }),
];

/** Hides what belongs to a flow message alone. */
export function interactiveOnly(fields: INodeProperties[]): INodeProperties[] {
	return updateDisplayOptions({ hide: { sendAs: ['template'] } }, fields);
}
