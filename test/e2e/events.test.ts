import type { IDataObject } from 'n8n-workflow';
import { listening, sendFlow } from './listening';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

describe.each(['meta', '8x8', 'kaleyra', 'lipachat'] as const)(
	'a trigger on some statuses at %s',
	(provider) => {
		it('is started by these and by nothing else', async () => {
			const { client, sandbox } = world;
			const { live, url } = await listening(world, provider, {
				triggerOn: ['messageStatus'],
				statuses: ['read'],
			});
			await sandbox.setWebhook(provider, url);
			await sendFlow(world, provider);
			const unwanted = [
				...(await sandbox.status(provider, 'sent')),
				...(await sandbox.status(provider, 'failed')),
				...(await sandbox.complete({ provider, answers: { comment: 'Not a status' } })),
			];
			expect(unwanted.map(({ status }) => status)).toEqual([200, 200, 200]);
			expect(await sandbox.status(provider, 'read')).toMatchObject([{ status: 200 }]);

			const execution = await client.nextExecution(live.id);
			expect(execution.json('Answered')).toMatchObject([
				{ type: 'messageStatus', provider, status: 'read' },
			]);
			expect(await client.executionIds(live.id)).toEqual([execution.id]);
		});
	},
);

describe('a status that is delivered again', () => {
	it('starts no second execution, while the next status does', async () => {
		const { client, sandbox } = world;
		const { live, url } = await listening(world, 'meta', { triggerOn: ['messageStatus'] });
		await sandbox.setWebhook('meta', url);
		await sendFlow(world, 'meta');
		await sandbox.status('meta', 'delivered');
		const first = await client.nextExecution(live.id);
		await sandbox.status('meta', 'delivered');
		await sandbox.status('meta', 'read');
		const second = await client.nextExecution(live.id, [first.id]);
		expect(second.json('Answered')).toMatchObject([{ status: 'read' }]);
		expect(await client.executionIds(live.id)).toEqual([first.id, second.id]);
	});
});

describe('a failed message', () => {
	it("comes with WhatsApp's reason", async () => {
		const { client, sandbox } = world;
		const { live, url } = await listening(world, 'meta', { triggerOn: ['messageStatus'] });
		await sandbox.setWebhook('meta', url);
		const messageId = await sendFlow(world, 'meta');
		await sandbox.status('meta', 'failed');
		const execution = await client.nextExecution(live.id);
		expect(execution.json('Answered')).toMatchObject([
			{ messageId, status: 'failed', errors: [{ code: '131026' }] },
		]);
	});
});

const alert = { message: 'Something about your flow', threshold: 30, alert_state: 'ACTIVATED' };
const latency: IDataObject = {
	...alert,
	p50_latency: 1200,
	p90_latency: 3400,
	requests_count: 500,
};

describe("Meta's alerts about a flow", () => {
	it('start a workflow that asks for them, and only the kinds that it asks for', async () => {
		const { client, sandbox } = world;
		const { live, url } = await listening(world, 'meta', {
			triggerOn: ['flowEvent'],
			alerts: ['ENDPOINT_LATENCY'],
		});
		await sandbox.setWebhook('meta', url);
		await sendFlow(world, 'meta');
		expect(
			await sandbox.flowEvent('FLOW_STATUS_CHANGE', {
				message: 'The flow is now deprecated',
				old_status: 'PUBLISHED',
				new_status: 'DEPRECATED',
			}),
		).toMatchObject([{ status: 200 }]);
		await sandbox.status('meta', 'delivered');
		await sandbox.complete({ provider: 'meta', answers: { comment: 'Not an alert' } });
		await sandbox.flowEvent('ENDPOINT_LATENCY', latency);

		const execution = await client.nextExecution(live.id);
		expect(execution.json('Answered')).toMatchObject([
			{
				type: 'flowEvent',
				event: 'ENDPOINT_LATENCY',
				alertState: 'ACTIVATED',
				p50Latency: 1200,
				p90Latency: 3400,
				requestsCount: 500,
			},
		]);
		expect(await client.executionIds(live.id)).toEqual([execution.id]);
	});

	it('are acknowledged by a trigger that does not ask for them', async () => {
		const { client, sandbox } = world;
		const { live, url } = await listening(world, 'meta');
		await sandbox.setWebhook('meta', url);
		await sendFlow(world, 'meta');
		const delivered = await sandbox.flowEvent('ENDPOINT_LATENCY', latency);
		expect(delivered).toMatchObject([{ status: 200 }]);
		await sandbox.complete({ provider: 'meta', answers: { comment: 'An answer' } });
		const execution = await client.nextExecution(live.id);
		expect(execution.json('Answered')).toMatchObject([{ type: 'flowCompletion' }]);
		expect(await client.executionIds(live.id)).toEqual([execution.id]);
	});
});

describe('a photo in an answer', () => {
	const photo = Buffer.from('This stands for the bytes of a photo.');
	const media = [
		{ fileName: 'roof.jpg', mimeType: 'image/jpeg', base64: photo.toString('base64') },
	];

	/** The item that the trigger gives out for an answer with the photo. */
	async function answered(options: { downloadFiles?: true }) {
		const { client, sandbox } = world;
		const { live, url } = await listening(world, 'meta', { options });
		await sandbox.setWebhook('meta', url);
		await sendFlow(world, 'meta');
		await sandbox.complete({ provider: 'meta', answers: { comment: 'My roof' }, media });
		return (await client.nextExecution(live.id)).items('Answered')[0];
	}

	it('comes as binary data with Download Files', async () => {
		const item = await answered({ downloadFiles: true });
		expect(item.json).toMatchObject({ response: { comment: 'My roof' } });
		const file = item.binary?.file0;
		if (!file) throw new Error('There is no file0');
		expect(file).toMatchObject({ fileName: 'roof.jpg', mimeType: 'image/jpeg' });
		expect(await world.client.file(file)).toEqual(photo);
	});

	it('is only named among the answers without it', async () => {
		const item = await answered({});
		expect(item.binary).toBeUndefined();
		expect(item.json.response).toMatchObject({ photo_picker: [{ file_name: 'roof.jpg' }] });
	});

	it('never keeps the answer back when it cannot be fetched', async () => {
		await world.sandbox.misbehave({
			provider: 'meta',
			match: { method: 'GET', path: '/media/' },
			status: 404,
			body: 'Not found',
		});
		const item = await answered({ downloadFiles: true });
		expect(item.json).toMatchObject({
			response: { comment: 'My roof' },
			fileErrors: [expect.stringContaining('roof.jpg')],
		});
	});
});
