import fc from 'fast-check';
import { eventKey, TakenEvents } from '../../../nodes/WhatsAppFlows/webhooks';
import type { WebhookEvent } from '../../../nodes/WhatsAppFlows/webhooks';

const day = 24 * 60 * 60 * 1000;

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
		const taken = new TakenEvents([], { maxKeys: 2, maxAgeMs: day });
		for (const key of ['a', 'b', 'c']) taken.take(key, 0);
		expect(taken.take('b', 0)).toBe(false);
		expect(taken.take('a', 0)).toBe(true);
		expect(taken.toJSON()).toHaveLength(2);
	});

	it('survive a restart through what was saved', () => {
		const before = new TakenEvents();
		before.take('a', 5);
		const saved: unknown = JSON.parse(JSON.stringify(before));
		expect(new TakenEvents(saved).take('a', 6)).toBe(false);
	});

	it('of two processes are put together', () => {
		const here = new TakenEvents();
		here.take('here', 2);
		here.merge([['there', 1]]);
		expect(here.take('there', 3)).toBe(false);
		expect(here.toJSON().map(([key]) => key)).toEqual(['there', 'here']);
	});

	it('start empty from anything that was never saved', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (saved) => {
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
