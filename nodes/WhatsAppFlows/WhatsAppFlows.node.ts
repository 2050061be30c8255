import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes, SEND_AND_WAIT_OPERATION } from 'n8n-workflow';
import { credentialOf, credentialOfOperations, properties } from './actions/description';
import { takeAnswer, waitingOutputs, waitingWebhooks } from './actions/flow/sendAndWait.webhook';
import { route } from './actions/router';
import { credentialTest } from './methods/credentialTest';
import { endpointCredentialTest } from './methods/endpointCredentialTest';
import { mapEndpointScreen, searchEndpointScreens } from './methods/endpointScreens';
import { mapScreenData } from './methods/mapScreenData';
import { searchFlows } from './methods/searchFlows';
import { mapTemplateParameters } from './methods/mapTemplateParameters';
import { searchScreens } from './methods/searchScreens';
import { searchTemplates } from './methods/searchTemplates';

// Programmatic, not declarative: operations of several calls, multipart uploads and signed tokens.
export class WhatsAppFlows implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Flows',
		name: 'whatsAppFlows',
		icon: {
			light: 'file:../../icons/whatsAppFlows.svg',
			dark: 'file:../../icons/whatsAppFlows.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Create, publish and send WhatsApp Flows, forms that open inside WhatsApp',
		defaults: { name: 'WhatsApp Flows' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{ $parameter["operation"] === "${SEND_AND_WAIT_OPERATION}" ? ${JSON.stringify(
			waitingOutputs.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName })),
		)} : ["${NodeConnectionTypes.Main}"] }}`,
		// Written out, because the scanner reads them here; a test holds them equal to the registry.
		credentials: [
			{
				name: 'whatsAppFlows8x8Api',
				testedBy: 'whatsAppFlows8x8Api',
				required: true,
				displayOptions: credentialOf('8x8'),
			},
			{
				name: 'whatsAppFlowsDreamsApi',
				testedBy: 'whatsAppFlowsDreamsApi',
				required: true,
				displayOptions: credentialOf('dreams'),
			},
			{
				name: 'whatsAppFlowsEndpointApi',
				testedBy: 'whatsAppFlowsEndpointApi',
				required: true,
				displayOptions: credentialOfOperations('whatsAppFlowsEndpointApi'),
			},
			{
				name: 'whatsAppFlowsKaleyraApi',
				testedBy: 'whatsAppFlowsKaleyraApi',
				required: true,
				displayOptions: credentialOf('kaleyra'),
			},
			{
				name: 'whatsAppFlowsLipachatApi',
				testedBy: 'whatsAppFlowsLipachatApi',
				required: true,
				displayOptions: credentialOf('lipachat'),
			},
			{
				name: 'whatsAppFlowsMetaApi',
				testedBy: 'whatsAppFlowsMetaApi',
				required: true,
				displayOptions: credentialOf('meta'),
			},
		],
		webhooks: waitingWebhooks,
		waitingNodeTooltip: 'Waiting for the person to fill in the flow',
		properties,
	};

	methods = {
		credentialTest: { ...credentialTest, whatsAppFlowsEndpointApi: endpointCredentialTest },
		listSearch: { searchEndpointScreens, searchFlows, searchScreens, searchTemplates },
		resourceMapping: { mapEndpointScreen, mapScreenData, mapTemplateParameters },
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return takeAnswer.call(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await route.call(this);
	}
}
