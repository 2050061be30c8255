import type { INodeParameters } from 'n8n-workflow';
import { actionType } from '../lab/workflow';
import type { ProviderId } from '../sandbox';
import { providerIds } from '../sandbox/types';
import { action, byId, publishedFlow } from './nodes';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

/** What the editor asks when a person opens a list of the action node. */
const ask = (
	provider: ProviderId,
	methodName: string,
	parameters: INodeParameters = {},
	filter?: string,
) =>
	world.client.searchList({
		nodeType: actionType,
		path: `parameters.${methodName === 'searchFlows' ? 'flowId' : 'screen'}`,
		methodName,
		parameters: action(provider, 'send', parameters).parameters,
		credential: world.credentials[provider],
		filter,
	});

describe.each(providerIds)('the list of flows in the editor, for %s', (provider) => {
	let flowId: string;
	beforeAll(async () => {
		flowId = await publishedFlow(world, provider);
	});

	it('shows a flow of the account by its name, with its id as the value', async () => {
		const { results } = await ask(provider, 'searchFlows');
		expect(results).toMatchObject([
			{ name: expect.stringMatching(/^Opinion .*published/) as string, value: flowId },
		]);
	});

	it('finds by a part of the name and nothing for another word', async () => {
		expect((await ask(provider, 'searchFlows', {}, 'opinion')).results).toHaveLength(1);
		expect((await ask(provider, 'searchFlows', {}, 'invoice')).results).toEqual([]);
	});
});

describe.each(['8x8', 'dreams', 'kaleyra', 'meta'] as const)(
	'the list of screens in the editor, for %s',
	(provider) => {
		it("shows the screens of the chosen flow's JSON", async () => {
			const flowId = await publishedFlow(world, provider);
			const { results } = await ask(provider, 'searchScreens', { flowId: byId(flowId) });
			expect(results).toMatchObject([
				{ name: expect.stringContaining('Your Opinion') as string, value: 'FEEDBACK' },
			]);
		});
	},
);

describe('a list that cannot be loaded', () => {
	it("shows the provider's reason", async () => {
		await world.sandbox.misbehave({
			provider: 'meta',
			match: { method: 'GET', path: '/flows' },
			status: 401,
			body: {
				error: {
					message: 'Error validating access token: Session has expired',
					type: 'OAuthException',
					code: 190,
					fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam',
				},
			},
		});
		await expect(ask('meta', 'searchFlows')).rejects.toThrow(/token/i);
	});
});
