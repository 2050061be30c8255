import type { Body } from './http/body';
import type { StoredFlow } from './flows/flow';
import type { HealthFault } from './graph/flowFields';
import type { Route } from './http/router';
import type { ProviderState, SentMessage, Webhook } from './state';

/** The five providers that this stand-in plays. */
export const providerIds = ['8x8', 'dreams', 'kaleyra', 'lipachat', 'meta'] as const;
export type ProviderId = (typeof providerIds)[number];

/** What a person would copy from the provider's portal into the credential in n8n. */
export interface SandboxAccount {
	/** Name of the credential type in n8n. */
	readonly type: string;
	/** Every field of that credential. */
	readonly data: Record<string, string>;
	/** Meta's id of the app that all of this belongs to. */
	readonly appId?: string;
	/** A second WABA of the same business, reached with the same key: migration needs two. */
	readonly otherWabaId?: string;
	/** A second number of the credential's own WABA. */
	readonly otherPhoneNumberId?: string;
	/** The number of the second WABA. */
	readonly otherWabaPhoneNumberId?: string;
}

/** One request to a provider's API, with the body already read. */
export interface ApiRequest {
	readonly method: string;
	/** Path below the provider's address on the sandbox, still percent-encoded, without the query. */
	readonly path: string;
	readonly query: URLSearchParams;
	/** Lower-case header names, as node:http gives them. */
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: Body;
}

/** An answer: `body` undefined sends none, text and bytes go as they are, everything else as JSON. */
export interface Reply {
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: Record<string, string>;
}

/** What the person put into the form, and how the provider garbles it on request. */
export interface Completion {
	readonly message: SentMessage;
	readonly answers: Record<string, unknown>;
	/** How `response_json` arrives: JSON text (documented), an object, or text cut short. */
	readonly shape: 'string' | 'object' | 'broken';
	readonly withoutToken: boolean;
	/** An address reply, which shares the envelope of a flow reply and is none. */
	readonly address: boolean;
}

/** A file that the person chose in the form. */
export interface Upload {
	readonly fileName: string;
	readonly mimeType: string;
	readonly bytes: Buffer;
}

/** What a delivery tells: an answer, or what became of a message. */
export type DeliveryKind = 'completion' | 'status';

export const messageStatuses = ['sent', 'delivered', 'read', 'failed'] as const;
export type MessageStatusWord = (typeof messageStatuses)[number];

/** How a provider tells your server what happened. */
export interface WebhookDialect {
	/** Where the secret travels unless the portal's form says otherwise. */
	readonly secretBy: 'signature' | 'header' | 'query';
	/** Header for `secretBy: 'header'`. */
	readonly secretHeader?: string;
	/** Whether the portal has a form field for a header. */
	readonly sendsHeaders: boolean;
	/** The bodies to deliver for these completions, in order; one body may hold several. */
	completions(completions: readonly Completion[]): unknown[];
	status(message: SentMessage, status: MessageStatusWord): unknown;
	/** Takes what a person saved in the portal; without it, that is the provider's one address. */
	save?(webhook: Webhook): void;
	/** Where a delivery goes, or in words why it goes nowhere; without it, to the saved address. */
	route?(kind: DeliveryKind, message: SentMessage): Webhook | string;
	/** Keeps uploaded files and answers what the reply says of them; absent where none are played. */
	attach?(message: SentMessage, uploads: readonly Upload[]): Record<string, unknown>;
	/** What is registered where, without secrets; without it, the saved address. */
	describe?(): Record<string, unknown>;
}

/** One of a provider's own control calls; it may refuse by throwing. */
export type ControlRoute = Route<(request: ApiRequest) => Reply | Promise<Reply>>;

/** One provider: an API and a way of delivering webhooks. */
export interface SandboxProvider {
	readonly id: ProviderId;
	readonly account: SandboxAccount;
	readonly state: ProviderState;
	readonly webhooks: WebhookDialect;
	/** What only this provider can be told to do, beside the control calls of all. */
	readonly controls?: readonly ControlRoute[];
	/** Answers one API request; never fails for what a client may send. */
	answer(request: ApiRequest): Reply | Promise<Reply>;
}

/** What every provider is built from. */
export interface ProviderContext {
	readonly account: SandboxAccount;
	readonly state: ProviderState;
	/** The sandbox's own address for this provider, without a slash at the end. */
	readonly publicUrl: string;
	/** What a flow's health tells beside its status; nothing where it is not played. */
	readonly healthFaults?: (flow: StoredFlow) => HealthFault[];
}
