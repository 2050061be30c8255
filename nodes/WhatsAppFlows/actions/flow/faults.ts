import type { ValidationError } from '../../providers/model';

/** The first faults of a Flow JSON, a sentence each, with their places where they are known. */
export function describeFaults(faults: readonly ValidationError[], atMost = 5): string {
	const rest = faults.length - atMost;
	return [
		...faults.slice(0, atMost).map(describe),
		...(rest > 0 ? [`And ${rest} more.`] : []),
	].join(' ');
}

function describe({ error, message, lineStart, columnStart, pointers }: ValidationError): string {
	const path = pointers?.[0]?.path;
	const at = path && !message.includes(path) ? ` at ${path}` : '';
	// Some providers write zeros where they know no place.
	const place = lineStart ? ` (line ${lineStart}, column ${columnStart || 1})` : '';
	return `${error}: ${message.replace(/[.\s]+$/, '')}${at}${place}.`;
}
