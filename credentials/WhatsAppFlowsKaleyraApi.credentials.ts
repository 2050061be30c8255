import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** Version 2 of Kaleyra's WhatsApp API (Tata Communications); tested by the action node. */
export class WhatsAppFlowsKaleyraApi implements ICredentialType {
	name = 'whatsAppFlowsKaleyraApi';

	displayName = 'WhatsApp Flows Kaleyra API';

	documentationUrl = 'https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-create-flow';

	icon: Icon = {
		light: 'file:../icons/whatsAppFlows.svg',
		dark: 'file:../icons/whatsAppFlows.dark.svg',
	};

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'api-key': '={{$credentials.apiKey}}' } },
	};

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Created at kaleyra.io in the menu Developer, API Keys',
		},
		{
			displayName: 'SID',
			name: 'sid',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. HXAP16XXXXXX97IN',
			description: 'Shown beside the API key at kaleyra.io',
		},
		{
			displayName: 'WhatsApp Business Account ID',
			name: 'wabaId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 104996122399160',
			description:
				'Shown in the WhatsApp section of kaleyra.io, and at business.facebook.com in Business Settings, WhatsApp Accounts',
		},
		{
			displayName: 'Sender Number',
			name: 'senderNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +919876543210',
			description:
				'Your WhatsApp number at Kaleyra with its country code, which must be onboarded on version 2 of the API',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Europe', value: 'eu', description: 'At api.eu.kaleyra.io' },
				{ name: 'India', value: 'in', description: 'At api.in.kaleyra.io' },
				{ name: 'North America', value: 'na', description: 'At api.na.kaleyra.ai' },
				{ name: 'Singapore', value: 'sg', description: 'At api.kaleyra.io' },
				{
					name: 'Singapore, Former Address',
					value: 'sgOld',
					description: 'At api.ap.kaleyra.io',
				},
			],
			default: 'in',
			description: 'The region that was chosen when the account was opened',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'A long word of your own choice; enter the same word as a header of the callback profile at kaleyra.io, so that the trigger knows that answers come from Kaleyra',
		},
		{
			displayName: 'Create Path',
			name: 'createPath',
			type: 'string',
			default: '/whatsapp/{wabaId}/flows',
			description:
				'Only needed when Kaleyra names another path for creating flows, which no public page confirms; {wabaId} stands for the account',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.in.kaleyra.io',
			description:
				'Only needed when calls go to an address other than that of the region; it ends before /v2',
		},
	];
}
