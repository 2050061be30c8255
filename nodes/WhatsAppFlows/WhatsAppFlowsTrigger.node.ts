import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { providerList } from './providers';
import { providerIds } from './providers/model';
import { isRegistered, register, unregister } from './trigger/lifecycle';
import { properties } from './trigger/properties';
import { receive } from './trigger/receive';
import { webhookPath } from './trigger/urlSecret';

export class WhatsAppFlowsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Flows Trigger',
		name: 'whatsAppFlowsTrigger',
		icon: {
			light: 'file:../../icons/whatsAppFlows.svg',
			dark: 'file:../../icons/whatsAppFlows.dark.svg',
		},
		group: ['trigger'],
		// n8n evaluates an expression for each delivery to a trigger of version 1, to read its body.
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle: '={{ "answers: " + $parameter["provider"] }}',
		description: 'Starts the workflow when a person has filled in a WhatsApp Flow',
		eventTriggerDescription: 'Waiting for someone to fill in a flow',
		activationMessage: 'Answers to your flows now start this workflow.',
		triggerPanel: {
			header: 'Receive an answer to a flow',
			executionsHelp: {
				inactive:
					'<b>To try it out</b>, click Execute Step, set the test URL in the portal of your provider, then fill in the flow on your phone.<br /><br /><b>When it works</b>, publish the workflow and set the production URL instead.',
				active:
					'<b>The workflow is published</b>: each answer starts it, and shows in the list of executions.<br /><br /><b>To try a change out</b>, click Execute Step and set the test URL in the portal for a while.',
			},
			activationHint:
				'Once it works, publish the workflow and set the production URL in the portal.',
		},
		defaults: { name: 'WhatsApp Flows Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: providerList.map(({ id, credentialType }) => ({
			name: credentialType,
			required: true,
			// n8n takes a field that credentials are shown by out of the panel, so they are hidden by it.
			displayOptions: { hide: { provider: providerIds.filter((other) => other !== id) } },
		})),
		webhooks: [
			{
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				...webhookPath,
				// The same address as below, asked by Meta while the other one is being registered: n8n
				// takes them one after the other, so this one must be there first.
				ndvHideUrl: true,
			},
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Without it n8n answers with the text firstEntryJson.
				responseData: '',
				...webhookPath,
			},
		],
		properties,
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered.call(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register.call(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister.call(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this);
	}
}
