import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** Meta's WhatsApp Business Platform, asked directly; tested by the action node. */
export class WhatsAppFlowsMetaApi implements ICredentialType {
	name = 'whatsAppFlowsMetaApi';

	displayName = 'WhatsApp Flows Meta API';

	documentationUrl = 'https://developers.facebook.com/docs/whatsapp/cloud-api/get-started';

	icon: Icon = {
		light: 'file:../icons/whatsAppFlows.svg',
		dark: 'file:../icons/whatsAppFlows.dark.svg',
	};

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Generated at business.facebook.com in Business Settings, System Users, with the permissions whatsapp_business_management and whatsapp_business_messaging',
		},
		{
			displayName: 'WhatsApp Business Account ID',
			name: 'wabaId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 104996122399160',
			description:
				'Shown in your app at developers.facebook.com under WhatsApp, API Setup, below the phone number',
		},
		{
			displayName: 'Phone Number ID',
			name: 'phoneNumberId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 106540352242922',
			description:
				'Shown beside the WhatsApp Business Account ID; it is the ID of the sending number, not the number itself',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Shown in your app at developers.facebook.com under App Settings, Basic; the trigger needs it to check that answers really come from WhatsApp',
		},
		{
			displayName: 'Verify Token',
			name: 'verifyToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'A word of your own choice; enter the same word in your app under WhatsApp, Configuration, where Meta asks the trigger for it once',
		},
		{
			displayName: 'Graph Version',
			name: 'graphVersion',
			type: 'string',
			default: 'v25.0',
			placeholder: 'e.g. v25.0',
			description: 'Only needed when Meta retires this version of its Graph API',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://graph.facebook.com',
			placeholder: 'e.g. https://graph.facebook.com',
			description: 'Only needed when calls go through a proxy or to a stand-in of Meta',
		},
	];
}
