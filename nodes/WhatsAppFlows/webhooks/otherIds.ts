import { textOf } from './json';

/** The ids of a message beside the one that names it; undefined when there are none. */
export function otherIds(messageId: string, ...candidates: unknown[]): string[] | undefined {
	const ids = new Set(candidates.map(textOf).filter((id) => id !== undefined && id !== messageId));
	return ids.size > 0 ? ([...ids] as string[]) : undefined;
}
