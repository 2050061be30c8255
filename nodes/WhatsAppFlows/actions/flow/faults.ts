import type { ValidationError } from '../../providers/model';

/** The first faults of a Flow JSON in one line of text each, with their places. */
export function describeFaults(faults: readonly ValidationError[], atMost = 5): string {
	const shown = faults
		.slice(0, atMost)
		.map(({ error, message, lineStart, columnStart, pointers }) => {
			const place =
				lineStart === undefined ? '' : ` (line ${lineStart}, column ${columnStart ?? 1})`;
			const path = pointers?.[0]?.path;
			return `${error}: ${message}${path && !message.includes(path) ? ` at ${path}` : ''}${place}.`;
		});
	const rest = faults.length - shown.length;
	return [...shown, ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ');
}
