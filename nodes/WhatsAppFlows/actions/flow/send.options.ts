import type { INodeProperties } from 'n8n-workflow';
import type { Provider } from '../../providers/provider';
import { note, perProvider } from '../operation';
import { takes } from './send.takes';

/** What few messages need, each provider with what it has a place for. */
export const optionFields = (operation: string): INodeProperties[] =>
	perProvider((provider) => optionsOf(provider, operation === 'send'));

/** @param whole whether the message may be a template, or go without the generated flow token */
function optionsOf(provider: Provider, whole: boolean): INodeProperties | undefined {
	const can = takes(provider);
	const template = whole ? provider.template?.send?.takes : undefined;
	if (!can) return undefined;
	// What a template has no place for is offered with a flow message alone.
	const unlessTemplate = (has: unknown): Pick<INodeProperties, 'displayOptions'> =>
		template && !has ? { displayOptions: { hide: { '/sendAs': ['template'] } } } : {};
	const token = unlessTemplate(template?.flowToken);
	const offered: Array<INodeProperties | false> = [
		can.callbackData !== undefined && {
			displayName: 'Callback Data',
			name: 'callbackData',
			type: 'string',
			default: '',
			placeholder: 'e.g. order-1234',
			description:
				'A text of yours that comes back with what WhatsApp later tells about this message',
		},
		can.flowToken !== undefined && {
			displayName: 'Customer Reference',
			name: 'reference',
			type: 'string',
			default: '',
			placeholder: 'e.g. customer-1234',
			description:
				'A text of yours that travels inside the generated flow token and comes back with the answer',
			...token,
		},
		template !== undefined && {
			displayName: 'Flow Button Position',
			name: 'flowButtonPosition',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10 },
			default: 1,
			description:
				'Which button of the template opens the flow, counted from 1; only needed where the account does not tell it',
		},
		whole &&
			can.flowToken !== undefined && {
				displayName: 'Flow Token',
				name: 'flowToken',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description: `Your own token in place of the generated one, which tells the trigger the flow of an answer${note(can.flowToken)}`,
				...token,
			},
		whole &&
			typeof can.flowToken === 'object' && {
				displayName: 'Leave Out Flow Token',
				name: 'leaveOutFlowToken',
				type: 'boolean',
				default: false,
				description: `Whether to send no flow token at all, if the provider refuses it${note(can.flowToken)}`,
				...token,
			},
		can.contextMessageId !== undefined && {
			displayName: 'Message to Quote',
			name: 'contextMessageId',
			type: 'string',
			default: '',
			description:
				'The ID of an earlier message of this chat, such as the messageId that Send returned; that message is shown above the new one',
		},
		can.mode !== undefined && {
			displayName: 'Version',
			name: 'mode',
			type: 'options',
			options: [
				{ name: 'Draft', value: 'draft', description: 'For testing, also before it is published' },
				{ name: 'Published', value: 'published', description: 'What customers see' },
			],
			default: 'published',
			description: `Which version of the flow to send${note(can.mode)}`,
			...unlessTemplate(false),
		},
	];
	const list = offered.filter((option): option is INodeProperties => option !== false);
	return list.length === 0
		? undefined
		: {
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: list,
			};
}
