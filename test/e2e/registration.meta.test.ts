import { overrideAtMeta } from './otherSystem';
import { credentialWith, listening, nextResponse, refusal, sendFlow } from './listening';
import { openWorld, type World } from './world';

let world: World;
beforeEach(async () => {
	world = await openWorld();
});
afterEach(() => world.close());

const automatic = { registration: 'automatic' };
const replacing = { ...automatic, options: { replaceExisting: true } };

interface MetaState {
	wabas: Array<{ wabaId: string; subscribed: boolean; override?: string }>;
	phoneNumbers: Array<{ phoneNumberId: string; override?: string }>;
}

/** The addresses that stand in for the callback of Meta's app: of the number, of the account. */
async function overrides(): Promise<{ phoneNumber?: string; account?: string }> {
	const { wabaId, phoneNumberId } = world.accounts.meta.data;
	const state = await world.sandbox.webhooksState<MetaState>('meta');
	const account = state.wabas.find((each) => each.wabaId === wabaId);
	const number = state.phoneNumbers.find((each) => each.phoneNumberId === phoneNumberId);
	return { phoneNumber: number?.override, account: account?.override };
}

describe.each(['phoneNumber', 'account'] as const)(
	'automatic registration at Meta for the place "%s"',
	(place) => {
		const where = { ...automatic, place };

		it('sets an override while the workflow is active and takes it away afterwards', async () => {
			const started = await listening(world, 'meta', where);
			expect(await overrides()).toEqual({ [place]: started.url });
			await sendFlow(world, 'meta');
			await world.sandbox.complete({ provider: 'meta', answers: { comment: 'Here' } });
			expect(await nextResponse(world, started)).toMatchObject({ comment: 'Here' });

			await world.client.deactivate(started.live);
			expect(await overrides()).toEqual({});
		});

		it('leaves the address of another workflow alone and says what to do', async () => {
			const earlier = await listening(world, 'meta');
			await overrideAtMeta(world, place, earlier.url);
			expect(await refusal(world, 'meta', where)).toContain(
				`Meta delivers to ${new URL(earlier.url).host} already. Turn on Replace Existing`,
			);
			expect(await overrides()).toEqual({ [place]: earlier.url });
		});

		it('takes its place with Replace Existing and puts it back afterwards', async () => {
			const { client, sandbox } = world;
			const earlier = await listening(world, 'meta');
			await overrideAtMeta(world, place, earlier.url);
			const started = await listening(world, 'meta', { ...replacing, place });
			expect(await overrides()).toEqual({ [place]: started.url });
			await sendFlow(world, 'meta');
			await sandbox.complete({ provider: 'meta', answers: { comment: 'To the new one' } });
			expect(await nextResponse(world, started)).toMatchObject({ comment: 'To the new one' });

			await client.deactivate(started.live);
			expect(await overrides()).toEqual({ [place]: earlier.url });
			await sandbox.complete({ provider: 'meta', answers: { comment: 'To the old one' } });
			expect(await nextResponse(world, earlier)).toMatchObject({ comment: 'To the old one' });
			expect(await client.executionIds(earlier.live.id)).toHaveLength(1);
		});

		it("never touches the app's own callback", async () => {
			const app = await listening(world, 'meta');
			await world.sandbox.setWebhook('meta', app.url);
			const started = await listening(world, 'meta', where);
			await world.client.deactivate(started.live);
			expect(await world.sandbox.webhooksState('meta')).toMatchObject({ application: app.url });
		});
	},
);

describe('two triggers on two numbers of one account', () => {
	it('get the answers to their own number only', async () => {
		const { client, sandbox, accounts, credentials } = world;
		const other = await credentialWith(world, 'meta', {
			phoneNumberId: String(accounts.meta.otherPhoneNumberId),
		});
		const pairs = await Promise.all(
			[credentials.meta, other].map(async (credential) => ({
				trigger: await listening(world, 'meta', automatic, credential),
				messageId: await sendFlow(world, 'meta', credential),
			})),
		);
		for (const [index, { messageId }] of pairs.entries()) {
			const answers = { comment: `For number ${index}` };
			await sandbox.complete({ provider: 'meta', messageId, answers });
		}
		for (const [index, { trigger }] of pairs.entries()) {
			expect(await nextResponse(world, trigger)).toMatchObject({ comment: `For number ${index}` });
			expect(await client.executionIds(trigger.live.id)).toHaveLength(1);
		}
	});
});
