import { excerpt } from './refusal';

/**
 * The words of an error that may be text, a list or an object of either, with the names of the
 * fields that they are about. Nothing, zero, false and blank text are no words.
 */
export function flattenWords(error: unknown, depth = 0): string[] {
	if (typeof error === 'string') return error.trim() === '' ? [] : [error.trim()];
	if (typeof error === 'number' || typeof error === 'boolean') return error ? [String(error)] : [];
	if (typeof error !== 'object' || error === null || depth > 3) return [];
	if (Array.isArray(error)) return error.flatMap((entry) => flattenWords(entry, depth + 1));
	return Object.entries(error).flatMap(([field, value]) =>
		flattenWords(value, depth + 1).map((words) =>
			// Inside an `error` the name `error` adds nothing.
			field === 'error' ? words : `${field}: ${words}`,
		),
	);
}

/** The provider's words, none of them twice, and what to do. */
export function describeRefusal(provider: string, words: string[], advice?: string): string {
	const trimmed = words.map((said) => said.replace(/[.\s]+$/, '')).filter(Boolean);
	const once = trimmed.filter(
		(said, index) => !trimmed.slice(0, index).some((before) => said.endsWith(before)),
	);
	const says = excerpt(once.join(': '));
	return [says && `${provider} says: ${says}.`, advice].filter(Boolean).join(' ');
}
