import type { FlowPicture, Link, Place } from './read/flow';
import { capped } from './read/json';
import { textOfRuns } from './text/runs';

/** Sentences in a description for who can't see the picture. */
const mostSentences = 60;

/** One line on what the picture shows, and what it does not. */
export function summarize(flow: FlowPicture): string {
	const screens = flow.places.filter(({ missing }) => !missing).length;
	const missing = flow.places.length - screens;
	if (screens === 0) return 'This is no Flow JSON with screens';
	return [
		counted(screens, 'screen'),
		flow.version && `Flow JSON ${flow.version}`,
		missing > 0 && `${counted(missing, 'screen')} missing`,
		flow.screensLeftOut > 0 && `${counted(flow.screensLeftOut, 'more screen')} not shown`,
		flow.linksLeftOut > 0 && `${counted(flow.linksLeftOut, 'more arrow')} not shown`,
	]
		.filter(Boolean)
		.join('  ·  ');
}

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** The screens and where they lead to, in words. */
export function describe({ places, links }: FlowPicture, isEntry: readonly boolean[]): string {
	const sentences = places.slice(0, mostSentences).map((place, number) => {
		const marks = [
			isEntry[number] && 'start',
			place.object.terminal === true && 'end',
			place.missing && 'missing',
		].filter(Boolean);
		const ways = links.filter(({ from }) => from === number).slice(0, 12);
		const leads = ways.map((link) => wayOf(link, places)).join(', ');
		const title = capped(textOfRuns(place.values.show(place.object.title)), 80);
		const what = `${capped(place.id, 80)}${title && ` “${title}”`}`;
		return `Screen ${what}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}${leads && ` leads to ${leads}`}.`;
	});
	if (places.length > mostSentences) sentences.push(`And ${places.length - mostSentences} more.`);
	return sentences.join(' ');
}

function wayOf({ to, kind, action }: Link, places: readonly Place[]): string {
	const target = capped(places[to].id, 80);
	if (kind === 'server') return `${target} if your server says so`;
	return action?.label ? `${target} by “${action.label}”` : target;
}
