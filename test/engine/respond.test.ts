import type { IDataObject, IN8nHttpFullResponse, INode, INodeParameters } from 'n8n-workflow';
import { loadPrivateKey } from '../../nodes/WhatsAppFlows/endpoint/crypto';
import type { OpenRequest } from '../../nodes/WhatsAppFlows/endpoint/seal';
import { seal } from '../../nodes/WhatsAppFlows/endpoint/seal';
import { ask, newKeys } from '../support/endpointClient';
import { runNode } from '../support/engine';

const { publicKey, privateKey } = newKeys();
const key = loadPrivateKey(privateKey);

/** Two screens; the second one is told a list of times and may be told a note. */
const flowJson = JSON.stringify({
	version: '7.3',
	data_api_version: '3.0',
	routing_model: { DATES: ['TIMES'], TIMES: ['END'], END: [] },
	screens: [
		{ id: 'DATES', data: { dates: { type: 'array', items: { type: 'string' } } } },
		{
			id: 'TIMES',
			data: {
				required: ['times', 'seats'],
				times: { type: 'array', items: { type: 'string' }, __example__: ['9:00'] },
				seats: { type: 'number', __example__: 2 },
				note: { type: 'string', __example__: '' },
			},
		},
		{ id: 'END', terminal: true },
	],
});

const screen = (value: string) => ({ screen: { __rl: true, mode: 'id', value } });

const json = (value: object) => ({ defineDataBy: 'json', dataJson: JSON.stringify(value) });

interface Given {
	request?: Partial<OpenRequest>;
	items?: IDataObject[];
	settings?: Partial<INode>;
	/** Another one than that of the trigger. */
	otherKey?: string;
}

/** Runs Respond for a request that came just now, and reads what it sends as the phone does. */
async function respond(parameters: INodeParameters, given: Given = {}) {
	const phone = ask(publicKey, {});
	const responseReference = seal(
		{
			aesKey: phone.aesKey,
			iv: phone.iv,
			receivedAt: Date.now(),
			deadline: 8000,
			action: 'data_exchange',
			screen: 'DATES',
			flowToken: 'table-7',
			...given.request,
		},
		key,
		'workflow',
	);
	const sent: IN8nHttpFullResponse[] = [];
	const credential = {
		type: 'whatsAppFlowsEndpointApi',
		data: { privateKey: given.otherKey ?? privateKey },
	};
	const { outputs, error } = await runNode({
		parameters: { resource: 'endpoint', operation: 'respond', ...parameters },
		credential,
		items: (given.items ?? [{}]).map((item) => ({ responseReference, ...item })),
		settings: {
			...(given.otherKey && {
				credentials: { [credential.type]: { id: given.otherKey, name: 'Other' } },
			}),
			...given.settings,
		},
		onResponse: (response) => sent.push(response),
	});
	const [first] = sent;
	return {
		sent,
		outputs,
		error: error?.message ?? '',
		read: () => phone.read(String(first?.body)) as { screen: string; data: IDataObject },
	};
}

describe('Respond', () => {
	it('opens the next screen with data in pairs that keep their kind', async () => {
		const { sent, outputs, read } = await respond({
			...screen('TIMES'),
			defineDataBy: 'fields',
			dataFields: {
				field: [
					{ name: 'times', value: '={{ ["9:00", "10:00"] }}' },
					{ name: 'seats', value: '={{ 2 }}' },
					{ name: 'note', value: 'Window' },
				],
			},
		});
		const data = { times: ['9:00', '10:00'], seats: 2, note: 'Window' };
		expect(read()).toEqual({ screen: 'TIMES', data });
		expect(sent).toHaveLength(1);
		expect(sent[0]).toMatchObject({
			statusCode: 200,
			headers: { 'content-type': 'text/plain' },
			body: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
		});
		expect(outputs[0]).toMatchObject([
			{
				json: {
					answer: 'nextScreen',
					screen: 'TIMES',
					data,
					flowToken: 'table-7',
					milliseconds: expect.any(Number),
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('opens it with a JSON object, from text or from an expression, or without data', async () => {
		const asText = await respond({ ...screen('TIMES'), ...json({ a: { b: [1] } }) });
		expect(asText.read().data).toEqual({ a: { b: [1] } });
		const asObject = await respond({
			...screen('TIMES'),
			defineDataBy: 'json',
			dataJson: '={{ { a: 1 } }}',
		});
		expect(asObject.read().data).toEqual({ a: 1 });
		expect((await respond(screen('TIMES'))).read()).toEqual({ screen: 'TIMES', data: {} });
	});

	it('maps the fields of the screen, by hand and by the names of the input', async () => {
		const mapping = (value: object) => ({
			...screen('TIMES'),
			flowJson,
			defineDataBy: 'map',
			dataMapping: value as INodeParameters,
		});
		const byHand = await respond(
			mapping({ mappingMode: 'defineBelow', value: { times: '["9:00"]', seats: '2' } }),
		);
		expect(byHand.read().data).toEqual({ times: ['9:00'], seats: 2 });
		const byName = await respond(mapping({ mappingMode: 'autoMapInputData', value: null }), {
			items: [{ times: ['9:00'], seats: 4, other: 'not sent' }],
		});
		expect(byName.read().data).toEqual({ times: ['9:00'], seats: 4 });
	});

	it('keeps the person on the screen with a message', async () => {
		const { read, sent } = await respond({ answerWith: 'stay', message: 'Fully booked' });
		expect(read()).toEqual({ screen: 'DATES', data: { error_message: 'Fully booked' } });
		expect(sent[0]?.statusCode).toBe(200);
		const more = await respond({
			answerWith: 'stay',
			message: 'Fully booked',
			flowJson,
			...json({ dates: ['Friday'] }),
		});
		expect(more.read().data).toEqual({ dates: ['Friday'], error_message: 'Fully booked' });
	});

	it('finishes the flow with parameters and the flow token', async () => {
		const { read } = await respond({ answerWith: 'finish', ...json({ time: '9:00' }) });
		const params = { time: '9:00', flow_token: 'table-7' };
		expect(read()).toEqual({
			screen: 'SUCCESS',
			data: { extension_message_response: { params } },
		});
	});

	it('closes the form as no longer valid, with 427 and words for the person', async () => {
		const { read, sent } = await respond({ answerWith: 'expire', message: 'Ask for a new one' });
		expect(sent[0]?.statusCode).toBe(427);
		expect(read()).toEqual({ error_msg: 'Ask for a new one' });
		expect((await respond({ answerWith: 'expire' })).read()).toEqual({});
	});

	it('sends the first of two items, and says at the second what to do', async () => {
		const { sent, outputs } = await respond(screen('TIMES'), {
			items: [{}, {}],
			settings: { onError: 'continueErrorOutput' },
		});
		expect(sent).toHaveLength(1);
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[1]?.[0]?.json).toMatchObject({
			error: expect.stringMatching(/answered already.*Aggregate makes one of many/),
			disposition: 'fixRequest',
		});
	});

	it('sends a late answer, which the trigger drops if it is, and says so', async () => {
		const { sent, error } = await respond(screen('TIMES'), {
			request: { receivedAt: Date.now() - 9000 },
		});
		expect(sent).toHaveLength(1);
		expect(error).toMatch(/^The answer came after 9\.\d seconds.*faster than 8 seconds/);
		const ahead = await respond(screen('TIMES'), { request: { receivedAt: Date.now() + 60_000 } });
		expect([ahead.sent.length, ahead.error]).toEqual([1, '']);
	});
});

describe('Respond refuses, and sends nothing,', () => {
	const refusal = async (parameters: INodeParameters, given?: Given) => {
		const { sent, error } = await respond(parameters, given);
		expect(sent).toEqual([]);
		return error;
	};

	it('a screen that is missing, reserved or not in the flow', async () => {
		expect(await refusal(screen('={{ "" }}'))).toMatch(/^Screen is empty/);
		expect(await refusal(screen('SUCCESS'))).toMatch(/reserved.*Finish the Flow/);
		expect(await refusal({ ...screen('NOWHERE'), flowJson })).toMatch(
			/no such screen.*DATES, TIMES, END/,
		);
	});

	it('a way that the routing model does not have', async () => {
		expect(await refusal({ ...screen('END'), flowJson })).toMatch(
			/does not lead from “DATES” to “END”.*TIMES/,
		);
		const back = { request: { screen: 'TIMES' } };
		expect(await refusal({ ...screen('DATES'), flowJson, ...json({ dates: [] }) }, back)).toMatch(
			/does not lead from “TIMES” to “DATES”/,
		);
	});

	it('but takes the ways that a person goes: to the same screen, back, and into the flow', async () => {
		const dates = { ...screen('DATES'), flowJson, ...json({ dates: ['Friday'] }) };
		const ways: Array<Partial<OpenRequest>> = [
			{ screen: 'DATES' },
			{ screen: 'TIMES', action: 'BACK' },
			{ screen: '', action: 'INIT' },
		];
		for (const request of ways) {
			expect((await respond(dates, { request })).read().screen).toBe('DATES');
		}
	});

	it('data that the screen would not take, with a sentence for each value', async () => {
		const told = { ...screen('TIMES'), flowJson };
		expect(await refusal({ ...told, ...json({ times: 'nine', colour: 'red' }) })).toMatch(
			/“colour” is not in the data.*“times” needs a list.*“seats” is empty/,
		);
		const fits = json({ times: [], seats: '2', error_message: 'Note this' });
		expect((await respond({ ...told, ...fits })).read().data).toEqual({
			times: [],
			seats: 2,
			error_message: 'Note this',
		});
		const staying = { answerWith: 'stay', message: 'No', flowJson, ...json({ dates: 7 }) };
		expect(await refusal(staying)).toMatch(/“dates” needs a list/);
	});

	it('a message without words, and one before there is a screen', async () => {
		expect(await refusal({ answerWith: 'stay', message: ' ' })).toMatch(/^Message is empty/);
		const opening = { request: { screen: '', action: 'INIT' } };
		expect(await refusal({ answerWith: 'stay', message: 'No' }, opening)).toMatch(
			/just being opened.*Next Screen/,
		);
	});

	it('a Flow JSON, or data, that is no JSON', async () => {
		expect(await refusal({ ...screen('TIMES'), flowJson: '{' })).toMatch(/^Flow JSON is not valid/);
		expect(await refusal({ ...screen('TIMES'), defineDataBy: 'map' })).toMatch(
			/^Flow JSON is empty/,
		);
		const broken = { ...screen('TIMES'), defineDataBy: 'json', dataJson: '{"a":' };
		expect(await refusal(broken)).toMatch(/^Data JSON is not valid JSON/);
	});

	it('data that refers to itself', async () => {
		const loop: IDataObject = {};
		loop.self = loop;
		const parameters = {
			...screen('TIMES'),
			defineDataBy: 'fields',
			dataFields: { field: [{ name: 'loop', value: '={{ $json.loop }}' }] },
		};
		expect(await refusal(parameters, { items: [{ loop }] })).toMatch(
			/^Data: a value refers to itself/,
		);
	});

	it('an answer of more than 10 MB', async () => {
		const text = 'x'.repeat(10 * 1024 * 1024);
		expect(await refusal({ ...screen('TIMES'), ...json({ text }) })).toMatch(
			/has 13\.3 MB, and WhatsApp takes at most 10/,
		);
	});

	it('a request that nobody waits for any more, or that is not its own', async () => {
		const old = { request: { receivedAt: Date.now() - 61_000 } };
		expect(await refusal(screen('TIMES'), old)).toMatch(/more than a minute ago/);
		expect(await refusal(screen('TIMES'), { otherKey: newKeys().privateKey })).toMatch(
			/not one of this workflow and this credential/,
		);
		expect(await refusal(screen('TIMES'), { otherKey: 'no key' })).toMatch(
			/^This is not a private key/,
		);
		expect(await refusal(screen('TIMES'), { items: [{ responseReference: '' }] })).toMatch(
			/^No request of a flow is waiting/,
		);
		expect(await refusal({ ...screen('TIMES'), options: { responseReference: 'AAAA' } })).toMatch(
			/not one of this workflow/,
		);
	});

	it('an answer that it does not know', async () => {
		expect(await refusal({ answerWith: 'dance' })).toMatch(/^Answer With: “dance” is not known/);
	});
});
