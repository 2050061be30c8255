import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { TakenEvents } from '../webhooks';

/** Milliseconds between two writes to n8n's database while many events arrive. */
const writeInterval = 1000;

/** This process, among those that write into the same static data. */
const self = randomUUID();

interface Memory {
	taken: TakenEvents;
	/** What was read already, as time of writing by process. */
	read: Map<unknown, unknown>;
	writtenAt: number;
}

// One process serves many triggers, and n8n makes a new context for each delivery: only what lives
// here is shared by deliveries that come at the same time.
const memories = new Map<string, Memory>();

/**
 * The events that a trigger has taken, for all deliveries of this process.
 *
 * @param trigger what identifies the trigger within n8n
 * @param saved the trigger's static data, which n8n keeps across a restart
 */
export function remember(trigger: string, saved: IDataObject): TakenEvents {
	const { takenBy, takenAt } = saved;
	const known = memories.get(trigger);
	if (!known) {
		const taken = new TakenEvents(saved.taken);
		memories.set(trigger, { taken, read: new Map([[takenBy, takenAt]]), writtenAt: 0 });
		return taken;
	}
	// Deliveries that came together have read different states of what this process wrote.
	if (takenBy !== self && known.read.get(takenBy) !== takenAt) {
		known.taken.merge(saved.taken);
		known.read.set(takenBy, takenAt);
	}
	return known.taken;
}

/**
 * Writes what was taken into the static data. While many events arrive not each of them causes a
 * write; the last ones of such a burst are written with the next event.
 */
export function save(trigger: string, saved: IDataObject, now: number): void {
	const memory = memories.get(trigger);
	if (!memory || now - memory.writtenAt < writeInterval) return;
	memory.writtenAt = now;
	// As text, because n8n watches every object in static data for changes, one by one.
	saved.taken = memory.taken.toText();
	saved.takenBy = self;
	saved.takenAt = now;
}
