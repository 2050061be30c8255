import { merged, type Fault } from '../fault';
import type { Flow } from '../model/flow';
import type { Rule } from '../rules/rule';
import { bigImages, longTexts, manyComponents, optionCounts } from './display';
import {
	almostReserved,
	awkwardNames,
	calendarFormats,
	literalReferences,
	secretsShown,
} from './habits';

const habits: readonly Rule[] = [
	almostReserved,
	secretsShown,
	awkwardNames,
	calendarFormats,
	longTexts,
	optionCounts,
	bigImages,
	manyComponents,
	literalReferences,
];

/** What Meta takes as it is, and its author should still know. */
export function checkHabits(flow: Flow): Fault[] {
	return habits.flatMap((habit) => merged(habit(flow)));
}
