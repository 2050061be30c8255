import { measureCost } from './cost';
import { measureLoading } from './loading';
import type { Place } from './place';
import { heading, spreadLine } from './report';

/** At most this many times the HTTP Request node's CPU time per item. */
const COST_BAR = { atMost: 1.3 };
/** At most this many milliseconds added to n8n’s start. */
const LOADING_BAR = { atMost: 60 };

/** The action node beside HTTP Request, and what n8n's start costs. @returns whether all bars are kept */
export async function benchAction(place: Place): Promise<boolean> {
	console.log('Measuring how long it takes to load …');
	const { milliseconds, ratio } = await measureLoading(place);
	console.log('Measuring what it costs, for some minutes …');
	const { sameForAll, personal, oneByOne } = await measureCost(place);

	heading('CPU time per item, with the HTTP Request node as 1: median (lowest to highest)');
	const kept = [
		spreadLine('the same message for everyone', sameForAll, 2, COST_BAR),
		spreadLine('text and data from the item, too', personal, 2, COST_BAR),
		spreadLine('the same message, HTTP Request in batches of one', oneByOne, 2),
	];
	heading('Loading the package when n8n starts: median (lowest to highest)');
	kept.push(spreadLine('milliseconds', milliseconds, 0, LOADING_BAR));
	spreadLine('with the HTTP Request node as 1', ratio, 2);
	return kept.every(Boolean);
}
