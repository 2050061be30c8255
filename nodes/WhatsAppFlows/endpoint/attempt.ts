/**
 * Takes a step that the cryptography of Node may refuse. Its own words are left out: they differ by
 * version and tell nobody what to do.
 */
export function attempt<Result>(step: () => Result, refusal: () => Error): Result {
	try {
		return step();
	} catch {
		throw refusal();
	}
}
