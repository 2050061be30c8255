import { askForQueue, type ReachableQueue } from './queueDesk';
import { handedOver, type Reachable } from './running';

const { queue, n8n } = handedOver();

/** How long a hook that reaches queue mode may take: the first one of a run starts it. */
export const STARTS_WITHIN = 300_000;

/** A `describe` for what needs queue mode, skipped where this machine has no servers for it. */
export const describeQueue = queue.obstacle ? describe.skip : describe;

/** The n8n in queue mode; starts it for the first who asks. */
export const inQueueMode = (): Promise<ReachableQueue> => askForQueue(queue.deskUrl);

/**
 * Describes what must hold in regular and in queue mode alike; `reach` gives the n8n to open a world
 * in, to be called in a `beforeAll` of up to {@link STARTS_WITHIN}.
 */
export function describeModes(
	what: string,
	tests: (reach: () => Promise<Reachable>) => void,
): void {
	describe(`${what}, in regular mode`, () => tests(() => Promise.resolve(n8n)));
	describeQueue(`${what}, in queue mode`, () => tests(inQueueMode));
}
