import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** 8x8's Messaging Apps API; tested by the action node. */
export class WhatsAppFlows8x8Api implements ICredentialType {
	name = 'whatsAppFlows8x8Api';

	displayName = 'WhatsApp Flows 8x8 API';

	documentationUrl = 'https://developer.8x8.com/connect/docs/authentication';

	icon: Icon = {
		light: 'file:../icons/whatsAppFlows.svg',
		dark: 'file:../icons/whatsAppFlows.dark.svg',
	};

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Created at connect.8x8.com in the section API Keys',
		},
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 4f2b9c1e-7d35-4a08-9b6e-2c1d8f0a5e73',
			description: 'Shown at connect.8x8.com in the section API Keys, above the keys',
		},
		{
			displayName: 'Channel ID',
			name: 'channelId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 904d1303-5754-e911-8154-020897df5459',
			description: 'Shown at connect.8x8.com in the section Channels for your WhatsApp number',
		},
		{
			displayName: 'Sub-Account ID',
			name: 'subAccountId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. MyShop_Marketing',
			description: 'The name that 8x8 Connect shows for the sub-account that sends the messages',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Asia-Pacific', value: 'ap', description: 'At chatapps.8x8.com' },
				{ name: 'Europe', value: 'eu', description: 'At chatapps.8x8.uk' },
				{ name: 'Indonesia', value: 'id', description: 'At chatapps.8x8.id' },
				{ name: 'North America', value: 'us', description: 'At chatapps.us.8x8.com' },
			],
			default: 'ap',
			description: 'The region that was chosen when the account was opened',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'A long word of your own choice; enter the same word as HTTP Authorization of the webhook at connect.8x8.com, so that the trigger knows that answers come from 8x8',
		},
		{
			displayName: 'API Paths',
			name: 'pathFamily',
			type: 'options',
			options: [
				{ name: 'As in the Guide', value: 'guide', description: 'Paths without the account' },
				{ name: 'As in the Reference', value: 'reference', description: 'Paths with the account' },
			],
			default: 'reference',
			description:
				'Only needed when calls about flows come back as not found, because 8x8 documents two kinds of paths',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://chatapps.8x8.com',
			description:
				'Only needed when calls go to an address other than that of the region, such as a proxy or a stand-in',
		},
	];
}
