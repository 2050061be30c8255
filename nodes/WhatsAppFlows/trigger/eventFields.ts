import type { INodeProperties } from 'n8n-workflow';
import type { MessageState, WebhookEvent } from '../webhooks';

/** What can start a workflow, in words. */
export const eventNames: Readonly<
	Record<WebhookEvent['type'], { name: string; description: string }>
> = {
	flowCompletion: { name: 'Flow Completed', description: 'A person has filled in a flow' },
	flowEvent: { name: 'Flow Alert', description: 'A flow has changed its status or has trouble' },
	messageStatus: {
		name: 'Message Status',
		description: 'A message of yours was sent, delivered, read or not delivered',
	},
	otherMessage: {
		name: 'Other Message',
		description: 'A person has written, or sent anything else than the answer to a flow',
	},
};

const statuses: ReadonlyArray<{ name: string; value: MessageState }> = [
	{ name: 'Delivered', value: 'delivered' },
	{ name: 'Failed', value: 'failed' },
	{ name: 'Played', value: 'played' },
	{ name: 'Queued', value: 'queued' },
	{ name: 'Read', value: 'read' },
	{ name: 'Sent', value: 'sent' },
];

export const statusField: INodeProperties = {
	displayName: 'Statuses',
	name: 'statuses',
	type: 'multiOptions',
	options: [...statuses],
	default: [],
	description: 'Only these statuses; leave it empty for all',
	displayOptions: { show: { triggerOn: ['messageStatus'] } },
};

/** Events of https://developers.facebook.com/docs/whatsapp/flows/reference/flowswebhooks */
export const alertFields: INodeProperties[] = [
	{
		displayName: 'Alerts',
		name: 'alerts',
		type: 'multiOptions',
		options: [
			{ name: 'Client Error Rate', value: 'CLIENT_ERROR_RATE' },
			{ name: 'Endpoint Availability', value: 'ENDPOINT_AVAILABILITY' },
			{ name: 'Endpoint Error Rate', value: 'ENDPOINT_ERROR_RATE' },
			{ name: 'Endpoint Latency', value: 'ENDPOINT_LATENCY' },
			{ name: 'Status Change', value: 'FLOW_STATUS_CHANGE' },
			{ name: 'Version Expiry', value: 'FLOW_VERSION_EXPIRY_WARNING' },
		],
		default: [],
		description: 'Only these alerts; leave it empty for all',
		displayOptions: { show: { triggerOn: ['flowEvent'] } },
	},
	{
		displayName:
			'Meta sends alerts only to the callback of the app itself, with the field flows subscribed, so set that one by hand to the URL of this trigger',
		name: 'alertNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { triggerOn: ['flowEvent'] } },
	},
];
