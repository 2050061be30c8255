import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The keys of a flow's endpoint, whichever provider sends the flow; tested by its trigger. */
export class WhatsAppFlowsEndpointApi implements ICredentialType {
	name = 'whatsAppFlowsEndpointApi';

	displayName = 'WhatsApp Flows Endpoint API';

	documentationUrl =
		'https://github.com/n8n-nodes-whatsapp-flows/n8n-nodes-whatsapp-flows#live-data-from-your-workflow';

	icon: Icon = {
		light: 'file:../icons/whatsAppFlows.svg',
		dark: 'file:../icons/whatsAppFlows.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			required: true,
			default: '',
			placeholder: '-----BEGIN PRIVATE KEY-----',
			description:
				'Everything from -----BEGIN to -----END; it stays in n8n, and only the public key that belongs to it goes to WhatsApp',
		},
		{
			displayName: 'Passphrase',
			name: 'passphrase',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only needed when the private key is protected by one',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Of the app that is connected to the flow, shown at developers.facebook.com under App Settings, Basic; it proves that requests really come from WhatsApp',
		},
		{
			displayName: 'Previous App Secret',
			name: 'previousAppSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only while you change the App Secret: put the old one here until WhatsApp uses the new one, then empty the field',
		},
		{
			displayName: 'Provider API Key',
			name: 'providerApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only needed to recognize the flow tokens of messages that go out through 8x8 or Kaleyra: the API key of that credential (for Meta without an App Secret there: its Access Token)',
		},
	];
}
