import { graphErrorBody } from '../../graph/errors';
import { expectNoBody, readJson, readQuery } from '../../http/read';
import { refuse } from '../../refusal';
import type { Webhook } from '../../state';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import { handshake, maskAddress } from '../../webhooks';
import type { MetaNumber } from './numbers';
import { readParameters } from './parameters';
import { configureNumber, listQuery, subscribeApp } from './schemas';

/** What an app can subscribe to, as far as it is played here. */
const allFields = ['messages', 'flows'];

const done: Reply = { status: 200, body: { success: true } };

/** The app's subscription to one WABA, with the address that stands in for the app's own. */
interface Subscription {
	readonly override?: string;
}

/** Meta asks the address at once; its answer decides, as when the app's own callback is saved. */
async function verify(address: string, verifyToken: string): Promise<Reply | undefined> {
	const refused = await handshake(address, verifyToken);
	if (refused === undefined) return undefined;
	const message = `Callback verification failed with the following errors: ${refused}`;
	return { status: 400, body: graphErrorBody({ code: 2200, message }) };
}

/**
 * Which WABAs the app is subscribed to, and which addresses stand in for the app's own callback.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override
 *
 * The app begins subscribed to both WABAs, as the dashboard's set-up leaves it.
 */
export class MetaCallbacks {
	private readonly ofWabas = new Map<string, Subscription>();
	private readonly ofNumbers = new Map<string, string>();

	constructor(
		private readonly context: ProviderContext,
		private readonly numbers: readonly MetaNumber[],
	) {
		this.forget();
		context.state.onReset(() => this.forget());
	}

	/** GET /{WABA}/subscribed_apps: one entry per app, here there is only one. */
	list(request: ApiRequest, wabaId: string): Reply {
		readQuery(request, listQuery);
		const [id, name] = [this.context.account.appId, 'Sandbox app'];
		const link = `https://www.facebook.com/games/?app_id=${id}`;
		const entries = [this.ofWabas.get(wabaId)].flatMap((subscription) =>
			subscription === undefined
				? []
				: [
						{
							...(subscription.override !== undefined && {
								override_callback_uri: subscription.override,
							}),
							whatsapp_business_api_data: { id, link, name },
						},
					],
		);
		return { status: 200, body: { data: entries } };
	}

	/**
	 * GET /{APP_ID}/subscriptions, for who has the app's own token: its id and secret. Undefined for
	 * everybody else. https://developers.facebook.com/docs/graph-api/reference/app/subscriptions
	 */
	subscriptions({ headers, query }: ApiRequest): Reply | undefined {
		const { appId, data } = this.context.account;
		const token = `${appId}|${data.appSecret}`;
		const given = query.get('access_token') ?? headers.authorization;
		if (given !== token && given !== `Bearer ${token}`) return undefined;
		const { webhook } = this.context.state;
		const entry = webhook && {
			object: 'whatsapp_business_account',
			callback_url: webhook.url,
			active: true,
			fields: (webhook.fields ?? allFields).map((name) => ({ name, version: 'v25.0' })),
		};
		return { status: 200, body: { data: entry === undefined ? [] : [entry] } };
	}

	/** Whether a field of a WABA's webhooks reaches the app's callback. */
	isSubscribedTo(wabaId: string, field: string): boolean {
		const { webhook } = this.context.state;
		if (!this.ofWabas.has(wabaId) || webhook === undefined) return false;
		return (webhook.fields ?? allFields).includes(field);
	}

	/** POST /{WABA}/subscribed_apps: with an address an override, without one its removal. */
	async subscribe(request: ApiRequest, wabaId: string): Promise<Reply> {
		const given = readParameters(request, subscribeApp);
		if (given.override_callback_uri === undefined) {
			this.ofWabas.set(wabaId, {});
			return done;
		}
		this.expectSubscribed(wabaId);
		const refused = await verify(given.override_callback_uri, given.verify_token ?? '');
		if (refused !== undefined) return refused;
		this.ofWabas.set(wabaId, { override: given.override_callback_uri });
		return done;
	}

	/** DELETE /{WABA}/subscribed_apps. What it does to one that is not subscribed no page says. */
	unsubscribe(request: ApiRequest, wabaId: string): Reply {
		expectNoBody(request);
		if (!this.ofWabas.delete(wabaId)) {
			throw refuse('invalidField', `the app is not subscribed to ${wabaId}`);
		}
		return done;
	}

	/** POST /{PHONE_NUMBER_ID} with `webhook_configuration`: an empty address removes the override. */
	async configure(request: ApiRequest, number: MetaNumber): Promise<Reply> {
		const { webhook_configuration: given } = readJson(request, configureNumber);
		if (given.override_callback_uri === '') {
			this.ofNumbers.delete(number.phoneNumberId);
			return done;
		}
		this.expectSubscribed(number.wabaId);
		const refused = await verify(given.override_callback_uri, given.verify_token ?? '');
		if (refused !== undefined) return refused;
		this.ofNumbers.set(number.phoneNumberId, given.override_callback_uri);
		return done;
	}

	/** The `webhook_configuration` field: levels at which nothing is set are absent. */
	configurationOf({ phoneNumberId, wabaId }: MetaNumber) {
		const ofNumber = this.ofNumbers.get(phoneNumberId);
		const ofWaba = this.ofWabas.get(wabaId)?.override;
		const ofApp = this.context.state.webhook?.url;
		return {
			...(ofNumber !== undefined && { phone_number: ofNumber }),
			...(ofWaba !== undefined && { whatsapp_business_account: ofWaba }),
			...(ofApp !== undefined && { application: ofApp }),
		};
	}

	/** Where a number's `messages` field goes: number, then WABA, then app; else why nowhere. */
	ofMessages({ phoneNumberId, wabaId }: MetaNumber): Webhook | string {
		const override = this.ofNumbers.get(phoneNumberId) ?? this.ofWabas.get(wabaId)?.override;
		const overridden = override !== undefined && this.ofWabas.has(wabaId);
		return overridden ? { url: override, secretBy: 'signature' } : this.ofApp(wabaId);
	}

	/** Where the `flows` field of a WABA goes, whatever overrides there are. */
	ofFlows(wabaId: string): Webhook | string {
		const webhook = this.ofApp(wabaId);
		if (typeof webhook === 'string' || this.isSubscribedTo(wabaId, 'flows')) return webhook;
		return 'the app is not subscribed to the field flows';
	}

	private ofApp(wabaId: string): Webhook | string {
		if (!this.ofWabas.has(wabaId)) return `the app is not subscribed to WABA ${wabaId}`;
		return this.context.state.webhook ?? 'the app has no callback address';
	}

	describe(): Record<string, unknown> {
		const shown = (address: string | undefined) =>
			address === undefined ? {} : { override: maskAddress(address) };
		const { webhook } = this.context.state;
		const wabas = [...new Set(this.numbers.map(({ wabaId }) => wabaId))];
		return {
			...(webhook !== undefined && { application: maskAddress(webhook.url) }),
			wabas: wabas.map((wabaId) => ({
				wabaId,
				subscribed: this.ofWabas.has(wabaId),
				...shown(this.ofWabas.get(wabaId)?.override),
			})),
			phoneNumbers: this.numbers.map(({ phoneNumberId, wabaId }) => ({
				phoneNumberId,
				wabaId,
				...shown(this.ofNumbers.get(phoneNumberId)),
			})),
		};
	}

	private expectSubscribed(wabaId: string): void {
		if (this.ofWabas.has(wabaId)) return;
		const message =
			'Before override the current callback uri, your app must be subscribed to receive ' +
			'messages for WhatsApp Business Account';
		throw refuse('invalidField', message, 'override_callback_uri');
	}

	private forget(): void {
		this.ofNumbers.clear();
		for (const { wabaId } of this.numbers) this.ofWabas.set(wabaId, {});
	}
}
