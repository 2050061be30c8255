import { randomBytes } from 'node:crypto';
import { loadPrivateKey } from '../../../nodes/WhatsAppFlows/endpoint/crypto';
import { unseal } from '../../../nodes/WhatsAppFlows/endpoint/seal';
import { makeFlowToken } from '../../../nodes/WhatsAppFlows/tokens';
import { appSecret, EndpointUnderTest, keys, PlayedResponse } from '../../support/endpoint';
import { ask, jwt, newKeys } from '../../support/endpointClient';

const opening = { action: 'INIT', screen: '', data: {} };
const fromDates = { action: 'data_exchange', screen: 'DATES', data: { day: '2' } };

// No deadline outlives its test.
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a request to the endpoint', () => {
	it('is checked for its signature before it is decrypted', async () => {
		const endpoint = new EndpointUnderTest();
		const otherKey = newKeys().publicKey;
		const unsigned = await endpoint.ask(opening, 'another secret', otherKey);
		expect(unsigned.response).toMatchObject({ statusCode: 432, text: '' });
		const undecryptable = await endpoint.ask(opening, appSecret, otherKey);
		expect(undecryptable.response).toMatchObject({ statusCode: 421, text: '' });
		expect([unsigned.outputs, undecryptable.outputs]).toEqual([undefined, undefined]);
	});

	it('may be signed with the previous secret while the secret changes', async () => {
		const previousAppSecret = randomBytes(16).toString('hex');
		const endpoint = new EndpointUnderTest({}, { previousAppSecret });
		for (const secret of [previousAppSecret, appSecret]) {
			const { response } = await endpoint.ask({ action: 'ping' }, secret);
			expect(response.statusCode).toBe(200);
		}
	});

	it('is taken without a signature only where that was chosen', async () => {
		const open = new EndpointUnderTest(
			{ options: { skipSignatureCheck: true } },
			{ appSecret: '' },
		);
		expect((await open.ask({ action: 'ping' }, 'nobody')).response.statusCode).toBe(200);
		const closed = new EndpointUnderTest({}, { appSecret: '' });
		expect((await closed.ask({ action: 'ping' }, 'nobody')).response.statusCode).toBe(432);
	});

	it('is never told that the key is another one when our key can’t be used at all', async () => {
		const broken = ['', 'no key', newKeys().publicKey, keys.privateKey.slice(0, 200)];
		for (const privateKey of broken) {
			const endpoint = new EndpointUnderTest({}, { privateKey });
			const { response, outputs } = await endpoint.ask(opening);
			expect(response).toMatchObject({ statusCode: 500, text: '' });
			expect(outputs).toBeUndefined();
			await expect(endpoint.activate()).rejects.toThrow(/private key|public key/);
		}
	});

	it('fits again a second after the secret was changed', async () => {
		const endpoint = new EndpointUnderTest();
		expect((await endpoint.ask({ action: 'ping' })).response.statusCode).toBe(200);
		endpoint.credential.data.appSecret = 'new secret';
		expect((await endpoint.ask({ action: 'ping' }, 'new secret')).response.statusCode).toBe(432);
		jest.advanceTimersByTime(1100);
		expect((await endpoint.ask({ action: 'ping' }, 'new secret')).response.statusCode).toBe(200);
	});

	it('that is decrypted but asks for nothing is answered with 400', async () => {
		const endpoint = new EndpointUnderTest();
		const { response, outputs } = await endpoint.ask({ screen: 'DATES' });
		expect([response.statusCode, outputs]).toEqual([400, undefined]);
	});

	it('starts nothing and crashes nothing, whatever its bytes are', async () => {
		const endpoint = new EndpointUnderTest();
		for (const text of ['', '{}', '[]', 'null', '{"encrypted_flow_data":1}', '\u0000', '{']) {
			const { response, outputs } = await endpoint.post(Buffer.from(text));
			expect([response.statusCode, response.text, outputs]).toEqual([421, '', undefined]);
		}
		const { response } = await endpoint.post(Buffer.alloc(11 * 1024 * 1024));
		expect(response.statusCode).toBe(413);
	});
});

describe('a screen that asks', () => {
	it('gives one plain item, with what Respond needs sealed', async () => {
		const endpoint = new EndpointUnderTest();
		const flow_token = makeFlowToken({ flowId: '77', reference: 'order 5', secret: appSecret });
		const flow_token_signature = jwt({ flow_token }, appSecret);
		const { outputs, leftToN8n } = await endpoint.ask({
			...fromDates,
			flow_token,
			flow_token_signature,
		});
		expect(leftToN8n).toBe(true);
		expect(outputs).toEqual([
			[
				{
					json: {
						action: 'data_exchange',
						screen: 'DATES',
						data: { day: '2' },
						flowToken: flow_token,
						flowId: '77',
						reference: 'order 5',
						tokenSignatureValid: true,
						version: '3.0',
						responseReference: expect.any(String),
					},
				},
			],
		]);
		const reference = String(outputs?.[0]?.[0]?.json.responseReference);
		const { id } = endpoint.workflow;
		expect(unseal(reference, loadPrivateKey(keys.privateKey), id)).toMatchObject({
			screen: 'DATES',
			deadline: 8000,
			flowToken: flow_token,
		});
	});

	it('says when its token is signed by somebody else', async () => {
		const flow_token_signature = jwt({ flow_token: 't' }, 'another secret');
		const { outputs } = await new EndpointUnderTest().ask({
			...fromDates,
			flow_token: 't',
			flow_token_signature,
		});
		expect(outputs?.[0]?.[0]?.json).toMatchObject({ tokenSignatureValid: false });
	});

	it('leaves by the output of its screen, as the editor draws them', async () => {
		const endpoint = new EndpointUnderTest({
			outputMode: 'perScreen',
			screens: ['DATES', ' TIMES ', '', 'DATES'],
			options: { reportClientErrors: true },
		});
		expect(endpoint.drawn()).toEqual(
			['DATES', 'TIMES', 'Other', 'Client Errors'].map((displayName) => ({
				type: 'main',
				displayName,
			})),
		);
		const screenOf = async (payload: object) =>
			(await endpoint.ask(payload)).outputs?.map((items) => items.length);
		expect(await screenOf(fromDates)).toEqual([1, 0, 0, 0]);
		expect(await screenOf({ ...fromDates, screen: 'TIMES' })).toEqual([0, 1, 0, 0]);
		expect(await screenOf({ ...fromDates, screen: 'END' })).toEqual([0, 0, 1, 0]);
		expect(await screenOf(opening)).toEqual([0, 0, 1, 0]);
		const report = { ...fromDates, data: { error: 'x', error_message: 'y' } };
		expect(await screenOf(report)).toEqual([0, 0, 0, 1]);
	});

	it('leaves by the only output where there is one', async () => {
		const endpoint = new EndpointUnderTest();
		expect(endpoint.drawn()).toEqual([{ type: 'main' }]);
		expect((await endpoint.ask(opening)).outputs?.map((items) => items.length)).toEqual([1]);
	});
});

describe('the flow token of a request', () => {
	const closing = { tokenCheck: 'signed', maxAge: 24, expiredMessage: 'Ask for a new form.' };
	const day = 24 * 60 * 60 * 1000;

	it('is good for as long as was chosen, and longer where no end was', async () => {
		jest.setSystemTime(Date.UTC(2026, 8, 1));
		const flow_token = makeFlowToken({ flowId: '77', secret: appSecret });
		const status = async (maxAge: number) => {
			const endpoint = new EndpointUnderTest({ ...closing, maxAge });
			return (await endpoint.ask({ ...opening, flow_token })).response.statusCode;
		};
		jest.setSystemTime(Date.UTC(2026, 8, 1) + day);
		expect(await status(24)).toBe(200);
		jest.setSystemTime(Date.UTC(2026, 8, 1) + day + 1001);
		expect(await status(24)).toBe(427);
		expect(await status(0)).toBe(200);
		// Clocks that differ make no token too old.
		jest.setSystemTime(Date.UTC(2026, 7, 31));
		expect(await status(24)).toBe(200);
	});

	it('is read whichever of our secrets signed it, also the API key of another provider', async () => {
		const endpoint = new EndpointUnderTest(closing, { providerApiKey: 'key of 8x8' });
		const flow_token = makeFlowToken({ flowId: '77', secret: 'key of 8x8' });
		expect((await endpoint.ask({ ...opening, flow_token })).outputs).toBeDefined();
		const foreign = makeFlowToken({ flowId: '77', secret: 'key of somebody else' });
		const refused = await endpoint.ask({ ...opening, flow_token: foreign });
		expect(refused.response.statusCode).toBe(427);
		expect(refused.read()).toEqual({ error_msg: 'Ask for a new form.' });
	});

	it('that is not good any more leaves the words to WhatsApp where there are none', async () => {
		const refused = await new EndpointUnderTest({ ...closing, expiredMessage: '' }).ask(opening);
		expect(refused.read()).toEqual({});
	});
});

describe('the answer to a request', () => {
	it('is the one of Respond, as n8n hands it on, and only the first one', async () => {
		const { response } = await new EndpointUnderTest().ask(fromDates);
		response.status(427).send('first');
		expect(response).toMatchObject({ statusCode: 427, text: 'first', contentType: 'text/plain' });
		expect(() => response.status(200).send('second')).not.toThrow();
		expect(() => response.json({ third: true })).not.toThrow();
		expect(response).toMatchObject({ statusCode: 427, text: 'first' });
	});

	it('is the chosen message after the deadline, and later ones go nowhere', async () => {
		const options = { deadline: 2, lateMessage: 'Please try again' };
		const asked = await new EndpointUnderTest({ options }).ask(fromDates);
		await jest.advanceTimersByTimeAsync(1999);
		expect(asked.response.text).toBeUndefined();
		await jest.advanceTimersByTimeAsync(2);
		const message = { screen: 'DATES', data: { error_message: 'Please try again' } };
		expect(asked.read()).toEqual(message);
		expect(() => asked.response.status(200).send('late')).not.toThrow();
		expect(asked.read()).toEqual(message);
	});

	it('is not touched by the deadline once it is given', async () => {
		const { response } = await new EndpointUnderTest().ask(fromDates);
		response.status(200).send('in time');
		await jest.advanceTimersByTimeAsync(20_000);
		expect(response.text).toBe('in time');
	});

	it('is left alone where another node wrote it without n8n', async () => {
		const { response } = await new EndpointUnderTest().ask(fromDates);
		response.headersSent = true;
		await expect(jest.advanceTimersByTimeAsync(20_000)).resolves.toBeUndefined();
		expect(response.text).toBeUndefined();
	});

	it('is the chosen message at once when n8n speaks for a workflow that ended', async () => {
		const asked = await new EndpointUnderTest().ask(fromDates);
		asked.response.status(500).json({ message: 'Error in workflow' });
		expect(asked.response.statusCode).toBe(200);
		expect(asked.read()).toMatchObject({ screen: 'DATES' });
	});

	it('goes to every copy of the request, whose workflow starts once', async () => {
		const endpoint = new EndpointUnderTest();
		const { envelope } = ask(keys.publicKey, fromDates);
		const body = Buffer.from(JSON.stringify(envelope));
		const first = await endpoint.post(body);
		const copy = await endpoint.post(body);
		expect([first.outputs?.length, copy.outputs]).toEqual([1, undefined]);
		expect(copy.leftToN8n).toBe(false);
		expect(copy.response.text).toBeUndefined();
		first.response.status(200).send('answer');
		expect(copy.response.text).toBe('answer');
		expect((await endpoint.post(body)).response.text).toBe('answer');
		// Another endpoint knows nothing of it.
		expect((await new EndpointUnderTest().post(body)).outputs).toHaveLength(1);
	});

	it('is remembered for a while and not longer', async () => {
		const endpoint = new EndpointUnderTest();
		const body = Buffer.from(JSON.stringify(ask(keys.publicKey, fromDates).envelope));
		(await endpoint.post(body)).response.status(200).send('answer');
		jest.advanceTimersByTime(5 * 60 * 1000 + 1);
		expect((await endpoint.post(body)).outputs).toHaveLength(1);
	});

	it('is forgotten before answers fill the memory', async () => {
		const endpoint = new EndpointUnderTest();
		const bodies = Array.from({ length: 6 }, () =>
			Buffer.from(JSON.stringify(ask(keys.publicKey, fromDates).envelope)),
		);
		for (const body of bodies) {
			(await endpoint.post(body)).response.status(200).send('x'.repeat(8 * 1024 * 1024));
		}
		const started = async (body: Buffer) => (await endpoint.post(body)).outputs !== undefined;
		expect(await started(bodies[5]!)).toBe(false);
		expect(await started(bodies[0]!)).toBe(true);
	});

	it('is a played Express that would throw for a second answer', () => {
		expect(() => new PlayedResponse().send('one').send('two')).toThrow(/headers/);
	});
});
