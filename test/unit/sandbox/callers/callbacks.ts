import type { Answer } from '../harness';
import type { MetaCaller } from './meta';

/**
 * Meta's callback overrides, called as
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override prints
 * them, with a verify token of the caller's own.
 */
export class CallbackCaller {
	readonly otherPhone: string;
	readonly otherWabaPhone: string;

	constructor(private readonly meta: MetaCaller) {
		const { otherPhoneNumberId = '', otherWabaPhoneNumberId = '' } =
			meta.client.sandbox.accounts.meta;
		this.otherPhone = otherPhoneNumberId;
		this.otherWabaPhone = otherWabaPhoneNumberId;
	}

	/** Sets the WABA's override. */
	override(waba: string, url: string, verifyToken = 'mine'): Promise<Answer> {
		const json = { override_callback_uri: url, verify_token: verifyToken };
		return this.meta.call('POST', `/${waba}/subscribed_apps`, { json });
	}

	/** Subscribes the app, which takes an override away. */
	subscribe(waba: string): Promise<Answer> {
		return this.meta.call('POST', `/${waba}/subscribed_apps`);
	}

	unsubscribe(waba: string): Promise<Answer> {
		return this.meta.call('DELETE', `/${waba}/subscribed_apps`);
	}

	subscriptions(waba: string): Promise<Answer> {
		return this.meta.call('GET', `/${waba}/subscribed_apps`);
	}

	/** Writes the number's `webhook_configuration`. */
	configure(phone: string, configuration: object): Promise<Answer> {
		const json = { webhook_configuration: configuration };
		return this.meta.call('POST', `/${phone}`, { json });
	}

	/** Sets the number's override. */
	overrideNumber(phone: string, url: string, verifyToken = 'mine'): Promise<Answer> {
		return this.configure(phone, { override_callback_uri: url, verify_token: verifyToken });
	}

	/** Reads the number's `webhook_configuration`. */
	configuration(phone: string): Promise<Answer> {
		return this.meta.call('GET', `/${phone}?fields=webhook_configuration`);
	}
}
