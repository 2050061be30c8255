import type { JsonObject, WebhookEvent } from '../webhooks';
import type { Account, Call } from './provider';

/** How answers of people arrive, and how the provider proves that they are its own. */
export interface WebhookRules<A extends Account = Account> {
	/** How the provider proves that a delivery is its own. */
	readonly proof: 'metaSignature' | 'sharedSecret';
	/** The header that carries the shared secret unless the user names another. */
	readonly secretHeader?: string;
	/** Set where the provider's portal can send no header: the secret goes in the address. */
	readonly secretInQuery?: true;
	/** Where the person puts the address, as sentences for the trigger's panel. */
	readonly setUp: string;
	/** The events that the provider delivers at all. */
	readonly events: ReadonlyArray<WebhookEvent['type']>;
	/** Set where a delivery names the number of the business that it is for. */
	readonly namesNumber?: true;
	/** Set where the provider lends numbers for trying out, which customers can't reach. */
	readonly testNumbers?: true;
	/** Where a file that a person uploaded in a flow can be fetched, with the credential. */
	readonly findFile?: Call<FileReference, FoundFile, A> & { readonly hosts: readonly string[] };
	/** In its place: hosts of the provider's own from which files come that a delivery names. */
	readonly fileHosts?: readonly string[];
	/** An address of a file that stands beside the answer, in the provider's own object. */
	fileBeside?(raw: JsonObject): string | undefined;
	/** Present where an address can be set by API. */
	readonly registration?: WebhookRegistration<A>;
	readonly unconfirmed?: string;
}

/** Where a provider keeps an address: one place has one or several slots, each with one address. */
export interface WebhookRegistration<A extends Account = Account> {
	/** What the person chooses from, such as one number or the whole account. */
	readonly places: ReadonlyArray<{ value: string; name: string; description: string }>;
	/** The slots of a place that these events go through; an event without any comes another way. */
	slots(place: string, events: ReadonlySet<WebhookEvent['type']>, account: A): WebhookSlot[];
	/** What is in a slot now. */
	readonly read: Call<WebhookSlot, WebhookEntry | undefined, A>;
	readonly set: Call<WebhookSlot & WebhookSecrets & { url: string }, void, A>;
	readonly remove: Call<WebhookSlot, void, A>;
	/** Checks before anything is set; each finding keeps answers from coming. */
	readonly checks?: ReadonlyArray<WebhookCheck<A>>;
	/** The longest address that the provider takes, in characters. */
	readonly maxUrl?: number;
}

export interface FileReference {
	mediaId: string;
	/** Of the number that received it. */
	phoneNumberId?: string;
}

export interface FoundFile {
	url: string;
	mimeType?: string;
	/** Bytes */
	size?: number;
}

export interface WebhookSlot {
	place: string;
	slot: string;
}

export interface WebhookEntry {
	url: string;
	/** Set where the entry has a secret that can be neither read nor put back. */
	hasSecret?: true;
}

export interface WebhookSecrets {
	/** What proves a delivery, where the provider sends one along. */
	secret: string;
	/** What the provider asks the address for before it takes it. */
	verifyToken: string;
}

/** One question of the self-check; the refusal of one that is unconfirmed says nothing. */
export interface WebhookCheck<A extends Account = Account> extends Call<
	CheckedPlace,
	string | undefined,
	A
> {
	/** Makes no sense where the address is set by API. */
	readonly onlyManual?: true;
}

export interface CheckedPlace {
	/** Where deliveries shall go. */
	url: string;
	/** Whether a number that is only for trying out will do. */
	testNumber: boolean;
}
