import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { checkKeys } from './endpointTrigger/lifecycle';
import { outputs } from './endpointTrigger/outputs';
import { properties } from './endpointTrigger/properties';
import { receive } from './endpointTrigger/receive';
import { endpointCredentialTest } from './methods/endpointCredentialTest';

export class WhatsAppFlowsEndpointTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Flows Endpoint Trigger',
		name: 'whatsAppFlowsEndpointTrigger',
		icon: {
			light: 'file:../../icons/whatsAppFlows.svg',
			dark: 'file:../../icons/whatsAppFlows.dark.svg',
		},
		group: ['trigger'],
		// Not 1: n8n evaluates an expression for each request to a trigger of version 1, to read its
		// body, and takes the output schema of the other trigger, which lies in the same folder, for it.
		version: 2,
		subtitle: 'live data',
		description: 'Starts the workflow when a screen of a WhatsApp Flow asks for live data',
		eventTriggerDescription: 'Waiting for a screen of your flow to ask for data',
		activationMessage: 'This workflow now answers your flow.',
		triggerPanel: {
			header: 'Answer a screen of your flow',
			executionsHelp: {
				inactive:
					'<b>To try it out</b>, click Execute Step, set the test URL as Endpoint URI of a draft, then open the flow. Each click takes one request.<br /><br /><b>When it works</b>, publish the workflow and set the production URL instead.',
				active:
					'<b>The workflow is published</b>: each request starts it, and shows in the list of executions. WhatsApp’s health checks are answered and start nothing.',
			},
			activationHint:
				'Once it works, publish the workflow and set the production URL as Endpoint URI of the flow.',
		},
		defaults: { name: 'WhatsApp Flows Endpoint Trigger' },
		inputs: [],
		outputs,
		credentials: [
			{
				name: 'whatsAppFlowsEndpointApi',
				testedBy: 'whatsAppFlowsEndpointApi',
				required: true,
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'responseNode',
				path: 'webhook',
			},
		],
		properties,
	};

	methods = { credentialTest: { whatsAppFlowsEndpointApi: endpointCredentialTest } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkKeys.call(this);
			},
			async create(): Promise<boolean> {
				return true;
			},
			async delete(): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this);
	}
}
