import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { properties } from './actions/description';
import { route } from './actions/router';
import { searchFlows } from './methods/searchFlows';
import { searchScreens } from './methods/searchScreens';
import { providerList } from './providers';

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
		credentials: providerList.map(({ id, credentialType }) => ({
			name: credentialType,
			required: true,
			displayOptions: { show: { provider: [id] } },
		})),
		properties,
	};

	methods = { listSearch: { searchFlows, searchScreens } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await route.call(this);
	}
}
