import { randomBytes } from 'node:crypto';
import { listening, nextResponse, sendFlow } from './listening';
import { openWorld, type World } from './world';

let world: World;
beforeEach(async () => {
	world = await openWorld();
});
afterEach(() => world.close());

const newSecret = () => randomBytes(24).toString('base64url');

describe('a secret at the end of the trigger’s address', () => {
	it('lets in what comes there, and there is no trigger at any other address', async () => {
		const urlSecret = newSecret();
		const started = await listening(world, 'lipachat', { options: { urlSecret } });
		await sendFlow(world, 'lipachat');
		const body = JSON.stringify({ messageId: '1', from: '254717746565', type: 'TEXT', text: 'Hi' });
		const post = async (url: string) =>
			(await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }))
				.status;
		expect(await post(started.url)).toBe(404);
		expect(await post(`${started.url}/${newSecret()}`)).toBe(404);
		expect(await post(`${started.url}/${urlSecret}`)).toBe(200);

		const answered = { interactive: { nfm_reply: { response_json: '{"comment":"Safe"}' } } };
		await fetch(`${started.url}/${urlSecret}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				messageId: '2',
				from: '254717746565',
				type: 'INTERACTIVE',
				...answered,
			}),
		});
		expect(await nextResponse(world, started)).toMatchObject({ comment: 'Safe' });
		expect(await world.client.executionIds(started.live.id)).toHaveLength(1);
	});

	it('is told to Meta, which asks the address for the verify token as ever', async () => {
		const urlSecret = newSecret();
		const parameters = { registration: 'automatic', options: { urlSecret } };
		const started = await listening(world, 'meta', parameters);
		await sendFlow(world, 'meta');
		await world.sandbox.complete({ provider: 'meta', answers: { comment: 'Signed' } });
		expect(await nextResponse(world, started)).toMatchObject({ comment: 'Signed' });
		await world.client.deactivate(started.live);
		expect(await world.sandbox.webhooksState('meta')).not.toMatchObject({
			phoneNumbers: [{ override: expect.any(String) as string }],
		});
	});

	it('is in nothing that the workflow gets', async () => {
		const urlSecret = newSecret();
		const started = await listening(world, 'kaleyra', { simplify: false, options: { urlSecret } });
		const post = (url: string, text: string) =>
			fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text });
		const reply = { nfm_reply: { response_json: '{"comment":"Quiet"}', name: 'flow' } };
		await post(
			`${started.url}/${urlSecret}`,
			JSON.stringify({ messageId: '3', from: '1', interactive: reply }),
		);
		const execution = await world.client.nextExecution(started.live.id);
		expect(JSON.stringify(execution.json('Answered'))).not.toContain(urlSecret);
	});
});
