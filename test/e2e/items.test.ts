import type { IDataObject } from 'n8n-workflow';
import { action, chain, message, publishedFlow, runOn } from './nodes';
import { openWorld, type World } from './world';

let world: World;
let flowId: string;
beforeAll(async () => {
	world = await openWorld();
	flowId = await publishedFlow(world, 'meta');
});
afterAll(() => world.close());

const people: IDataObject[] = [
	{ name: 'Amina', phone: '+254717746565' },
	{ name: 'Bruno', phone: '' },
	{ name: 'Chen', phone: '+6591234567' },
];

const sendToEach = () => message(flowId, { recipient: '={{ $json.phone }}' });

describe('an item that cannot be sent', () => {
	it('stops the workflow and is named, by default', async () => {
		const execution = await runOn(world, people, action('meta', 'send', sendToEach()));
		expect(execution.status).toBe('error');
		expect(execution.failure?.message).toMatch(/Recipient/);
		expect(execution.failure?.message).toMatch(/item 1/);
	});

	it('leaves by the error output while the others go on', async () => {
		const node = action('meta', 'send', sendToEach(), { onError: 'continueErrorOutput' });
		const execution = await runOn(world, people, node);
		expect(execution.status).toBe('success');
		expect(execution.json('send')).toMatchObject([
			{ recipient: '+254717746565' },
			{ recipient: '+6591234567' },
		]);
		expect(execution.json('send', 1)).toMatchObject([
			{
				name: 'Bruno',
				error: expect.stringMatching(/Recipient/) as string,
				disposition: 'fixRequest',
			},
		]);
		expect(execution.items('send', 1)[0].pairedItem).toMatchObject({ item: 1 });
	});

	it('stays in its place when the node continues with its regular output', async () => {
		const node = action('meta', 'send', sendToEach(), { onError: 'continueRegularOutput' });
		const execution = await runOn(world, people, node);
		expect(execution.json('send')).toMatchObject([
			{ recipient: '+254717746565' },
			{ error: expect.stringMatching(/Recipient/) as string },
			{ recipient: '+6591234567' },
		]);
	});
});

describe('a refusal of the provider', () => {
	it("shows the provider's words, its code and what kind of refusal it is", async () => {
		await world.sandbox.misbehave({
			provider: 'meta',
			match: { method: 'POST', path: '/messages' },
			status: 400,
			body: {
				error: {
					message: '(#131047) Re-engagement message',
					type: 'OAuthException',
					code: 131047,
					error_data: {
						messaging_product: 'whatsapp',
						details: 'More than 24 hours have passed since the recipient last replied.',
					},
					fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam',
				},
			},
		});
		const node = action('meta', 'send', message(flowId), { onError: 'continueErrorOutput' });
		const execution = await runOn(world, [{}], node);
		expect(execution.json('send', 1)).toMatchObject([
			{
				error: expect.stringMatching(/24 hours/) as string,
				code: '131047',
				disposition: 'needsTemplate',
			},
		]);
	});

	it('of a flow that does not exist names the item', async () => {
		const execution = await runOn(world, [{}], action('meta', 'send', message('1')));
		expect(execution.status).toBe('error');
		expect(execution.failure?.node).toBe('send');
	});
});

describe('items', () => {
	it('keep the thread to the item that they came from', async () => {
		const after = {
			id: 'after',
			name: 'after',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [0, 0] as [number, number],
			parameters: {
				assignments: {
					assignments: [
						{ id: '1', name: 'name', value: "={{ $('Start').item.json.name }}", type: 'string' },
					],
				},
			},
		};
		const reachable = people.filter(({ phone }) => phone);
		const execution = await runOn(world, reachable, action('meta', 'send', sendToEach()), after);
		expect(execution.json('after')).toEqual([{ name: 'Amina' }, { name: 'Chen' }]);
		expect(chain([after]).connections).toEqual({});
	});
});
