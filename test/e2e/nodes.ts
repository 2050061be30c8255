import { randomUUID } from 'node:crypto';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Execution } from '../lab/execution';
import { actionType, fillIn, triggerType, type WorkflowDocument } from '../lab/workflow';
import type { ProviderId } from '../sandbox';
import type { World } from './world';

/** A form with one question; the screen is called FEEDBACK. */
export const feedbackJson = JSON.stringify({
	version: '7.3',
	screens: [
		{
			id: 'FEEDBACK',
			title: 'Your Opinion',
			terminal: true,
			success: true,
			layout: {
				type: 'SingleColumnLayout',
				children: [
					{
						type: 'Form',
						name: 'form',
						children: [
							{ type: 'TextInput', name: 'comment', label: 'Your opinion', required: true },
							{
								type: 'Footer',
								label: 'Send',
								'on-click-action': {
									name: 'complete',
									payload: { comment: '${form.comment}' },
								},
							},
						],
					},
				],
			},
		},
	],
});

let made = 0;

/** A flow name that no other test uses. */
export const newName = (): string => `Opinion ${process.pid}-${(made += 1)}`;

/** A node named after its operation that does one operation on flows. */
export function action(
	provider: ProviderId,
	operation: string,
	parameters: INodeParameters,
	more: Partial<INode> = {},
): INode {
	return {
		id: randomUUID(),
		name: operation,
		type: actionType,
		typeVersion: 1,
		position: [0, 0],
		parameters: { provider, resource: 'flow', operation, ...parameters },
		...more,
	};
}

/** A locator that names a thing by its id. */
export const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

/** The parameters of a complete flow message; Dreams wants header and footer. */
export function message(flowId: string, more: INodeParameters = {}): INodeParameters {
	return {
		flowId: byId(flowId),
		recipient: '+254717746565',
		flowCta: 'Open',
		bodyText: 'Please tell us your opinion.',
		headerType: 'text',
		headerText: 'Your Opinion',
		footerText: 'One minute',
		screen: byId('FEEDBACK'),
		...more,
	};
}

/** A trigger of this package. */
export const trigger = (provider: ProviderId, parameters: INodeParameters = {}): INode => ({
	id: randomUUID(),
	name: 'Answered',
	type: triggerType,
	typeVersion: 1.1,
	position: [0, 0],
	parameters: { provider, ...parameters },
});

/** A workflow of nodes one after the other. */
export const chain = (nodes: INode[]): WorkflowDocument => ({
	name: nodes.map(({ name }) => name).join(', '),
	nodes,
	connections: Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, index) => [
				nodes[index].name,
				{ main: [[{ node: name, type: 'main' as const, index: 0 }]] },
			]),
	),
	settings: { executionOrder: 'v1' },
});

/** Runs nodes one after the other on the given items. */
export async function runOn(
	{ client, credentials }: World,
	items: IDataObject[],
	...nodes: INode[]
): Promise<Execution> {
	const start: INode = {
		id: randomUUID(),
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const workflow = fillIn(chain([start, ...nodes]), credentials);
	const pinData = { Start: items.map((json) => ({ json })) };
	return await client.run(await client.createWorkflow({ ...workflow, pinData }), 'Start');
}

/** Runs nodes one after the other, once. */
export const run = (world: World, ...nodes: INode[]): Promise<Execution> =>
	runOn(world, [{}], ...nodes);

/** Makes a published flow and returns its id. */
export async function publishedFlow(world: World, provider: ProviderId): Promise<string> {
	const execution = await run(
		world,
		action(provider, 'create', {
			flowName: newName(),
			categories: ['OTHER'],
			defineFlowBy: 'text',
			flowJson: feedbackJson,
			publishImmediately: true,
		}),
	);
	if (execution.failure) throw new Error(JSON.stringify(execution.failure));
	return String(execution.json('create')[0].flowId);
}
