import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import { actionType, triggerType, type WorkflowDocument } from '../lab/workflow';

/** The form of a restaurant that the pictures show. */
const bookingJson = {
	version: '7.3',
	screens: [
		{
			id: 'BOOKING',
			title: 'Book a Table',
			terminal: true,
			success: true,
			layout: {
				type: 'SingleColumnLayout',
				children: [
					{
						type: 'Form',
						name: 'form',
						children: [
							{ type: 'DatePicker', name: 'day', label: 'Day', required: true },
							{ type: 'TextInput', name: 'time', label: 'Time', required: true },
							{
								type: 'TextInput',
								'input-type': 'number',
								name: 'guests',
								label: 'Guests',
								required: true,
							},
							{ type: 'TextArea', name: 'wishes', label: 'Anything we should know?' },
							{
								type: 'Footer',
								label: 'Book',
								'on-click-action': {
									name: 'complete',
									payload: {
										day: '${form.day}',
										time: '${form.time}',
										guests: '${form.guests}',
										wishes: '${form.wishes}',
									},
								},
							},
						],
					},
				],
			},
		},
	],
};

/** What the guest in the picture answers. */
export const answers = {
	day: '2026-12-05',
	time: '19:30',
	guests: '4',
	wishes: 'A table by the window, please',
};

const node = (
	name: string,
	type: string,
	typeVersion: number,
	column: number,
	parameters: INodeParameters,
): INode => ({
	id: randomUUID(),
	name,
	type,
	typeVersion,
	position: [column * 240, 0],
	parameters,
});

const start = () => node('Start', 'n8n-nodes-base.manualTrigger', 1, 0, {});

const inARow = (name: string, nodes: INode[]): WorkflowDocument => ({
	name,
	nodes,
	connections: Object.fromEntries(
		nodes
			.slice(1)
			.map((next, index) => [
				nodes[index].name,
				{ main: [[{ node: next.name, type: 'main' as const, index: 0 }]] },
			]),
	),
	settings: { executionOrder: 'v1' },
});

/** Creates and publishes the form. */
export const creating = (): WorkflowDocument =>
	inARow('Make the Form', [
		start(),
		node('Create Flow', actionType, 1, 1, {
			provider: 'meta',
			resource: 'flow',
			operation: 'create',
			flowName: 'Book a Table',
			categories: ['APPOINTMENT_BOOKING'],
			defineFlowBy: 'text',
			flowJson: JSON.stringify(bookingJson),
			publishImmediately: true,
		}),
	]);

/** A flow as n8n keeps it when it was chosen from the list. */
export const chosen = (flowId: string): INodeParameters => ({
	__rl: true,
	mode: 'list',
	value: flowId,
	cachedResultName: 'Book a Table (published)',
});

/** Sends the form to a guest. */
export const sending = (flowId: string): WorkflowDocument =>
	inARow('Invite Guests', [
		start(),
		node('Guests', 'n8n-nodes-base.set', 3.4, 1, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ name: 'Ann', phone: '+1 (555) 123-4567', visit: 1234 }),
		}),
		node('Send Flow', actionType, 1, 2, {
			provider: 'meta',
			resource: 'flow',
			operation: 'send',
			flowId: chosen(flowId),
			recipient: '={{ $json.phone }}',
			bodyText: '=Hello {{ $json.name }}, we look forward to your next visit.',
			flowCta: 'Book a table',
			headerType: 'text',
			headerText: 'Harbour Restaurant',
			footerText: 'Open every day from 17:00',
			options: { reference: '={{ $json.visit }}' },
		}),
	]);

/** Waits for the answers. */
export const receiving = (): WorkflowDocument =>
	inARow('Receive Bookings', [node('Table Booked', triggerType, 1, 0, { provider: 'meta' })]);
