import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The API of Dreams in Saudi Arabia; tested by the action node. */
export class WhatsAppFlowsDreamsApi implements ICredentialType {
	name = 'whatsAppFlowsDreamsApi';

	displayName = 'WhatsApp Flows Dreams API';

	documentationUrl = 'https://docs.dreams.com.sa/api-access/common-api-usage';

	icon: Icon = {
		light: 'file:../icons/whatsAppFlows.svg',
		dark: 'file:../icons/whatsAppFlows.dark.svg',
	};

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=AccessKey {{$credentials.apiKey}}' } },
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Access Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The access key of your Dreams account for its API; the roles of the key must include WhatsApp',
		},
		{
			displayName: 'WhatsApp Business Account ID',
			name: 'wabaId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 104996122399160',
			description:
				'Shown at business.facebook.com in Business Settings, WhatsApp Accounts; Dreams calls it whatsappBusinessAccount',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'A long word of your own choice, needed only if Dreams forwards answers to you by agreement; give Dreams the webhook address with ?secret= and this word at its end',
		},
		{
			displayName: 'Path Prefix',
			name: 'pathPrefix',
			type: 'string',
			default: '/api/whatsapp',
			placeholder: 'e.g. /api/whatsapp',
			description:
				'Only needed when Dreams names another beginning of its paths, which no public page shows in full',
		},
		{
			displayName: 'Create Encoding',
			name: 'createEncoding',
			type: 'options',
			options: [
				{ name: 'Form Data', value: 'multipart' },
				{ name: 'JSON', value: 'json' },
			],
			default: 'multipart',
			description:
				'Only needed when creating a flow is refused because of its format, which Dreams does not document',
		},
		{
			displayName: 'Delete Style',
			name: 'deleteStyle',
			type: 'options',
			options: [
				{ name: 'ID in the Path', value: 'path' },
				{ name: 'ID in the Query', value: 'query' },
			],
			default: 'query',
			description: 'Only needed when deleting a flow comes back as not found',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.dreams.sa',
			placeholder: 'e.g. https://api.dreams.sa',
			description: 'Only needed when calls go through a proxy or to a stand-in of Dreams',
		},
	];
}
