import fc from 'fast-check';
import { readEnvelope, readRequest } from '../../../nodes/WhatsAppFlows/endpoint/request';
import { expired, finish, nextScreen, stay } from '../../../nodes/WhatsAppFlows/endpoint/responses';

const envelope = { encrypted_flow_data: 'a', encrypted_aes_key: 'b', initial_vector: 'c' };

describe('the body of a request', () => {
	it('is an envelope of three texts, and what else is in it does not count', () => {
		const body = Buffer.from(JSON.stringify({ ...envelope, more: 1 }));
		expect(readEnvelope(body)).toEqual(envelope);
	});

	it('is none with a part missing or of another type, nor without JSON', () => {
		for (const name of Object.keys(envelope)) {
			for (const value of [undefined, null, 7, ['a'], {}]) {
				const spoilt = JSON.stringify({ ...envelope, [name]: value });
				expect(readEnvelope(Buffer.from(spoilt))).toBeUndefined();
			}
		}
		for (const text of ['', '{', 'null', '[]', '"x"']) {
			expect(readEnvelope(Buffer.from(text))).toBeUndefined();
		}
		fc.assert(
			fc.property(fc.uint8Array(), (bytes) => {
				expect(readEnvelope(Buffer.from(bytes))).toBeUndefined();
			}),
		);
	});
});

describe('a decrypted request', () => {
	it('is a health check, with or without a version', () => {
		expect(readRequest({ version: '3.0', action: 'ping' })).toEqual({ kind: 'ping' });
		expect(readRequest({ action: 'ping' })).toEqual({ kind: 'ping' });
	});

	it('asks for the first screen, a next one, or the one before', () => {
		const about = { version: '3.0', flow_token: 't' };
		expect(readRequest({ ...about, action: 'INIT', screen: '', data: {} })).toEqual({
			kind: 'exchange',
			action: 'INIT',
			screen: '',
			data: {},
			flowToken: 't',
			version: '3.0',
			tokenSignature: undefined,
		});
		expect(
			readRequest({
				...about,
				action: 'data_exchange',
				screen: 'DATES',
				data: { day: '2' },
				flow_token_signature: 'a.b.c',
			}),
		).toMatchObject({ screen: 'DATES', data: { day: '2' }, tokenSignature: 'a.b.c' });
		expect(readRequest({ action: 'BACK', screen: 'DATES' })).toMatchObject({
			kind: 'exchange',
			action: 'BACK',
			data: {},
			flowToken: undefined,
		});
	});

	it('tells of what a phone could not use, under both names of the field', () => {
		const data = { error: 'some-new-kind', error_message: 'why' };
		expect(readRequest({ action: 'data_exchange', screen: 'A', data })).toMatchObject({
			kind: 'clientError',
			error: 'some-new-kind',
			errorMessage: 'why',
			screen: 'A',
		});
		for (const error_key of ['invalid-screen-transition', 'timeout_error', 'TIMEOUT_ERROR']) {
			expect(readRequest({ action: 'INIT', data: { error_key } })).toMatchObject({
				kind: 'clientError',
				error: error_key,
			});
		}
	});

	it('is no such report because a screen has a field called error', () => {
		const data = { error: 'My tap drips' };
		expect(readRequest({ action: 'data_exchange', screen: 'REPAIR', data })).toMatchObject({
			kind: 'exchange',
			data,
		});
		const message = { error_message: 'x' };
		expect(readRequest({ action: 'data_exchange', data: message })?.kind).toBe('exchange');
	});

	it('is nothing without an action, and nothing when nested too deep to be stored', () => {
		expect(readRequest({})).toBeUndefined();
		expect(readRequest({ action: { name: 'INIT' } })).toBeUndefined();
		let data: object = {};
		for (let depth = 0; depth < 200; depth++) data = { data };
		expect(readRequest({ action: 'data_exchange', data: data as never })).toBeUndefined();
	});

	it('loses a __proto__ on its way into the workflow', () => {
		const payload = JSON.parse('{"action":"INIT","data":{"__proto__":{"admin":true}}}') as never;
		expect(JSON.stringify(readRequest(payload))).not.toContain('admin');
	});

	it('never makes reading throw', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.anything()), (payload) => {
				readRequest({ action: 'data_exchange', ...payload });
			}),
		);
	});
});

describe('a response', () => {
	it('has Meta’s shapes', () => {
		expect(nextScreen('TIMES', { times: [] })).toEqual({ screen: 'TIMES', data: { times: [] } });
		expect(stay('DATES', 'Fully booked', { dates: [] })).toEqual({
			screen: 'DATES',
			data: { dates: [], error_message: 'Fully booked' },
		});
		expect(finish('t', { day: '2', flow_token: 'forged' })).toEqual({
			screen: 'SUCCESS',
			data: { extension_message_response: { params: { day: '2', flow_token: 't' } } },
		});
		expect(finish(undefined, {})).toEqual({
			screen: 'SUCCESS',
			data: { extension_message_response: { params: {} } },
		});
		expect(expired('Ask for a new form.')).toEqual({ error_msg: 'Ask for a new form.' });
		expect(expired('')).toEqual({});
	});
});
