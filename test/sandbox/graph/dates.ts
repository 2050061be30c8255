/** Graph's way of writing a time: `2024-04-11T06:59:53+0000`. */
export function graphDate(date: Date): string {
	return date.toISOString().replace(/\.\d{3}Z$/, '+0000');
}
