import type { JsonObject } from '../webhooks/events';

/**
 * What an endpoint can answer, before encryption.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint
 */
export type EndpointResponse = { screen: string; data: JsonObject } | { data: JsonObject } | Expiry;

/** With status 427: the flow closes and its button in the chat no longer works. */
export interface Expiry {
	error_msg?: string;
}

/** Reserved: it ends a flow and can't be the name of a screen. */
export const finalScreen = 'SUCCESS';

export const pong: EndpointResponse = { data: { status: 'active' } };

export const acknowledged: EndpointResponse = { data: { acknowledged: true } };

export function nextScreen(screen: string, data: JsonObject): EndpointResponse {
	return { screen, data };
}

/** The person stays on the screen and sees a message at its bottom. */
export function stay(screen: string, message: string, data: JsonObject = {}): EndpointResponse {
	return { screen, data: { ...data, error_message: message } };
}

/** Ends the flow; the parameters come back in the completion webhook. */
export function finish(flowToken: string | undefined, params: JsonObject): EndpointResponse {
	const withToken = flowToken === undefined ? params : { ...params, flow_token: flowToken };
	return {
		screen: finalScreen,
		data: { extension_message_response: { params: withToken } },
	};
}

/** @param message for the person; WhatsApp has a text of its own where it is empty */
export function expired(message: string): Expiry {
	return message === '' ? {} : { error_msg: message };
}
