/**
 * A Flow JSON version as a number, `7.3` for "7.3": all known minor versions have one digit, so that
 * versions compare as numbers do.
 */
export type Version = number;

/**
 * The versions that can be published, see
 * https://docs.aws.amazon.com/social-messaging/latest/userguide/managing-flows-limitations.html
 */
const publishable = ['5.1', '6.0', '6.1', '6.2', '6.3', '7.0', '7.1', '7.2', '7.3'] as const;

/** The version recommended for new Flows. */
export const recommended = '7.3';

/**
 * Versions with which no Flow can be published any more, and since when, see
 * https://developers.facebook.com/docs/whatsapp/flows/changelogs
 */
const frozen: ReadonlyMap<string, string> = new Map([
	['2.1', '8 April 2025'],
	['3.0', '8 April 2025'],
	['3.1', '8 April 2025'],
	['4.0', '8 April 2025'],
	['5.0', '10 September 2025'],
]);

/** The version to check by, or undefined for one that Meta refuses. */
export function supported(version: string): Version | undefined {
	return publishable.some((known) => known === version) ? Number(version) : undefined;
}

/** The day since which a version is frozen; undefined if it isn't. */
export function frozenSince(version: string): string | undefined {
	return frozen.get(version);
}
