import { randomBytes } from 'node:crypto';
import { makeFlowToken } from '../../nodes/WhatsAppFlows/tokens';
import { newKeys } from '../support/endpointClient';
import type { Endpoint } from './endpointWorld';
import {
	endpointTrigger,
	makeKeys,
	node,
	openEndpoint,
	request,
	respond,
	setJson,
	withKeys,
} from './endpointWorld';
import { describeModes, STARTS_WITHIN } from './modes';
import { chain } from './nodes';
import { openWorld, type World } from './world';

const toDates = respond('Dates', {
	screen: { __rl: true, mode: 'id', value: 'DATES' },
	defineDataBy: 'json',
	dataJson: '={{ { dates: $json.dates } }}',
});

const waiting = (seconds: number) =>
	node('Slow', 'n8n-nodes-base.wait', 1.1, { amount: seconds, unit: 'seconds' });

const message = (screen: string, error_message: string) => ({ screen, data: { error_message } });

describeModes('a flow with live data', (reach) => {
	let world: World;
	let endpoint: Endpoint;
	const executions = () => world.client.executionIds(endpoint.live.id);
	const next = (known: string[]) => world.client.nextExecution(endpoint.live.id, known);

	beforeAll(async () => {
		world = await openWorld(await reach());
		// Requests of DATES and TIMES leave by outputs of their own, the opening one by Other.
		endpoint = await openEndpoint(
			world,
			[
				endpointTrigger({ outputMode: 'perScreen', screens: ['DATES', 'TIMES'] }),
				setJson('Slots', '={{ { times: ["9:00", "10:00"], day: $json.data.day } }}'),
				respond('Times', {
					screen: { __rl: true, mode: 'id', value: 'TIMES' },
					defineDataBy: 'fields',
					dataFields: {
						field: [
							{ name: 'times', value: '={{ $json.times }}' },
							{ name: 'day', value: '={{ $json.day }}' },
						],
					},
				}),
				respond('Booked', {
					answerWith: 'finish',
					defineDataBy: 'fields',
					dataFields: { field: [{ name: 'time', value: '={{ $json.data.time }}' }] },
				}),
				setJson('Days', '={ "dates": ["Monday", "Tuesday"] }'),
				toDates,
			],
			(workflow) => {
				const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
				const connections = {
					Asked: { main: [to('Slots'), to('Booked'), to('Days')] },
					Slots: { main: [to('Times')] },
					Days: { main: [to('Dates')] },
				};
				return { ...workflow, connections };
			},
		);
	}, STARTS_WITHIN);
	afterAll(() => world?.close());

	it('is healthy when WhatsApp asks, and that starts nothing', async () => {
		const before = await executions();
		const asked = await request(endpoint, { action: 'ping' });
		expect(asked).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8' });
		expect(asked.read()).toEqual({ data: { status: 'active' } });
		expect(await executions()).toEqual(before);
	});

	it('leads a person from the first screen to the end', async () => {
		const before = await executions();
		const about = { flow_token: 'table-7' };
		const opened = await request(endpoint, { ...about, action: 'INIT', screen: '', data: {} });
		expect(opened).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8' });
		expect(opened.read()).toEqual({ screen: 'DATES', data: { dates: ['Monday', 'Tuesday'] } });
		const execution = await next(before);
		expect(execution.json('Asked', 2)).toEqual([
			{
				action: 'INIT',
				screen: '',
				data: {},
				flowToken: 'table-7',
				version: '3.0',
				responseReference: expect.stringMatching(/^[\w-]{100,}$/),
			},
		]);
		expect(execution.status).toBe('success');

		const chosen = await request(endpoint, {
			...about,
			action: 'data_exchange',
			screen: 'DATES',
			data: { day: 'Monday' },
		});
		expect(chosen.read()).toEqual({
			screen: 'TIMES',
			data: { times: ['9:00', '10:00'], day: 'Monday' },
		});

		const booked = await request(endpoint, {
			...about,
			action: 'data_exchange',
			screen: 'TIMES',
			data: { time: '9:00' },
		});
		expect(booked.read()).toEqual({
			screen: 'SUCCESS',
			data: {
				extension_message_response: { params: { time: '9:00', flow_token: 'table-7' } },
			},
		});
	});

	it('leaves no key in what n8n stores of an execution', async () => {
		const before = await executions();
		const { aesKey } = await request(endpoint, { action: 'INIT', screen: '', data: {} });
		const stored = JSON.stringify(await next(before));
		for (const secret of [aesKey.toString('base64'), aesKey.toString('hex'), endpoint.appSecret]) {
			expect(stored).not.toContain(secret);
		}
	});

	it('is answered once, however often the same bytes come', async () => {
		const before = await executions();
		const first = await request(endpoint, { action: 'INIT', screen: '', data: {} });
		const second = await first.again();
		expect([second.status, second.text]).toEqual([200, first.text]);
		await next(before);
		expect(await executions()).toHaveLength(before.length + 1);
	});

	it('refuses what WhatsApp did not sign, and what another key encrypted, and stores neither', async () => {
		const before = await executions();
		const payload = { action: 'INIT', screen: '', data: {} };
		const refused = [
			await request(endpoint, payload, { signedWith: 'another secret' }),
			await request(endpoint, payload, { publicKey: newKeys().publicKey }),
			await request(endpoint, payload, { body: '{"encrypted_flow_data":"not base64"}' }),
			await request(endpoint, payload, { body: '[]' }),
			await request(endpoint, payload, { body: JSON.stringify('x'.repeat(11_000_000)) }),
		];
		expect(refused.map(({ status, text }) => [status, text])).toEqual([
			[432, ''],
			[421, ''],
			[421, ''],
			[421, ''],
			[413, ''],
		]);
		expect((await request(endpoint, payload, { body: '{"encrypted' })).status).toBe(422);
		// Larger than n8n itself takes, which says 500.
		const huge = await request(endpoint, payload, { body: 'x'.repeat(17_000_000) });
		expect(huge.status).toBeGreaterThanOrEqual(400);
		expect(await executions()).toEqual(before);
	});
});

describeModes('a workflow that does not answer its flow', (reach) => {
	let world: World;
	beforeAll(async () => {
		world = await openWorld(await reach());
	}, STARTS_WITHIN);
	afterAll(() => world?.close());

	const fromDates = { action: 'data_exchange', screen: 'DATES', data: {} };

	it('in time lets the person try again on the same screen, and says so when it comes', async () => {
		const options = { deadline: 1, lateMessage: 'A moment, please' };
		const endpoint = await openEndpoint(world, [
			endpointTrigger({ options }),
			waiting(3),
			{ ...toDates, parameters: { ...toDates.parameters, dataJson: '{}' } },
		]);
		const asked = await request(endpoint, fromDates);
		expect(asked.read()).toEqual(message('DATES', 'A moment, please'));
		expect(asked.took).toBeLessThan(3000);
		const execution = await world.client.nextExecution(endpoint.live.id);
		expect(execution.failure?.message).toMatch(/^The answer came after 3\.\d seconds/);
		expect((await request(endpoint, { action: 'ping' })).status).toBe(200);
	});

	it('while it is being opened shows the message on the screen that was chosen for it', async () => {
		const opening = { action: 'INIT', screen: '', data: {} };
		const slow = (options: object) => [
			endpointTrigger({ options: { deadline: 0.5, ...options } }),
			waiting(2),
		];
		const endpoint = await openEndpoint(world, slow({ openingScreen: 'DATES' }));
		expect((await request(endpoint, opening)).read()).toMatchObject({ screen: 'DATES' });
		const without = await openEndpoint(world, slow({}));
		expect(await request(without, opening)).toMatchObject({ status: 504, text: '' });
	});

	it('because it ends or breaks lets the person try again at once', async () => {
		const lateMessage = 'Please try again';
		const trigger = endpointTrigger({ options: { lateMessage } });
		const ending = await openEndpoint(world, [trigger, setJson('Set', '{"a":1}')]);
		const breaking = await openEndpoint(world, [
			trigger,
			node('Stop', 'n8n-nodes-base.stopAndError', 1, { errorMessage: 'No slots' }),
		]);
		const clear = await openEndpoint(world, [
			trigger,
			node('In Clear', 'n8n-nodes-base.respondToWebhook', 1.5, {
				respondWith: 'json',
				responseBody: '{"screen":"DATES"}',
			}),
		]);
		for (const endpoint of [ending, breaking, clear]) {
			const asked = await request(endpoint, fromDates);
			expect(asked.read()).toEqual(message('DATES', lateMessage));
			expect(asked.took).toBeLessThan(7000);
		}
	});

	it('but twice sends the first answer and says so at the second', async () => {
		const again = { ...toDates, id: 'again', name: 'Again' };
		const endpoint = await openEndpoint(world, [
			endpointTrigger(),
			{ ...toDates, parameters: { ...toDates.parameters, dataJson: '{"dates":[1]}' } },
			again,
		]);
		const asked = await request(endpoint, fromDates);
		expect(asked.read()).toEqual({ screen: 'DATES', data: { dates: [1] } });
		const execution = await world.client.nextExecution(endpoint.live.id);
		expect(execution.failure?.message).toMatch(/^This request has been answered already/);
		expect(execution.failure?.node).toBe('Again');
	});
});

describe('the trigger of an endpoint', () => {
	let world: World;
	beforeAll(async () => {
		world = await openWorld();
	});
	afterAll(() => world.close());

	it('closes forms that are too old, of other flows or not ours, in words for the person', async () => {
		const endpoint = await openEndpoint(world, [
			endpointTrigger({
				tokenCheck: 'signed',
				maxAge: 1,
				flowIds: '77',
				expiredMessage: 'Ask for a new form.',
			}),
			{ ...toDates, parameters: { ...toDates.parameters, dataJson: '{}' } },
		]);
		const secret = endpoint.appSecret;
		const opening = { action: 'INIT', screen: '', data: {} };
		const closed = ['forged', undefined, makeFlowToken({ flowId: '78', secret })];
		for (const flow_token of closed) {
			const asked = await request(endpoint, { ...opening, flow_token });
			expect(asked.status).toBe(427);
			expect(asked.read()).toEqual({ error_msg: 'Ask for a new form.' });
		}
		expect(await world.client.executionIds(endpoint.live.id)).toEqual([]);
		const flow_token = makeFlowToken({ flowId: '77', reference: 'order 5', secret });
		const asked = await request(endpoint, { ...opening, flow_token });
		expect(asked.read()).toEqual({ screen: 'DATES', data: {} });
		const execution = await world.client.nextExecution(endpoint.live.id);
		expect(execution.json('Asked')).toMatchObject([{ flowId: '77', reference: 'order 5' }]);
	});

	it('receipts what a phone reports, and starts another path with it where that is wanted', async () => {
		const endpoint = await openEndpoint(
			world,
			[
				endpointTrigger({ options: { reportClientErrors: true } }),
				setJson('Answer', '{}'),
				setJson('Report', '={{ $json }}'),
			],
			(workflow) => {
				const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
				return { ...workflow, connections: { Asked: { main: [to('Answer'), to('Report')] } } };
			},
		);
		const data = { error: 'payload-schema-error', error_message: 'dates is no array' };
		const asked = await request(endpoint, { action: 'data_exchange', screen: 'DATES', data });
		expect(asked.read()).toEqual({ data: { acknowledged: true } });
		const execution = await world.client.nextExecution(endpoint.live.id);
		expect(execution.json('Report')).toEqual([
			{
				action: 'data_exchange',
				screen: 'DATES',
				error: 'payload-schema-error',
				errorMessage: 'dates is no array',
				version: '3.0',
			},
		]);
		expect(execution.run('Answer')).toBeUndefined();
	});

	it.each([
		['without an App Secret', { appSecret: '' }, /App Secret of the endpoint credential is empty/],
		[
			'with half a private key',
			{ privateKey: '-----BEGIN PRIVATE KEY-----\nMIIE' },
			/not complete/,
		],
	])('does not go live %s, and says what to do', async (_case, fields, words) => {
		const { credential } = await makeKeys(world, fields);
		const workflow = withKeys(chain([endpointTrigger()]), credential);
		const stored = await world.client.createWorkflow(workflow);
		await expect(world.client.activate(stored)).rejects.toThrow(words);
	});

	it('has its credential tested without asking anybody', async () => {
		const { privateKey } = await makeKeys(world);
		const test = (data: Record<string, string>) =>
			world.client.testCredential({ name: 'Keys', type: 'whatsAppFlowsEndpointApi', data });
		expect(await test({ privateKey })).toMatchObject({
			status: 'OK',
			message: expect.stringMatching(/2048 bits.*fingerprint/) as string,
		});
		const secret = randomBytes(8).toString('hex');
		expect(await test({ privateKey: secret })).toEqual({
			status: 'Error',
			message: expect.not.stringContaining(secret) as string,
		});
	});
});
