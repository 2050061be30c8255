import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** Lipachat's gateway; tested by the action node. */
export class WhatsAppFlowsLipachatApi implements ICredentialType {
	name = 'whatsAppFlowsLipachatApi';

	displayName = 'WhatsApp Flows Lipachat API';

	documentationUrl = 'https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow';

	icon: Icon = {
		light: 'file:../icons/whatsAppFlows.svg',
		dark: 'file:../icons/whatsAppFlows.dark.svg',
	};

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { apiKey: '={{$credentials.apiKey}}' } },
	};

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Shown at https://app.lipachat.com/app/settings',
		},
		{
			displayName: 'Sender Number',
			name: 'senderNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +254712345678',
			description:
				'Your WhatsApp number at Lipachat with its country code, or +254110090747 for the sandbox',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'A long word of your own choice; add ?secret= and this word to the webhook address in Lipachat’s Settings, so that the trigger knows that answers come from Lipachat',
		},
		{
			displayName: 'Publish Path',
			name: 'publishPath',
			type: 'string',
			default: '/whatsapp/manage/flow/{flowId}/publish',
			description:
				'Only needed when Lipachat names another path for publishing, which no public page confirms; {flowId} stands for the flow',
		},
		{
			displayName: 'List Path',
			name: 'listPath',
			type: 'string',
			default: '/whatsapp/manage/flow',
			description:
				'Only needed when Lipachat names another path for the list of flows, which no public page confirms',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://gateway.lipachat.com/api/v1',
			placeholder: 'e.g. https://gateway.lipachat.com/api/v1',
			description: 'Only needed when calls go through a proxy or to a stand-in of Lipachat',
		},
	];
}
