import { callMeta, overrideAtMeta } from './otherSystem';
import { credentialWith, listening, refusal } from './listening';
import { openWorld, type World } from './world';

let world: World;
beforeEach(async () => {
	world = await openWorld();
});
afterEach(() => world.close());

const automatic = { registration: 'automatic' };
const byHand = { registration: 'manual' };

describe('the self-check of an activation', () => {
	it.each([
		['by hand', byHand],
		['automatically', automatic],
	])('says that no app is subscribed to the account, set up %s', async (_, parameters) => {
		await callMeta(world, 'DELETE', `${world.accounts.meta.data.wabaId}/subscribed_apps`);
		expect(await refusal(world, 'meta', parameters)).toMatch(
			/No app is subscribed to the WhatsApp Business Account, so Meta delivers nothing\./,
		);
	});

	it.each(['phoneNumber', 'account'] as const)(
		'says where an override of the place "%s" sends the answers',
		async (place) => {
			const elsewhere = await listening(world, 'meta');
			await overrideAtMeta(world, place, elsewhere.url);
			expect(await refusal(world, 'meta', byHand)).toContain(
				`Answers to this number are sent to ${new URL(elsewhere.url).host} by an override`,
			);
		},
	);

	it.each([
		['by hand', byHand],
		['automatically', automatic],
	])('names the permission that the token lacks, set up %s', async (_, parameters) => {
		await world.sandbox.lackPermissions('whatsapp_business_management');
		expect(await refusal(world, 'meta', parameters)).toMatch(
			/lacks a permission.*whatsapp_business_management/s,
		);
	});

	it('says that the number is only for trying out, until the person allows that', async () => {
		const { phoneNumberId } = world.accounts.meta.data;
		await world.sandbox.setNumber(phoneNumberId, { accountMode: 'SANDBOX' });
		expect(await refusal(world, 'meta', byHand)).toMatch(
			/lends for trying out.*Allow Test Number/s,
		);
		const allowed = { ...byHand, options: { allowTestNumber: true } };
		expect(await refusal(world, 'meta', allowed)).toBe('nothing');
	});

	it('says that the number is not connected', async () => {
		const { phoneNumberId } = world.accounts.meta.data;
		await world.sandbox.setNumber(phoneNumberId, { status: 'PENDING' });
		expect(await refusal(world, 'meta', automatic)).toMatch(/status PENDING/);
	});

	it.each([
		['meta', 'appSecret', 'App Secret of the Meta credential must be filled in'],
		['meta', 'verifyToken', 'Verify Token of the Meta credential must be filled in'],
		['kaleyra', 'webhookSecret', 'Webhook Secret of the Kaleyra'],
		['8x8', 'webhookSecret', 'Webhook Secret of the 8x8 credential must be filled in'],
	] as const)('says of %s that %s is missing in the credential', async (provider, field, says) => {
		const incomplete = await credentialWith(world, provider, { [field]: '' });
		expect(await refusal(world, provider, {}, incomplete)).toContain(says);
	});

	it('says of 8x8 that an address of its older system stands in the way', async () => {
		await world.sandbox.leaveOldWebhook('https://crm.example/old');
		expect(await refusal(world, '8x8', automatic)).toContain('webhook migration guide of 8x8');
	});

	it('has nothing to say when everything is in place', async () => {
		expect(await refusal(world, 'meta', byHand)).toBe('nothing');
	});
});
