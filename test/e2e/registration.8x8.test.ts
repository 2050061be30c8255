import { registerAt8x8 } from './otherSystem';
import { credentialWith, listening, nextResponse, refusal, sendFlow } from './listening';
import { openWorld, type World } from './world';

let world: World;
beforeEach(async () => {
	world = await openWorld();
});
afterEach(() => world.close());

const automatic = { registration: 'automatic' };
const replacing = { ...automatic, options: { replaceExisting: true } };

interface EightByEightState {
	webhooks: Array<{ type: string; subAccountId: string; url: string; httpAuthorization?: string }>;
}
const registeredAt8x8 = async () =>
	(await world.sandbox.webhooksState<EightByEightState>('8x8')).webhooks;

describe('automatic registration at 8x8', () => {
	it.each([
		['This Sub-Account', 'subAccount', () => world.accounts['8x8'].data.subAccountId],
		['All Sub-Accounts', 'all', () => '*'],
	])(
		'is there for "%s" while the workflow is active, and gone afterwards',
		async (_, place, subAccountId) => {
			const started = await listening(world, '8x8', { ...automatic, place });
			expect(await registeredAt8x8()).toMatchObject([
				{ type: 'MSG', subAccountId: subAccountId(), url: started.url },
			]);
			await world.client.deactivate(started.live);
			expect(await registeredAt8x8()).toEqual([]);
		},
	);

	it('has a secret of its own when the credential has none', async () => {
		const { client, sandbox } = world;
		const bare = await credentialWith(world, '8x8', { webhookSecret: '' });
		const started = await listening(world, '8x8', automatic, bare);
		await sendFlow(world, '8x8');
		const answers = { comment: 'With a made secret' };
		const forged = await sandbox.complete({ provider: '8x8', answers, wrongSecret: true });
		expect(forged).toMatchObject([{ status: 401 }]);
		expect(await client.executionIds(started.live.id)).toEqual([]);
		await sandbox.complete({ provider: '8x8', answers });
		expect(await nextResponse(world, started)).toMatchObject(answers);
	});

	it('covers receipts too when statuses are wanted', async () => {
		const triggerOn = ['flowCompletion', 'messageStatus'];
		const { live } = await listening(world, '8x8', { ...automatic, triggerOn });
		const types = (await registeredAt8x8()).map(({ type }) => type);
		expect(types.sort()).toEqual(['CADR', 'MSG']);
		await world.client.deactivate(live);
		expect(await registeredAt8x8()).toEqual([]);
	});

	it('leaves the address of another system alone and says what to do', async () => {
		await registerAt8x8(world, 'https://crm.example/hook');
		expect(await refusal(world, '8x8', automatic)).toContain(
			'8x8 delivers to crm.example already. Turn on Replace Existing',
		);
		expect(await registeredAt8x8()).toMatchObject([{ url: 'https://crm.example/hook' }]);
	});

	it('takes its place with Replace Existing and puts it back afterwards', async () => {
		await registerAt8x8(world, 'https://crm.example/hook');
		const { live, url } = await listening(world, '8x8', replacing);
		expect(await registeredAt8x8()).toMatchObject([{ url }]);
		await world.client.deactivate(live);
		const [entry] = await registeredAt8x8();
		expect(entry).toMatchObject({ type: 'MSG', url: 'https://crm.example/hook' });
		expect(entry.httpAuthorization).toBeUndefined();
	});

	it('does not put an address back without the secret that nobody can read', async () => {
		await registerAt8x8(world, 'https://crm.example/hook', 'Bearer of-the-crm');
		const { live } = await listening(world, '8x8', replacing);
		await world.client.deactivate(live);
		expect(await registeredAt8x8()).toEqual([]);
	});
});
