/** A piece of text in one style. */
export interface Run {
	readonly text: string;
	readonly bold?: boolean;
	readonly italic?: boolean;
	readonly strike?: boolean;
	readonly link?: boolean;
	/** It stands for data, or is the example of some. */
	readonly dynamic?: boolean;
	readonly colour?: string;
}

export const plain = (text: string, style: Omit<Run, 'text'> = {}): Run => ({ ...style, text });

export const textOfRuns = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** The runs between two offsets of their whole text. */
export function sliceRuns(runs: readonly Run[], start: number, end: number): Run[] {
	const found: Run[] = [];
	let at = 0;
	for (const run of runs) {
		const next = at + run.text.length;
		if (next > start && at < end) {
			found.push({
				...run,
				text: run.text.slice(Math.max(0, start - at), Math.max(0, end - at)),
			});
		}
		at = next;
	}
	return found;
}

const rightToLeft =
	/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Whether the first letter of a text belongs to a script that runs from right to left. */
export function isRightToLeft(text: string): boolean {
	const letter = /\p{L}/u.exec(text.slice(0, 500));
	return letter !== null && rightToLeft.test(letter[0]);
}
