/**
 * A condition that the person at the terminal can do something about: its message is one sentence
 * that says what happened and what to do, and is printed without a stack.
 */
export class ClearError extends Error {
	override name = 'ClearError';
}

/** What to print for anything that was thrown: the sentence alone, or everything we know. */
export function explain(thrown: unknown): string {
	if (thrown instanceof ClearError) return thrown.message;
	if (thrown instanceof Error) return thrown.stack ?? thrown.message;
	return String(thrown);
}
