import type { IDataObject } from 'n8n-workflow';
import type { WebhookEntry, WebhookSlot } from '../providers/webhookRules';

/** What an activation has set, kept until it is taken back. */
export interface Registered {
	/** What the provider was told to send along. */
	secret: string;
	slots: Array<WebhookSlot & { url: string; before?: WebhookEntry }>;
}

/** Where the record of an activation is kept. */
export interface RegisteredRecord {
	read(): Registered | undefined;
	write(registered: Registered): void;
	clear(): void;
}

/** In the trigger's static data, which outlives a restart. */
export function lastingRecord(saved: IDataObject): RegisteredRecord {
	return {
		read: () => asRegistered(saved.registered),
		write: (registered) => {
			saved.registered = registered as unknown as IDataObject;
		},
		clear: () => {
			delete saved.registered;
		},
	};
}

// A test run lasts two minutes at most, and n8n keeps no static data of it.
const testRuns = new Map<string, Registered>();

export function passingRecord(trigger: string): RegisteredRecord {
	return {
		read: () => testRuns.get(trigger),
		write: (registered) => testRuns.set(trigger, registered),
		clear: () => testRuns.delete(trigger),
	};
}

/** The secrets that the provider was told to send; empty where they were set by hand. */
export function toldSecrets(trigger: string, saved: IDataObject): string[] {
	return [asRegistered(saved.registered), testRuns.get(trigger)].flatMap((registered) =>
		registered?.secret ? [registered.secret] : [],
	);
}

function asRegistered(value: unknown): Registered | undefined {
	const found = value as Partial<Registered> | undefined;
	return found && Array.isArray(found.slots)
		? { secret: String(found.secret ?? ''), slots: found.slots }
		: undefined;
}
