import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { providerList } from '../providers';
import type { Provider } from '../providers/provider';
import type { WebhookRules } from '../providers/webhookRules';
import type { WebhookEvent } from '../webhooks';
import { alertFields, eventNames, statusField } from './eventFields';
import { fileFields } from './fileFields';
import { filterField } from './filterField';
import { urlSecretField } from './urlSecret';

type Receiving = Provider & { webhook: WebhookRules };

const receiving = providerList.filter(
	(provider): provider is Receiving => provider.webhook !== undefined,
);

const notice = (name: string, displayName: string): INodeProperties => ({
	displayName,
	name,
	default: '',
	type: 'notice',
});

function triggerOn({ webhook }: Receiving): INodeProperties {
	return {
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'multiOptions',
		required: true,
		options: webhook.events
			.map((value) => ({ value, ...eventNames[value] }))
			.sort((a, b) => a.name.localeCompare(b.name)),
		default: ['flowCompletion'],
	};
}

/** Where the provider has an API for it, the address can be set without the portal. */
function registrationFields({ displayName, webhook }: Receiving): INodeProperties[] {
	const { registration, setUp } = webhook;
	const manual = notice('setUpNotice', setUp);
	if (!registration) return [manual];
	const [{ value: usual }] = registration.places;
	return [
		{
			displayName: 'Set Up Webhook',
			name: 'registration',
			type: 'options',
			options: [
				{
					name: 'Automatic',
					value: 'automatic',
					description: `${displayName} is told the URL when the workflow is activated, and the old one is put back afterwards`,
				},
				{
					name: 'Manual',
					value: 'manual',
					description: `You paste the URL in the portal of ${displayName}`,
				},
			],
			default: 'manual',
			description: 'Who tells the provider where answers shall go',
		},
		{ ...manual, displayOptions: { show: { registration: ['manual'] } } },
		{
			displayName: 'Receive For',
			name: 'place',
			type: 'options',
			options: [...registration.places],
			default: usual,
			description: 'Which messages come to this trigger',
			displayOptions: { show: { registration: ['automatic'] } },
		},
	];
}

function secretHeader({ webhook }: Receiving): INodeProperties[] {
	if (webhook.proof !== 'sharedSecret' || webhook.secretInQuery) return [];
	const { secretHeader: usual = 'x-webhook-secret' } = webhook;
	return [
		{
			displayName: 'Secret Header',
			name: 'headerName',
			type: 'string',
			default: usual,
			description:
				'The header in which the provider sends the Webhook Secret of the credential; what comes without it is refused',
		},
	];
}

function options({ flow, webhook }: Receiving): INodeProperties {
	const offered: Array<INodeProperties | false> = [
		{
			displayName: 'Allowed Addresses',
			name: 'allowedAddresses',
			type: 'string',
			default: '',
			placeholder: 'e.g. 52.220.117.120, 52.220.109.9',
			description:
				'The IP addresses that deliveries may come from, separated by commas; behind a proxy n8n must be told so for this to work',
		},
		webhook.testNumbers === true && {
			displayName: 'Allow Test Number',
			name: 'allowTestNumber',
			type: 'boolean',
			default: false,
			description:
				'Whether the workflow may go live with a number that the provider lends for trying out',
		},
		...fileFields(webhook),
		webhook.registration !== undefined && {
			displayName: 'Replace Existing',
			name: 'replaceExisting',
			type: 'boolean',
			default: false,
			description:
				'Whether to take the place of an address that is set already; it is put back when the workflow is deactivated',
		},
		flow.send?.takes.flowToken !== undefined && {
			displayName: 'Start for Waiting Workflows Too',
			name: 'startForWaiting',
			type: 'boolean',
			default: false,
			description:
				'Whether an answer that another workflow waits for, with Send and Wait for Answer, starts this one as well',
		},
		urlSecretField,
	];
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: offered
			.filter((option): option is INodeProperties => option !== false)
			.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

function fieldsFor(provider: Receiving): INodeProperties[] {
	const { id, webhook } = provider;
	const delivers = (event: WebhookEvent['type']) => webhook.events.includes(event);
	return updateDisplayOptions({ show: { provider: [id] } }, [
		triggerOn(provider),
		...(delivers('messageStatus') ? [statusField] : []),
		...(delivers('flowEvent') ? alertFields : []),
		...registrationFields(provider),
		...(webhook.unconfirmed ? [notice('unconfirmedNotice', webhook.unconfirmed)] : []),
		...secretHeader(provider),
		filterField(provider),
		options(provider),
	]);
}

export const properties: INodeProperties[] = [
	{
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		noDataExpression: true,
		options: receiving.map(({ id, displayName }) => ({ name: displayName, value: id })),
		default: 'meta',
		description: 'The company through which you use WhatsApp',
	},
	...receiving.flatMap(fieldsFor),
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
];
