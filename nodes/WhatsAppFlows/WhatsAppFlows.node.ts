import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { properties } from './actions/description';
import { route } from './actions/router';
import { credentialTest } from './methods/credentialTest';
import { searchFlows } from './methods/searchFlows';
import { searchScreens } from './methods/searchScreens';

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
		outputs: [NodeConnectionTypes.Main],
		// Written out, because the scanner reads them here; a test holds them equal to the registry.
		// `hide`, because n8n takes a field that credentials are shown by out of the panel.
		credentials: [
			{
				name: 'whatsAppFlows8x8Api',
				testedBy: 'whatsAppFlows8x8Api',
				required: true,
				displayOptions: { hide: { provider: ['dreams', 'kaleyra', 'lipachat', 'meta'] } },
			},
			{
				name: 'whatsAppFlowsDreamsApi',
				testedBy: 'whatsAppFlowsDreamsApi',
				required: true,
				displayOptions: { hide: { provider: ['8x8', 'kaleyra', 'lipachat', 'meta'] } },
			},
			{
				name: 'whatsAppFlowsKaleyraApi',
				testedBy: 'whatsAppFlowsKaleyraApi',
				required: true,
				displayOptions: { hide: { provider: ['8x8', 'dreams', 'lipachat', 'meta'] } },
			},
			{
				name: 'whatsAppFlowsLipachatApi',
				testedBy: 'whatsAppFlowsLipachatApi',
				required: true,
				displayOptions: { hide: { provider: ['8x8', 'dreams', 'kaleyra', 'meta'] } },
			},
			{
				name: 'whatsAppFlowsMetaApi',
				testedBy: 'whatsAppFlowsMetaApi',
				required: true,
				displayOptions: { hide: { provider: ['8x8', 'dreams', 'kaleyra', 'lipachat'] } },
			},
		],
		properties,
	};

	methods = { credentialTest, listSearch: { searchFlows, searchScreens } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await route.call(this);
	}
}
