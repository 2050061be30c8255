import { z } from 'zod';
import type { FlowCompletion } from './events';

/** What an execution that continues replies to who brought the answer, and nothing else replies. */
export const continued = { whatsAppFlows: 'continued' } as const;

const continuedReply = z.object({ whatsAppFlows: z.literal(continued.whatsAppFlows) });

const answer = z
	.object({
		type: z.literal('flowCompletion'),
		provider: z.string(),
		timestamp: z.string(),
		response: z.record(z.unknown()),
		messageId: z.string(),
	})
	.passthrough();

/** Reads the answer that the trigger brings to an execution that waits. @returns undefined for anything else */
export function readWaitingAnswer(body: unknown): FlowCompletion | undefined {
	const read = answer.safeParse(body);
	return read.success ? (read.data as unknown as FlowCompletion) : undefined;
}

/** What became of an answer that was brought to an execution. */
export type Bringing = 'continued' | 'over' | 'again';

/**
 * Reads what n8n replied: `over` when the execution no longer waits or is not of this n8n, `again`
 * when that can't be known yet, such as while the execution is still being stored.
 */
export function readBringing(status: number, body: unknown): Bringing {
	if (continuedReply.safeParse(body).success) return 'continued';
	const { message } = z.object({ message: z.string() }).catch({ message: '' }).parse(body);
	if (status === 409) return /running/i.test(message) ? 'again' : 'over';
	return status < 500 && status !== 429 ? 'over' : 'again';
}
