import type { INode, INodeParameters } from 'n8n-workflow';

/** A node with its parameters, as a person has set it up. */
export interface Subject {
	readonly type: string;
	readonly parameters: INodeParameters;
	readonly onError?: INode['onError'];
}

/** Where the flow is that is sent. */
export interface Target {
	/** Address of the Graph API with its version, without a slash at the end. */
	readonly graphUrl: string;
	readonly phoneNumberId: string;
	readonly flowId: string;
	/** Its first screen. */
	readonly screen: string;
}

/** What differs between the messages, as a person types it into the fields. */
export interface Message {
	readonly bodyText: string;
	readonly seats: string;
}

/**
 * n8n evaluates each expression in an isolated machine, which costs as much as the rest of an item.
 * The HTTP Request node has one for the whole body, our node one for each field that needs one.
 */
export const messages = {
	/** The recipient comes from the item: one expression in either node. */
	sameForAll: { bodyText: 'Hello, choose the table that suits you.', seats: '4' },
	/** So do the text and the data: three fields against one body. */
	personal: {
		bodyText: 'Hello {{ $json.name }}, choose the table that suits you.',
		seats: '{{ $json.seats }}',
	},
} satisfies Record<string, Message>;

/** The list that is sent to. */
export const guests = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		phone: String(15_550_000_000 + index),
		name: `Guest ${index}`,
		seats: String((index % 8) + 1),
	}));

const flowCta = 'Choose a table';

/** As the editor stores a field: with an equals sign where it holds an expression. */
const field = (text: string): string => (text.includes('{{') ? `=${text}` : text);

/** The WhatsApp Flows node: the fields that the message needs, everything else by default. */
export const whatsAppFlows = (target: Target, { bodyText, seats }: Message): Subject => ({
	type: 'n8n-nodes-whatsapp-flows.whatsAppFlows',
	parameters: {
		provider: 'meta',
		resource: 'flow',
		operation: 'send',
		flowId: { __rl: true, mode: 'id', value: target.flowId },
		recipient: '={{ $json.phone }}',
		bodyText: field(bodyText),
		flowCta,
		screen: { __rl: true, mode: 'id', value: target.screen },
		defineDataBy: 'fields',
		dataFields: { field: [{ name: 'seats', value: field(seats) }] },
	},
});

/** The HTTP Request node making the same call with the same credential and the same JSON. */
export const httpRequest = (
	target: Target,
	{ bodyText, seats }: Message,
	options: INodeParameters = {},
): Subject => ({
	type: 'n8n-nodes-base.httpRequest',
	parameters: {
		method: 'POST',
		url: `${target.graphUrl}/${target.phoneNumberId}/messages`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'whatsAppFlowsMetaApi',
		sendBody: true,
		contentType: 'json',
		specifyBody: 'json',
		jsonBody: `=${JSON.stringify(
			{
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				to: '{{ $json.phone }}',
				type: 'interactive',
				interactive: {
					type: 'flow',
					body: { text: bodyText },
					action: {
						name: 'flow',
						parameters: {
							flow_message_version: '3',
							flow_id: target.flowId,
							flow_cta: flowCta,
							flow_token: '{{ $execution.id }}-{{ $itemIndex }}',
							flow_action: 'navigate',
							flow_action_payload: { screen: target.screen, data: { seats } },
						},
					},
				},
			},
			null,
			2,
		)}`,
		options,
	},
});

/** By default the HTTP Request node sends all at once; this is the shortest pause that it takes. */
export const oneByOne: INodeParameters = {
	batching: { batch: { batchSize: 1, batchInterval: 1 } },
};
