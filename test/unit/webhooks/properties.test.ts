import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWebhook, type WebhookEvent } from '../../../nodes/WhatsAppFlows/webhooks';
import { parse8x8 } from '../../../nodes/WhatsAppFlows/webhooks/8x8';
import { parseInfobip } from '../../../nodes/WhatsAppFlows/webhooks/infobip';
import { parseKaleyra } from '../../../nodes/WhatsAppFlows/webhooks/kaleyra';
import { parseKapso } from '../../../nodes/WhatsAppFlows/webhooks/kapso';
import { parseLipachat } from '../../../nodes/WhatsAppFlows/webhooks/lipachat';
import { parseMeta } from '../../../nodes/WhatsAppFlows/webhooks/meta';
import { parseTolerant } from '../../../nodes/WhatsAppFlows/webhooks/tolerant';
import { parseYCloud } from '../../../nodes/WhatsAppFlows/webhooks/ycloud';
import { now } from './support';

// The parsers themselves: parseWebhook would catch what they throw.
const parsers = {
	parse8x8,
	parseInfobip,
	parseKaleyra,
	parseKapso,
	parseLipachat,
	parseMeta,
	parseTolerant,
	parseYCloud,
};

const folder = join(__dirname, '../../fixtures/webhooks');
const samples = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8')));

const keys = [...new Set(samples.flatMap(keysOf)), 'flow_reply', 'eventType', 'responseJson'];
const words = [
	...new Set(samples.flatMap(wordsOf)),
	'unused',
	'{"flow_token":"tok"}',
	'{"values":{}}',
];

const leaf = fc.oneof(
	fc.constantFrom(...words),
	fc.constantFrom(null, true, 0, -1, 1e300, ''),
	fc.jsonValue(),
);

/** JSON made of the keys and words that providers use, in any arrangement. */
const familiar = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
	object: fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 6 }),
	value: fc.oneof(
		{ depthSize: 'medium', maxDepth: 8, withCrossShrink: true },
		leaf,
		tie('object'),
		fc.array(tie('value'), { maxLength: 3 }),
	),
})).value;

/** A sample in which some parts are replaced by something else. */
const damaged = fc
	.tuple(
		fc.constantFrom(...samples),
		fc.array(fc.tuple(fc.nat(), familiar), { minLength: 1, maxLength: 3 }),
	)
	.map(([sample, changes]) => {
		const body = { body: structuredClone(sample) };
		for (const [place, value] of changes) {
			const slots = slotsOf(body);
			const [owner, key] = slots[place % slots.length] ?? [body, 'body'];
			owner[key] = value;
		}
		return body.body;
	});

describe.each(Object.entries(parsers))('%s', (_, parse) => {
	it.each([
		['any JSON', fc.jsonValue({ maxDepth: 6 })],
		['JSON of familiar keys and words', familiar],
		['damaged samples', damaged],
	])('takes %s and gives only complete events', (_kind, bodies: fc.Arbitrary<unknown>) => {
		fc.assert(
			fc.property(bodies, (body) => {
				for (const event of parse('anyone', body, now)) expectComplete(event);
			}),
			{ numRuns: 300 },
		);
	});

	it('takes JSON of 10,000 levels', () => {
		for (const key of ['entry', 'nfm_reply', 'response_json', 'payload', 'data', 'results']) {
			const deep: unknown = JSON.parse(`${`{"${key}":`.repeat(10_000)}1${'}'.repeat(10_000)}`);
			const list: unknown = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`);
			for (const body of [deep, list, { ...samples, [key]: deep }]) {
				parse('anyone', body, now).forEach(expectComplete);
			}
		}
	});

	it('takes objects that contain themselves', () => {
		const body: Record<string, unknown> = { type: 'interactive', from: '1', id: '2' };
		for (const key of keys) body[key] ??= body;
		parse('anyone', body, now).forEach(expectComplete);
		parse('anyone', { response_json: body }, now).forEach(expectComplete);
	});
});

describe('parseWebhook', () => {
	const providers = [
		'meta',
		'8x8',
		'kaleyra',
		'lipachat',
		'dreams',
		'ycloud',
		'infobip',
		'kapso',
		'x',
	];

	it('never throws, whatever the provider and the body', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.constantFrom(...providers), fc.string()),
				fc.anything(),
				(...call) => {
					for (const event of parseWebhook(...call, now)) expectComplete(event);
				},
			),
		);
	});

	it('gives nothing for an object whose parts can not be read', () => {
		const trap = Object.defineProperty({}, 'entry', {
			enumerable: true,
			get: () => {
				throw new Error('This part can not be read.');
			},
		});
		for (const provider of providers) expect(parseWebhook(provider, [trap], now)).toEqual([]);
	});

	it('does not change the body', () => {
		fc.assert(
			fc.property(fc.constantFrom(...providers), damaged, (provider, body) => {
				const before = structuredClone(body);
				parseWebhook(provider, body, now);
				expect(body).toEqual(before);
			}),
		);
	});

	it('takes the present as the time of receipt unless told otherwise', () => {
		const before = Date.now();
		const [event] = parseWebhook('lipachat', { from: '1', type: 'TEXT' });
		const received = Date.parse(event?.timestamp ?? '');
		expect(received).toBeGreaterThanOrEqual(before);
		expect(received).toBeLessThanOrEqual(Date.now());
	});
});

const text = expect.stringMatching(/^[^]+$/) as string;
const states = ['accepted', 'queued', 'sent', 'delivered', 'read', 'played', 'failed'];
const optionalText = {
	flowCompletion:
		'flowToken responseError from userId profileName contextMessageId phoneNumberId callbackData',
	otherMessage: 'messageId from userId profileName contextMessageId phoneNumberId callbackData',
	messageStatus: 'recipient callbackData',
	flowEvent: 'message warning oldStatus newStatus alertState',
};
const optionalNumbers = 'threshold errorRate p50Latency p90Latency requestsCount availability';

/** Every required field is there with the right type, and no optional one is there empty. */
function expectComplete(event: WebhookEvent): void {
	expect(event.provider).toEqual(text);
	expect(event.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
	expect(new Date(event.timestamp).toISOString()).toBe(event.timestamp);
	expect(isObject(event.raw)).toBe(true);
	for (const value of Object.values(event)) expect(value).toBeDefined();
	const fields: Record<string, unknown> = { ...event };
	for (const name of optionalText[event.type].split(' ')) {
		if (name in fields) expect(fields[name]).toEqual(text);
	}
	switch (event.type) {
		case 'flowCompletion':
			expect(isObject(event.response)).toBe(true);
			expect(typeof event.messageId).toBe('string');
			expect(event).not.toHaveProperty('flowId');
			expect(event).not.toHaveProperty('flowTokenValid');
			if (event.responseError) expect(event.response).toStrictEqual({});
			break;
		case 'otherMessage':
			expect(event.messageType).toEqual(text);
			break;
		case 'messageStatus':
			expect(event.messageId).toEqual(text);
			expect(states).toContain(event.status);
			for (const id of event.otherMessageIds ?? []) expect(id).toEqual(text);
			for (const error of event.errors) {
				for (const part of Object.values(error)) expect(part).toEqual(text);
			}
			break;
		case 'flowEvent':
			expect([event.event, event.flowId]).toEqual([text, text]);
			for (const name of optionalNumbers.split(' ')) {
				if (name in fields) expect(fields[name]).toEqual(expect.any(Number));
			}
			for (const error of event.errors ?? []) expect(error.errorType).toEqual(text);
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every place in a value where another value could stand. */
function slotsOf(value: object): Array<[Record<string, unknown>, string]> {
	return Object.entries(value).flatMap(([key, part]) => [
		[value as Record<string, unknown>, key] as [Record<string, unknown>, string],
		...(typeof part === 'object' && part !== null ? slotsOf(part as object) : []),
	]);
}

function keysOf(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const own = Array.isArray(value) ? [] : Object.keys(value);
	return [...own, ...Object.values(value).flatMap(keysOf)];
}

function wordsOf(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}
