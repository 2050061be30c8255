import type { IDataObject, INode } from 'n8n-workflow';
import type { StoredCredential, StoredWorkflow } from '../lab/client';
import type { Phone } from '../lab/sandbox-control';
import { loadExample, loadExampleFlow, webhookUrl } from '../lab/workflow';
import { credentialType, withKeys } from './endpointWorld';
import { listening, type Listening } from './listening';
import { describeModes, STARTS_WITHIN } from './modes';
import { action, byId, message, newName, run } from './nodes';
import { callMeta } from './otherSystem';
import { openWorld, type World } from './world';

interface Choice {
	id: string;
	title: string;
}

/** Step by step as the README has it, from no key to a booked appointment. */
describeModes('an appointment with live slots', (reach) => {
	let world: World;
	let answers: Listening;
	let keys: IDataObject;
	let credential: StoredCredential;
	let live: StoredWorkflow;
	let flowId: string;

	/** Does one operation at Meta; its first item. @throws Error with the failure's message */
	async function atMeta(node: INode): Promise<IDataObject> {
		const execution = await run(world, node);
		if (execution.failure) throw new Error(execution.failure.message);
		return execution.json(node.name)[0];
	}
	const endpoint = (operation: string, parameters = {}, more: Partial<INode> = {}) =>
		atMeta(action('meta', operation, { resource: 'endpoint', ...parameters }, more));
	const flow = (operation: string, parameters = {}) =>
		atMeta(action('meta', operation, { flowId: byId(flowId), ...parameters }));

	/** Sends the flow; the person who gets it opens it. */
	async function openFlow(): Promise<Phone> {
		const { screen: _, ...texts } = message(flowId, { flowAction: 'dataExchange' });
		await atMeta(action('meta', 'send', texts));
		return await world.sandbox.openFlow();
	}
	const choices = ({ data }: Phone, name: string) => data[name] as unknown as Choice[];

	beforeAll(async () => {
		world = await openWorld(await reach());
		answers = await listening(world, 'meta');
	}, STARTS_WITHIN);
	afterAll(() => world?.close());

	it('begins with a pair of keys, of which the private one goes into the credential', async () => {
		keys = await endpoint('generateKeyPair', { passphrase: 'correct horse battery' });
		const data = {
			privateKey: String(keys.privateKey),
			passphrase: 'correct horse battery',
			appSecret: world.accounts.meta.data.appSecret,
		};
		credential = await world.client.createCredential({
			name: 'The key of the flow',
			type: credentialType,
			data,
		});
	});

	it('gets a workflow that answers, from the example', async () => {
		const example = withKeys(loadExample('appointment-booking-live-slots'), credential);
		live = await world.client.createWorkflow(example);
		const made = await world.client.run(live, 'Make the Table Once');
		expect(made.failure).toBeUndefined();
		await world.client.activate(live);
	});

	it('gets a flow, which can’t be published before everything is set up', async () => {
		const created = await atMeta(
			action('meta', 'create', {
				flowName: newName(),
				categories: ['APPOINTMENT_BOOKING'],
				defineFlowBy: 'text',
				flowJson: loadExampleFlow('appointment-booking'),
			}),
		);
		expect(created).toMatchObject({ status: 'DRAFT', validationErrors: [] });
		flowId = String(created.flowId);
		await expect(flow('publish')).rejects.toThrow(/no public key/);

		const { fingerprint } = keys;
		const { id, name } = credential;
		const withKey = { credentials: { [credentialType]: { id, name } } };
		expect(await endpoint('registerPublicKey', {}, withKey)).toMatchObject({ fingerprint });
		expect(await endpoint('getPublicKeyStatus')).toMatchObject({ usable: true, fingerprint });
		await expect(flow('publish')).rejects.toThrow(/no endpoint address/);

		// Update takes https only, which the n8n of the tests does not speak.
		const endpoint_uri = webhookUrl(world.webhooksUrl, live);
		await callMeta(world, 'POST', flowId, { endpoint_uri });
		await expect(flow('publish')).rejects.toThrow(/no Meta app/);

		await flow('update', { updateFields: { applicationId: world.accounts.meta.appId } });
		await expect(flow('publish')).rejects.toThrow(/webhook field flows/);

		await world.sandbox.setWebhook('meta', answers.url);
		expect(await flow('publish')).toMatchObject({ status: 'PUBLISHED' });
	});

	it('is booked, encrypted from end to end, and the answer starts a workflow', async () => {
		let phone = await openFlow();
		expect(phone).toMatchObject({ screen: 'DAY' });
		const [day] = choices(phone, 'days');
		phone = await world.sandbox.press(phone, 'submit', { data: { day: day.id } });
		expect(phone).toMatchObject({ screen: 'TIME', data: { day: day.id, dayTitle: day.title } });
		const [time] = choices(phone, 'times').map(({ id }) => id);
		const booking = { day: day.id, time, name: 'Ann' };
		phone = await world.sandbox.press(phone, 'submit', { data: booking });
		expect(phone).toMatchObject({
			screen: 'CONFIRM',
			data: { ...booking, summary: `${day.title} at ${time}, for Ann` },
		});
		const known = await world.client.executionIds(answers.live.id);
		phone = await world.sandbox.press(phone, 'submit', { data: booking });
		expect(phone).toMatchObject({
			closed: { reason: 'completed', params: booking },
			delivered: [{ status: 200 }],
		});
		expect(phone.attempts.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
		const answered = await world.client.nextExecution(answers.live.id, known);
		expect(answered.json('Answered')).toMatchObject([{ flowId, response: booking }]);
		expect(await world.client.tableRows('Appointments')).toMatchObject([booking]);
	});

	it('offers nobody else the time that is taken, and says so to who saw it before', async () => {
		let phone = await openFlow();
		const [day] = choices(phone, 'days');
		phone = await world.sandbox.press(phone, 'submit', { data: { day: day.id } });
		const [taken] = await world.client.tableRows('Appointments');
		const free = choices(phone, 'times').map(({ id }) => id);
		expect(free.length).toBeGreaterThan(0);
		expect(free).not.toContain(taken.time);
		phone = await world.sandbox.press(phone, 'submit', {
			data: { day: day.id, time: taken.time, name: 'Bob' },
		});
		expect(phone).toMatchObject({
			screen: 'TIME',
			errorMessage: expect.stringMatching(/just been taken/) as string,
		});
	});

	it('is found by a phone that still has an older key', async () => {
		await openFlow();
		const phone = await world.sandbox.openFlow({ oldKey: true });
		expect(phone).toMatchObject({
			screen: 'DAY',
			attempts: [{ status: 421 }, { status: 200 }],
		});
	});

	it('shows a stranger nothing', async () => {
		const before = await world.client.executionIds(live.id);
		const phone = await world.sandbox.openFlow({ wrongSecret: true });
		expect(phone).toMatchObject({
			fault: { error: 'unexpected_http_status_code' },
			attempts: [{ status: 432 }],
		});
		expect(await world.client.executionIds(live.id)).toEqual(before);
	});
});
