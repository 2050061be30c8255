import fc from 'fast-check';
import { eventKey, TakenEvents } from '../../../nodes/WhatsAppFlows/webhooks';
import type { WebhookEvent } from '../../../nodes/WhatsAppFlows/webhooks';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('events that were taken', () => {
	it('are taken once', () => {
		const taken = new TakenEvents();
		expect([taken.take('a', 0), taken.take('b', 0), taken.take('a', 1)]).toEqual([
			true,
			true,
			false,
		]);
	});

	it('are forgotten after seven days, when no provider repeats them any more', () => {
		const taken = new TakenEvents();
		taken.take('a', 0);
		expect(taken.take('a', 7 * day)).toBe(false);
		expect(taken.take('a', 7 * day + 1)).toBe(true);
	});

	it('are bounded: the oldest go first', () => {
		const taken = new TakenEvents('', { maxKeys: 2, maxAgeMs: day });
		for (const key of ['a', 'b', 'c']) taken.take(key, 0);
		expect(taken.take('b', 0)).toBe(false);
		expect(taken.take('a', 0)).toBe(true);
		expect(taken.size).toBe(2);
	});

	it('survive a restart through what was saved', () => {
		const before = new TakenEvents();
		before.take('a', 5);
		before.take('b', 3 * hour);
		const after = new TakenEvents(before.toText());
		expect([after.take('a', 6), after.take('b', 6), after.take('c', 6)]).toEqual([
			false,
			false,
			true,
		]);
	});

	it('are remembered for no less than seven days across a restart, and for an hour more at most', () => {
		const before = new TakenEvents();
		before.take('a', 90 * 60_000);
		const after = () => new TakenEvents(before.toText());
		expect(after().take('a', 90 * 60_000 + 7 * day)).toBe(false);
		expect(after().take('a', 150 * 60_000 + 7 * day)).toBe(true);
	});

	it('take little room where they are saved: n8n reads them with every delivery', () => {
		const taken = new TakenEvents();
		for (let index = 0; index < 12_000; index++) taken.take(`wamid.${index}`, index * minute);
		expect(taken.size).toBe(10_000);
		expect(taken.toText().length).toBeLessThan(112_000);
		expect(new TakenEvents(taken.toText()).size).toBe(10_000);
	});

	it('of two processes are put together', () => {
		const here = new TakenEvents();
		const there = new TakenEvents();
		here.take('here', 5 * hour);
		there.take('there', 2 * hour);
		here.merge(there.toText());
		expect(here.take('there', 5 * hour)).toBe(false);
		const oneDayLater = new TakenEvents(here.toText(), { maxKeys: 1, maxAgeMs: 7 * day });
		oneDayLater.take('new', 6 * hour);
		expect(oneDayLater.take('there', 6 * hour)).toBe(true);
	});

	it('start empty from anything that was never saved', () => {
		const texts = fc.string({ unit: fc.constantFrom(...'0az:- _\n') });
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), texts), (saved) => {
				const taken = new TakenEvents(saved);
				taken.merge(saved);
				expect(taken.take('\u0000never', 0)).toBe(true);
			}),
		);
	});

	it('take each key exactly once, whatever the order', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 20 }).map(String)), (keys) => {
				const taken = new TakenEvents();
				const fresh = keys.filter((key) => taken.take(key, 0));
				expect(fresh).toEqual([...new Set(keys)]);
			}),
		);
	});

	it('lets an event be taken again that was given back', () => {
		const taken = new TakenEvents();
		taken.take('m:1', 0);
		taken.giveBack('m:1');
		expect(taken.take('m:1', 1)).toBe(true);
		expect(taken.take('m:1', 2)).toBe(false);
	});
});

describe('the key of an event', () => {
	const event = (more: object) =>
		({ provider: 'meta', timestamp: 't', raw: {}, ...more }) as WebhookEvent;

	it('is its message, or its message and status', () => {
		expect(eventKey(event({ type: 'flowCompletion', messageId: '1', response: {} }))).toBe('m:1');
		expect(eventKey(event({ type: 'messageStatus', messageId: '1', status: 'read' }))).toBe(
			's:1:read',
		);
	});

	it('is none where there is no id, so that nothing without one is ever dropped', () => {
		expect(
			eventKey(event({ type: 'flowCompletion', messageId: '', response: {} })),
		).toBeUndefined();
		expect(eventKey(event({ type: 'otherMessage', messageType: 'text' }))).toBeUndefined();
	});

	it('tells the beginning of an alert from its end', () => {
		const alert = (alertState: string) =>
			eventKey(event({ type: 'flowEvent', event: 'ENDPOINT_LATENCY', flowId: '1', alertState }));
		expect(alert('ACTIVATED')).not.toBe(alert('DEACTIVATED'));
	});
});
