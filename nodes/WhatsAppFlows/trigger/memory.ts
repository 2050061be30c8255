import type { IDataObject } from 'n8n-workflow';
import { TakenEvents } from '../webhooks';

/** Milliseconds between two writes to n8n's database while many events arrive. */
const writeInterval = 1000;

interface Memory {
	taken: TakenEvents;
	/** What was last written or read, to notice what another process has written. */
	stamp: unknown;
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
	const known = memories.get(trigger);
	if (known) {
		if (known.stamp !== saved.takenAt) {
			known.taken.merge(readTaken(saved));
			known.stamp = saved.takenAt;
		}
		return known.taken;
	}
	const taken = new TakenEvents(readTaken(saved));
	memories.set(trigger, { taken, stamp: saved.takenAt, writtenAt: 0 });
	return taken;
}

/**
 * Writes what was taken into the static data. While many events arrive not each of them causes a
 * write; the last ones of such a burst are written with the next event.
 */
export function save(trigger: string, saved: IDataObject, now: number): void {
	const memory = memories.get(trigger);
	if (!memory || now - memory.writtenAt < writeInterval) return;
	memory.writtenAt = now;
	memory.stamp = now;
	// As text, because n8n watches every object in static data for changes, one by one.
	saved.taken = JSON.stringify(memory.taken);
	saved.takenAt = now;
}

function readTaken({ taken }: IDataObject): unknown {
	try {
		return typeof taken === 'string' ? JSON.parse(taken) : [];
	} catch {
		// What nobody can read is as good as nothing: at worst an event is taken twice.
		return [];
	}
}
