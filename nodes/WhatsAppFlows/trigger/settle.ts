import type { IWebhookFunctions } from 'n8n-workflow';
import type { ResumeReference } from '../tokens';
import type { FlowCompletion, TakenEvents, WebhookEvent } from '../webhooks';
import { eventKey } from '../webhooks';
import { bringAnswer } from './waiting';

/** One event of a delivery. */
export interface Received {
	event: WebhookEvent;
	/** Whether the trigger is to start its workflow with it. */
	selected: boolean;
	/** The execution that waits for it, if one does; never part of an item. */
	resume?: ResumeReference;
}

/** What became of the events of a delivery. */
export interface Settled {
	/** Those that start the trigger's workflow. */
	events: WebhookEvent[];
	/** False when an answer could not be brought to its execution now, so that it must come again. */
	confirmed: boolean;
}

/** As many answers of one delivery are brought to their executions at once. */
const atOnce = 20;

/**
 * Decides what each event does: an answer that an execution waits for continues it, whatever this
 * trigger selects; one that comes too late starts the workflow as any other.
 *
 * @param fresh events that were taken now; one that must come again is given back
 * @param alsoStart whether an answer that continued an execution starts the workflow too
 */
export async function settle(
	context: IWebhookFunctions,
	fresh: readonly Received[],
	taken: TakenEvents,
	alsoStart: boolean,
): Promise<Settled> {
	const settled: Settled = { events: [], confirmed: true };
	for (let index = 0; index < fresh.length; index += atOnce) {
		const some = fresh.slice(index, index + atOnce);
		const outcomes = await Promise.all(some.map(async (one) => await settleOne(context, one)));
		for (const [place, { event, selected }] of some.entries()) {
			const { outcome, answer } = outcomes[place];
			if (outcome === 'again') {
				settled.confirmed = false;
				const key = eventKey(event);
				if (key !== undefined) taken.giveBack(key);
			} else if (selected && (outcome !== 'continued' || alsoStart)) {
				settled.events.push(answer ?? event);
			}
		}
	}
	return settled;
}

async function settleOne(
	context: IWebhookFunctions,
	{ event, resume }: Received,
): Promise<{ outcome?: 'continued' | 'over' | 'again'; answer?: FlowCompletion }> {
	if (!resume || event.type !== 'flowCompletion') return {};
	const outcome = await bringAnswer(context, resume, event);
	return outcome === 'again'
		? { outcome }
		: { outcome, answer: { ...event, waitingExecution: outcome } };
}
