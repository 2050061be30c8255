import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { IExecuteFunctions } from 'n8n-workflow';
import type * as CampaignModule from '../../nodes/WhatsAppFlows/actions/flow/sending.campaign';
import type { Letter } from '../../nodes/WhatsAppFlows/actions/flow/send.letter';
import type { LabModules } from './lab-modules';

export interface CampaignCost {
	/** CPU time of this process, user and system, in milliseconds. */
	readonly cpu: number;
	/** The same for the next run, which has nobody left to send to. */
	readonly again: number;
}

const sent = { index: 0, ok: true as const, result: undefined, attempts: 1 };

/**
 * Remembers people of a campaign as *Send* does, with n8n's own code and its own database, and
 * without sending.
 */
export async function keepCampaign(
	lab: LabModules,
	packageDir: string,
	people: number,
): Promise<CampaignCost> {
	const path = 'dist/nodes/WhatsAppFlows/actions/flow/sending.campaign.js';
	const { Campaign } = (await import(join(packageDir, path))) as typeof CampaignModule;
	const id = randomUUID();
	await lab
		.get(lab.WorkflowRepository)
		.insert({ id, name: id, active: false, nodes: [], connections: {}, versionId: id });
	const node = nodeIn(lab, id);
	const letters = Array.from(
		{ length: people },
		(_, index) => ({ recipient: `+1555${1_000_000 + index}` }) as Letter,
	);
	const run = async (): Promise<{ cpu: number; reached: number }> => {
		const before = process.cpuUsage();
		const campaign = new Campaign({ name: 'Spring', uncertain: 'skip' }, node, people);
		let reached = 0;
		for await (const message of campaign.open(letters, () => undefined)) {
			reached++;
			await campaign.settle(message, { ...sent, message });
		}
		await campaign.close();
		const { user, system } = process.cpuUsage(before);
		return { cpu: (user + system) / 1000, reached };
	};
	const first = await run();
	const second = await run();
	if (first.reached !== people || second.reached !== 0) {
		throw new Error(`${first.reached} and then ${second.reached} of ${people} were reached`);
	}
	return { cpu: first.cpu, again: second.cpu };
}

/** What a campaign needs of the node that it belongs to. */
function nodeIn(lab: LabModules, workflowId: string): IExecuteFunctions {
	const memory = lab.getDataDeduplicationService();
	const context = { workflow: { id: workflowId }, node: { id: 'Send' } } as Parameters<
		typeof memory.removeProcessed
	>[2];
	return {
		helpers: {
			checkProcessedAndRecord: async (
				...[items, scope, options]: Parameters<
					IExecuteFunctions['helpers']['checkProcessedAndRecord']
				>
			) => await memory.checkProcessedAndRecord(items, scope, context, options),
			removeProcessed: async (
				...[items, scope, options]: Parameters<IExecuteFunctions['helpers']['removeProcessed']>
			) => await memory.removeProcessed(items, scope, context, options),
		},
		getWorkflow: () => context.workflow,
		getNode: () => context.node,
	} as unknown as IExecuteFunctions;
}
