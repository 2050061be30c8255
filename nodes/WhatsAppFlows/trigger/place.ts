import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isProviderId, providers } from '../providers';
import { InvalidInput } from '../providers/invalidInput';
import type { Provider } from '../providers/provider';
import type { WebhookRegistration, WebhookSlot } from '../providers/webhookRules';
import type { Connection } from '../transport/request';
import { connect } from '../transport/request';
import { missingSecrets } from './authentic';
import type { Registered, RegisteredRecord } from './registered';
import { lastingRecord, passingRecord } from './registered';
import { readTypes } from './selection';
import { isProvenByUrl, refuseWeakUrlSecret } from './urlSecret';

/** What the hooks of one activation work with. */
export interface Place {
	context: IHookFunctions;
	provider: Provider;
	connection: Connection;
	/** Absent where the person sets the address by hand. */
	registration?: WebhookRegistration;
	slots: WebhookSlot[];
	url: string;
	/** A test run goes with a test number, a live workflow only where the person wants it. */
	testNumber: boolean;
	/** What this activation, or an earlier one of the same kind, has set. */
	record: RegisteredRecord;
	/** The production address while this is a test run. */
	production?: Registered;
	verifyToken: string;
	/** What the credential gives for it; empty for none. */
	secret: string;
	replaceExisting: boolean;
}

/**
 * Reads what is to be registered where.
 * @throws InvalidInput when the credential lacks what deliveries are verified with
 */
export async function readPlace(context: IHookFunctions): Promise<Place> {
	const id = context.getNodeParameter('provider');
	const provider = providers[isProviderId(id) ? id : 'meta'];
	const credentials = await context.getCredentials(provider.credentialType);
	const automatic = context.getNodeParameter('registration', 'manual') === 'automatic';
	const registration = automatic ? provider.webhook?.registration : undefined;
	const url = context.getNodeWebhookUrl('default') ?? '';
	if (registration?.maxUrl && url.length > registration.maxUrl) {
		throw new InvalidInput(
			`The address of this trigger has ${url.length} characters`,
			`${provider.displayName} takes at most ${registration.maxUrl}.`,
		);
	}
	const options = context.getNodeParameter('options', {}) as {
		replaceExisting?: boolean;
		allowTestNumber?: boolean;
	};
	refuseWeakUrlSecret(options);
	if (!isProvenByUrl(provider.webhook, options)) {
		refuseWithoutSecrets(provider, credentials, registration);
	}
	const connection = await connect(context, provider);
	const where = context.getNodeParameter('place', registration?.places[0].value ?? '') as string;
	const types = readTypes((name, fallback) => context.getNodeParameter(name, fallback as string));
	return {
		context,
		provider,
		connection,
		registration,
		slots: registration?.slots(where, types, connection.account) ?? [],
		url,
		testNumber: options.allowTestNumber === true || context.getMode() === 'manual',
		...recordsOf(context),
		verifyToken: asText(credentials.verifyToken),
		secret: asText(credentials.webhookSecret),
		replaceExisting: options.replaceExisting === true,
	};
}

function recordsOf(context: IHookFunctions): Pick<Place, 'record' | 'production'> {
	const lasting = lastingRecord(context.getWorkflowStaticData('node'));
	return context.getMode() === 'manual'
		? { record: passingRecord(triggerKey(context)), production: lasting.read() }
		: { record: lasting };
}

/** What identifies a trigger within this n8n. */
export function triggerKey(context: IHookFunctions | IWebhookFunctions): string {
	return `${context.getWorkflow().id} ${context.getNode().id}`;
}

/** A trigger that could only refuse must not look active. */
function refuseWithoutSecrets(
	provider: Provider,
	credentials: IDataObject,
	registration: WebhookRegistration | undefined,
): void {
	const missing = missingSecrets(provider, credentials);
	// A secret that the provider is told by API can be made here.
	if (missing.length === 0 || (registration && provider.webhook?.proof === 'sharedSecret')) return;
	throw new InvalidInput(
		`${missing.join(' and ')} of the ${provider.displayName} credential must be filled in before answers can be received`,
		'Without it nobody could tell real answers from invented ones, so every one would be refused.',
	);
}

/** Whether an address is this trigger's own: its test address and its production address are. */
export function isOurs({ url }: Place, found: string): boolean {
	const plain = (address: string) => address.replace(/\/webhook-test\//, '/webhook/');
	return plain(found) === plain(url);
}

function asText(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
