import { numberOf } from './json';

// WhatsApp is from 2009; what lies outside is a slip or a placeholder, not a time.
const earliest = Date.UTC(2009, 0, 1);
const latest = Date.UTC(2100, 0, 1);
// Unix seconds reach this in the year 5138: a larger number counts milliseconds (Gupshup does,
// https://partner-docs.gupshup.io/docs/events ).
const firstMilliseconds = 1e11;

/**
 * A provider's time as ISO 8601 in UTC with milliseconds.
 *
 * @param value unix seconds or milliseconds, as number or text, or ISO 8601; the zone may be
 * `+0000` as Infobip writes it, and a missing zone means UTC
 * @param now what to take when there is no time, or an absurd one
 */
export function timeOf(value: unknown, now: Date): string {
	const time = numberOf(value) !== undefined ? fromNumber(Number(value)) : fromText(value);
	return (time >= earliest && time < latest ? new Date(time) : now).toISOString();
}

function fromNumber(value: number): number {
	return value < firstMilliseconds ? value * 1000 : value;
}

function fromText(value: unknown): number {
	if (typeof value !== 'string') return Number.NaN;
	const parts =
		/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/i.exec(
			value.trim(),
		);
	if (!parts) return Number.NaN;
	const [, day, clock, zone = 'Z'] = parts;
	return Date.parse(
		`${day}T${clock}${zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`,
	);
}
