import type { Account, Call, FlowReference } from './provider';

/**
 * What a provider can do for flows with an endpoint: the public key that WhatsApp encrypts a
 * number's requests with, and what it knows of a flow's endpoint.
 */
export interface EndpointCalls<A extends Account = Account> {
	/** Sets the key of the account's number, in place of the one before. */
	registerPublicKey: Call<{ publicKey: string }, { raw: unknown }, A>;
	getPublicKey: Call<object, RegisteredKey, A>;
	getSettings: Call<FlowReference, EndpointSettings, A>;
	/** The ids of the apps that are subscribed to the account's webhooks. */
	listSubscribedApps?: Call<object, string[], A>;
	/** What an app is subscribed to; it is the app that has to ask, with its own secret. */
	readonly appFields?: AppFields<A>;
	/** The secret of the app that the account belongs to, as far as the credential has it. */
	appSecret?(account: A): string | undefined;
}

/** The key of a number as WhatsApp has it. */
export interface RegisteredKey {
	/** PEM; absent where no key is registered. */
	publicKey?: string;
	/** VALID, MISMATCH after the number was registered anew, or a word that Meta adds later. */
	signatureStatus?: string;
	raw: unknown;
}

/** What a provider knows of the endpoint of a flow. */
export interface EndpointSettings {
	/** The version of the data exchange; absent for a flow without live data. */
	dataApiVersion?: string;
	endpointUri?: string;
	/** The Meta app that is connected to the flow. */
	applicationId?: string;
}

export interface AppFields<A extends Account = Account> {
	/** The address below the account's, and the token that proves the app. */
	request(
		applicationId: string,
		account: A,
	): { readonly path: string; readonly bearer: string } | undefined;
	/** The webhook fields in an answer; throws zod's error for another shape. */
	read(body: unknown): string[];
}
