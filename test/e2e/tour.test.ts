import { fillIn, loadExample, nodeNamed, providerNames, webhookUrl } from '../lab/workflow';
import { providerIds } from '../sandbox/types';
import type { ProviderId } from '../sandbox';
import { newName } from './nodes';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

/** Runs the example "First Flow" at a provider, as it would after a change of the dropdown. */
async function firstFlow(provider: ProviderId) {
	const { client, credentials } = world;
	const workflow = fillIn(loadExample('first-flow'), credentials, provider);
	nodeNamed(workflow, 'Create Flow').parameters.flowName = newName();
	const execution = await client.run(await client.createWorkflow(workflow), 'Start');
	expect(execution.failure).toBeUndefined();
	const [sent] = execution.json('Send Flow');
	return { execution, sent };
}

describe.each(providerIds)('through %s', (provider) => {
	it('a flow is created, published and sent by one workflow', async () => {
		const { execution, sent } = await firstFlow(provider);
		expect(execution.json('Create Flow')).toMatchObject([{ provider, status: 'DRAFT' }]);
		expect(execution.json('Publish Flow')).toMatchObject([{ provider, status: 'PUBLISHED' }]);
		expect(sent).toMatchObject({ provider, recipient: '+14155550123' });
		// What Dreams answers to a send is not documented, so its id may be missing.
		if (provider !== 'dreams') expect(sent.messageId).toEqual(expect.any(String));
	});

	it('the person gets the message that the workflow describes', async () => {
		await firstFlow(provider);
		const message = (await world.sandbox.messages(provider)).at(-1);
		expect(message?.to.replace('+', '')).toBe('14155550123');
		expect(message).toMatchObject({
			body: 'Thank you for your visit! Would you answer one short question?',
			cta: 'Give Feedback',
		});
	});
});

// Dreams documents no delivery of answers: the sandbox plays one that was arranged.
describe.each(providerIds)('an answer through %s', (provider) => {
	it(`starts the workflow of the trigger and is a row of the table`, async () => {
		const { client, credentials, sandbox, n8nUrl } = world;
		const { sent } = await firstFlow(provider);
		const receiving = await client.createWorkflow(
			fillIn(loadExample('answers-into-table'), credentials, provider),
		);
		await client.run(receiving, 'Make the Table Once');
		await client.activate(receiving);
		await sandbox.setWebhook(provider, webhookUrl(n8nUrl, receiving));

		const comment = `Très bien 🙏 ${providerNames[provider]} ${String(sent.messageId)}`;
		const known = await client.executionIds(receiving.id);
		const delivered = await sandbox.complete({
			provider,
			messageId: sent.messageId as string | undefined,
			answers: { rating: '5', comment },
		});
		expect(delivered).toMatchObject([{ status: 200 }]);

		const execution = await client.nextExecution(receiving.id, known);
		expect(execution.failure).toBeUndefined();
		expect(execution.json('Flow Answered')).toMatchObject([
			{ type: 'flowCompletion', provider, response: { rating: '5', comment } },
		]);
		const rows = await client.tableRows('Flow Answers');
		expect(rows).toContainEqual(expect.objectContaining({ provider, rating: '5', comment }));
	});
});

/** Where the provider takes a flow token (capability table), the answer leads back to its flow. */
describe.each(['8x8', 'kaleyra', 'meta'] as const)('a flow token through %s', (provider) => {
	it('comes back valid and names the flow', async () => {
		const { client, credentials, sandbox, n8nUrl } = world;
		const { sent } = await firstFlow(provider);
		const receiving = await client.createWorkflow(
			fillIn(loadExample('answers-into-table'), credentials, provider),
		);
		await client.run(receiving, 'Make the Table Once');
		await client.activate(receiving);
		await sandbox.setWebhook(provider, webhookUrl(n8nUrl, receiving));
		const known = await client.executionIds(receiving.id);
		await sandbox.complete({ provider, answers: { rating: '1' } });
		const execution = await client.nextExecution(receiving.id, known);
		expect(execution.json('Flow Answered')).toMatchObject([
			{ flowToken: sent.flowToken, flowTokenValid: true, flowId: sent.flowId },
		]);
	});
});
