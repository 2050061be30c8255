import { randomBytes } from 'node:crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { InvalidInput } from '../providers/invalidInput';
import type { WebhookRegistration, WebhookSlot } from '../providers/webhookRules';
import { ProviderFailure } from '../transport/failure';
import type { Place } from './place';
import { isOurs, readPlace } from './place';
import type { Registered } from './registered';
import { runChecks } from './selfCheck';

/** Whether every slot has our address already; n8n asks on every start, and on every main process. */
export async function isRegistered(this: IHookFunctions): Promise<boolean> {
	return await inWords(this, async (place) => {
		const { registration, connection, slots, url, record } = place;
		if (!registration) {
			// Set by hand: there is nothing to register, only to check.
			await runChecks(place);
			return true;
		}
		if (!record.read()) return false;
		for (const slot of slots) {
			const entry = await connection.call(registration.read, slot);
			if (entry?.url !== url) return false;
		}
		return true;
	});
}

/** Checks what can be checked, then sets our address and remembers what was there. */
export async function register(this: IHookFunctions): Promise<boolean> {
	return await inWords(this, async (place) => {
		const { registration } = place;
		if (!registration) return true;
		await runChecks(place);
		const earlier = place.record.read();
		const secret = ownSecret(place) || randomBytes(24).toString('base64url');
		const registered: Registered = { secret, slots: [] };
		for (const slot of place.slots) {
			registered.slots.push(await set(place, registration, slot, earlier, registered));
		}
		return true;
	});
}

async function set(
	place: Place,
	registration: WebhookRegistration,
	slot: WebhookSlot,
	earlier: Registered | undefined,
	registered: Registered,
): Promise<Registered['slots'][number]> {
	const { connection, url, verifyToken, record } = place;
	const found = await connection.call(registration.read, slot);
	const foreign = found && !isOurs(place, found.url) ? found : undefined;
	if (foreign) refuseToTake(place, foreign.url);
	// A test run borrows the place of its own production address.
	const borrowed = place.production && found?.url !== url ? found : undefined;
	const before =
		foreign ?? borrowed ?? earlier?.slots.find((known) => known.slot === slot.slot)?.before;
	const mine = { ...slot, url, before };
	// Saved before the call: after a crash the next activation still knows what was there.
	record.write({ ...registered, slots: [...registered.slots, mine] });
	const { secret } = registered;
	await connection.call(registration.set, { ...slot, url, secret, verifyToken });
	return mine;
}

/** Another workflow, or another system, may live from the address that is there. */
function refuseToTake({ provider, replaceExisting }: Place, found: string): void {
	if (replaceExisting) return;
	throw new InvalidInput(
		`${provider.displayName} delivers to ${hostOf(found)} already`,
		'Turn on Replace Existing if this trigger shall take its place, or choose Manual.',
	);
}

/** Takes our address back, where it is still ours, and puts back what was there. */
export async function unregister(this: IHookFunctions): Promise<boolean> {
	return await inWords(this, async (place) => {
		const { connection, registration, record } = place;
		const registered = record.read();
		// n8n calls this after an activation that failed too.
		if (!registered) return true;
		for (const { url, before, ...slot } of registration ? registered.slots : []) {
			const found = registration && (await connection.call(registration.read, slot));
			if (registration && found?.url === url) await restore(place, registration, slot, before);
		}
		record.clear();
		return true;
	});
}

async function restore(
	place: Place,
	registration: WebhookRegistration,
	slot: WebhookSlot,
	before: Registered['slots'][number]['before'],
): Promise<void> {
	const { connection, verifyToken, context } = place;
	const secret = before && isOurs(place, before.url) ? ownSecret(place) : '';
	const again =
		before && (secret || !before.hasSecret) ? { url: before.url, secret, verifyToken } : undefined;
	const restored =
		again && (await connection.call(registration.set, { ...slot, ...again }).then(yes, notTaken));
	if (restored) return;
	// Better no address than ours without a workflow behind it.
	await connection.call(registration.remove, slot);
	if (before) {
		context.logger.warn(
			`${hostOf(before.url)} got deliveries before and must be set again by hand: its secret is not known here`,
		);
	}
}

/** What the provider is told to send along; empty for an activation that made none yet. */
function ownSecret({ secret, production, record }: Place): string {
	return secret || production?.secret || record.read()?.secret || '';
}

const yes = () => true;

/** It may know another verify token, or be gone. */
function notTaken(thrown: unknown): false {
	if (thrown instanceof ProviderFailure) return false;
	throw thrown instanceof Error ? thrown : new InvalidInput(String(thrown));
}

/** n8n shows of a failed activation nothing but the message, so that everything stands in it. */
async function inWords(
	context: IHookFunctions,
	work: (place: Place) => Promise<boolean>,
): Promise<boolean> {
	try {
		return await work(await readPlace(context));
	} catch (thrown) {
		throw asActivationError(context, thrown);
	}
}

function asActivationError(context: IHookFunctions, thrown: unknown): NodeOperationError {
	const sentences =
		thrown instanceof ProviderFailure
			? [thrown.reason.title, thrown.reason.detail]
			: thrown instanceof InvalidInput
				? [thrown.message, thrown.remedy]
				: [thrown instanceof Error ? thrown.message : String(thrown)];
	const message = sentences
		.filter((sentence): sentence is string => !!sentence)
		.map((sentence) => sentence.replace(/[.\s]*$/, '.'))
		.join(' ');
	return new NodeOperationError(context.getNode(), message);
}

function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : 'another address';
}
