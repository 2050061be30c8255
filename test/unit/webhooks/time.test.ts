import { completionOf, metaDelivery, metaReply, now } from './support';

const received = (timestamp: unknown) =>
	completionOf('meta', metaDelivery({ messages: [metaReply('{}', { timestamp })] })).timestamp;

describe('the time of an event', () => {
	it.each([
		['unix seconds in text', '1702502473', '2023-12-13T21:21:13.000Z'],
		['unix seconds', 1702502473, '2023-12-13T21:21:13.000Z'],
		['unix milliseconds, as Gupshup writes them', 1710941393420, '2024-03-20T13:29:53.420Z'],
		['ISO 8601 with hundredths', '2026-03-19T22:51:55.00Z', '2026-03-19T22:51:55.000Z'],
		['seven decimals', '2018-08-02T09:42:38.8988997+00:00', '2018-08-02T09:42:38.898Z'],
		['a zone without a colon', '2019-04-09T16:01:56.494-0300', '2019-04-09T19:01:56.494Z'],
		['no zone, which means UTC', '2024-03-12T10:01:04.71248', '2024-03-12T10:01:04.712Z'],
	])('is read from %s', (_, value, expected) => {
		expect(received(value)).toBe(expected);
	});

	it.each([
		undefined,
		null,
		'',
		'17XXXXXXXX',
		'yesterday',
		0,
		-5,
		'1',
		1e300,
		1e17,
		{},
		'2024-13-45T99:00Z',
	])('is the time of receipt when it is missing or absurd: %j', (value) => {
		expect(received(value)).toBe(now.toISOString());
	});
});
