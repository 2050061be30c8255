import type { ProviderId } from '../sandbox';
import { action, byId, feedbackJson, newName, publishedFlow, run } from './nodes';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

const created = byId("={{ $('create').item.json.flowId }}");

const create = (provider: ProviderId, flowName: string) =>
	action(provider, 'create', {
		flowName,
		categories: ['OTHER'],
		defineFlowBy: 'text',
		flowJson: feedbackJson,
	});

describe.each(['lipachat', '8x8', 'kaleyra', 'dreams', 'meta'] as const)(
	'a draft at %s',
	(provider) => {
		it('can be looked at in a browser and is in the list', async () => {
			const flowName = newName();
			const execution = await run(
				world,
				create(provider, flowName),
				action(provider, 'getPreview', { flowId: created }),
				action(provider, 'list', { returnAll: true }),
			);
			expect(execution.failure).toBeUndefined();
			const [{ previewUrl }] = execution.json('getPreview');
			expect(previewUrl).toMatch(/^https?:/);
			const [{ flowId }] = execution.json('create');
			expect(execution.json('list')).toContainEqual(
				expect.objectContaining({ flowId, name: flowName, status: 'DRAFT' }),
			);
		});
	},
);

describe.each(['8x8', 'kaleyra', 'dreams', 'meta'] as const)('a flow at %s', (provider) => {
	it('gives its JSON back and can be deleted as long as it is a draft', async () => {
		const execution = await run(
			world,
			create(provider, newName()),
			action(provider, 'downloadJson', { flowId: created, outputAs: 'json' }),
			action(provider, 'delete', { flowId: created }),
		);
		expect(execution.failure).toBeUndefined();
		expect(execution.json('downloadJson')).toMatchObject([{ flowJson: JSON.parse(feedbackJson) }]);
		expect(execution.json('delete')).toMatchObject([{ deleted: true }]);
	});

	it('can be taken out of service once it is published', async () => {
		const flowId = byId(await publishedFlow(world, provider));
		const execution = await run(
			world,
			action(provider, 'deprecate', { flowId }),
			action(provider, 'get', { flowId }),
		);
		expect(execution.failure).toBeUndefined();
		expect(execution.json('get')).toMatchObject([{ status: 'DEPRECATED' }]);
	});

	it('is not deleted any more once it is published, and the provider says why', async () => {
		const flowId = byId(await publishedFlow(world, provider));
		const execution = await run(world, action(provider, 'delete', { flowId }));
		expect(execution.status).toBe('error');
		expect(execution.failure?.message).toBeTruthy();
		expect(execution.failure?.description).toBeTruthy();
	});
});
