import { makePing, type Ping } from '../../endpoint/ping';
import { readPublicKey } from '../../endpoint/publicKeyText';
import type { EndpointCalls, EndpointSettings, RegisteredKey } from '../../providers/endpointCalls';
import { InvalidInput } from '../../providers/invalidInput';
import { readAppFields, sendPing } from '../../transport/askEndpoint';
import type { Item } from '../operation';

/** A point of the list that is missing: what it is, and what to do. */
interface Missing {
	readonly what: string;
	readonly remedy: string;
}

/**
 * Goes through what WhatsApp itself checks before it publishes a flow with an endpoint, because its
 * refusal does not say which point is missing. What can't be found out is left to WhatsApp.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes (139002)
 *
 * @throws InvalidInput with the first missing point, and a list of all of them
 */
export async function expectReadyEndpoint(item: Item, flowId: string): Promise<void> {
	const { connection } = item;
	const { endpoint } = connection.provider;
	const settings = endpoint && (await known(connection.call(endpoint.getSettings, { flowId })));
	if (!endpoint || !settings || !hasEndpoint(settings)) return;
	const key = await known(connection.call(endpoint.getPublicKey, {}));
	const missing = [
		missingKey(key),
		missingAddress(settings),
		missingApp(settings),
		await missingSubscription(item, endpoint, settings),
		await missingAnswer(item, endpoint, settings, key),
	].filter((point) => point !== undefined);
	if (missing.length === 0) return;
	const [first] = missing;
	const list = missing.map(({ what, remedy }) => `• ${sentence(what)}. ${remedy}`);
	throw new InvalidInput(
		`The flow can’t be published yet: ${first.what}`,
		first.remedy,
		[...list, 'To let WhatsApp decide, turn Check Endpoint First off.'].join('\n'),
	);
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const known = <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch(() => undefined);

const hasEndpoint = ({ dataApiVersion, endpointUri }: EndpointSettings) =>
	dataApiVersion !== undefined || endpointUri !== undefined;

function missingKey(key: RegisteredKey | undefined): Missing | undefined {
	if (!key) return undefined;
	if (!key.publicKey) {
		return {
			what: 'the number has no public key',
			remedy: 'Use Register Public Key, in the resource Endpoint.',
		};
	}
	if (key.signatureStatus !== 'MISMATCH') return undefined;
	return {
		what: 'the public key does not fit the number any more',
		remedy: 'The number was registered anew: use Register Public Key with the same key again.',
	};
}

function missingAddress({ endpointUri }: EndpointSettings): Missing | undefined {
	if (endpointUri) return undefined;
	return {
		what: 'the flow has no endpoint address',
		remedy: 'Set Endpoint URI with Update, to the Production URL of the endpoint trigger.',
	};
}

function missingApp({ applicationId }: EndpointSettings): Missing | undefined {
	if (applicationId) return undefined;
	return {
		what: 'no Meta app is connected to the flow',
		remedy: 'Set Application ID with Update; it stands in the dashboard of your app.',
	};
}

async function missingSubscription(
	{ node, connection }: Item,
	{ listSubscribedApps, appFields }: EndpointCalls,
	{ applicationId }: EndpointSettings,
): Promise<Missing | undefined> {
	if (!applicationId || !listSubscribedApps) return undefined;
	const apps = await known(connection.call(listSubscribedApps, {}));
	if (apps && !apps.includes(applicationId)) {
		return {
			what: 'the app of the flow is not subscribed to the WhatsApp Business Account',
			remedy: 'Subscribe it: in the dashboard of the app, WhatsApp, Configuration.',
		};
	}
	const fields = appFields && (await readAppFields(node, connection, appFields, applicationId));
	if (!fields || fields.includes('flows')) return undefined;
	return {
		what: 'the app is not subscribed to the webhook field flows',
		remedy:
			'In the dashboard of the app open WhatsApp, Configuration, and subscribe to the field flows.',
	};
}

async function missingAnswer(
	{ node, connection }: Item,
	{ appSecret }: EndpointCalls,
	{ endpointUri, dataApiVersion = '3.0' }: EndpointSettings,
	key: RegisteredKey | undefined,
): Promise<Missing | undefined> {
	if (!endpointUri || !key?.publicKey) return undefined;
	const secret = appSecret?.(connection.account);
	const ping = pingFor(key.publicKey, dataApiVersion, secret);
	if (!ping) return undefined;
	const { status, alive } = await sendPing(node, endpointUri, ping);
	// Without the secret we can't sign, and an endpoint does well to refuse that.
	if (alive || (status === 432 && !secret)) return undefined;
	return {
		what: `the endpoint does not answer WhatsApp’s ping ${answered(status)}`,
		remedy: remedyOf(status),
	};
}

/** A key that was registered by other means may be one that can't be read here. */
function pingFor(publicKey: string, version: string, secret?: string): Ping | undefined {
	try {
		return makePing(readPublicKey(publicKey).pem, version, secret);
	} catch {
		return undefined;
	}
}

const answered = (status: number) => (status === 0 ? '(no answer)' : `(HTTP ${status})`);

function remedyOf(status: number): string {
	switch (status) {
		case 421:
			return 'The private key of its credential does not belong to the registered public key.';
		case 432:
			return 'Its App Secret is not the one of this credential’s app.';
		case 404:
			return 'Publish the workflow with the endpoint trigger first, and compare the address.';
		default:
			return 'Publish the workflow with the endpoint trigger first; its address must be reachable from the internet.';
	}
}
