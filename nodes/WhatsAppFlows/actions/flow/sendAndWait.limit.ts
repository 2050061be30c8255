import type { INodeProperties } from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';
import { InvalidInput } from '../../providers/invalidInput';
import type { LocalItem } from '../operation';
import { asText, parameter, text } from '../operation';

const milliseconds = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

type Unit = keyof typeof milliseconds;

/** A year; n8n keeps a waiting execution for as long. */
const longest = 366 * milliseconds.days;

/** How long the workflow waits. */
export const limitFields: INodeProperties[] = [
	{
		displayName: 'Wait',
		name: 'waitLimit',
		type: 'options',
		options: [
			{
				name: 'For Some Time',
				value: 'duration',
				description: 'Without an answer in this time the workflow goes on at the output No Answer',
			},
			{
				name: 'Until a Date',
				value: 'date',
				description: 'Without an answer by then the workflow goes on at the output No Answer',
			},
			{
				name: 'Without a Limit',
				value: 'none',
				description: 'The workflow goes on only when the person has answered',
			},
		],
		default: 'duration',
		description: 'How long the workflow waits for the answer',
	},
	{
		displayName: 'Time',
		name: 'waitAmount',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 24,
		description: 'How many of the units below the person has for answering',
		displayOptions: { show: { waitLimit: ['duration'] } },
	},
	{
		displayName: 'Unit',
		name: 'waitUnit',
		type: 'options',
		options: [
			{ name: 'Days', value: 'days' },
			{ name: 'Hours', value: 'hours' },
			{ name: 'Minutes', value: 'minutes' },
		],
		default: 'hours',
		description: 'What the time is counted in',
		displayOptions: { show: { waitLimit: ['duration'] } },
	},
	{
		displayName: 'Date',
		name: 'waitUntil',
		type: 'dateTime',
		required: true,
		default: '',
		description: 'The last moment for an answer',
		displayOptions: { show: { waitLimit: ['date'] } },
	},
];

/**
 * The moment at which the workflow goes on without an answer.
 * @param now milliseconds since 1970
 * @throws InvalidInput for a time that is no time, is over, or is more than a year away
 */
export function readLimit(item: LocalItem, now: number): Date {
	const kind = text(item, 'waitLimit') || 'duration';
	if (kind === 'none') return WAIT_INDEFINITELY;
	const limit = kind === 'date' ? readDate(item) : now + readDuration(item);
	if (limit <= now) {
		throw new InvalidInput('Date is over already', 'Choose a moment that is still to come.');
	}
	if (limit > now + longest) {
		throw new InvalidInput(
			'The time for the answer is longer than a year',
			'Choose a shorter one, or Wait: Without a Limit.',
		);
	}
	return new Date(limit);
}

function readDuration(item: LocalItem): number {
	const amount = Number(parameter<number | string>(item, 'waitAmount', 24));
	if (!Number.isFinite(amount) || amount <= 0) {
		throw new InvalidInput('Time is not a number above zero', 'Give a number, such as 24.');
	}
	const unit = text(item, 'waitUnit') || 'hours';
	if (!Object.hasOwn(milliseconds, unit)) {
		throw new InvalidInput(`Unit: “${unit}” is not known`, 'Choose minutes, hours or days.');
	}
	return amount * milliseconds[unit as Unit];
}

/** n8n gives a date from the picker as text, one from an expression also as an object of Luxon. */
function readDate(item: LocalItem): number {
	const given = parameter<string | object>(item, 'waitUntil', '');
	const moment = typeof given === 'object' ? Number(given.valueOf()) : Date.parse(asText(given));
	if (Number.isFinite(moment)) return moment;
	throw new InvalidInput(
		'Date is not a date',
		'Choose one in the calendar, or write it as 2026-12-24T18:00.',
	);
}
