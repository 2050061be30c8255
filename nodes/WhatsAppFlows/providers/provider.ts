import type { EndpointCalls } from './endpointCalls';
import type { FlowRecipient } from './recipient';
import type { Category, Flow, ProviderError, ProviderId, SentFlow, ValidationError } from './model';
import type { TemplateCalls } from './templateCalls';
import type { WebhookRules } from './webhookRules';

/**
 * The contract that every provider implements. A provider is one object of plain functions: it
 * builds requests and reads answers, and never sends anything itself. What it can't do is absent
 * from its object; the editor, the README's table and the tests are derived from that.
 */
export interface Provider<A extends Account = Account> {
	readonly id: ProviderId;
	/** As people know the company. */
	readonly displayName: string;
	/** The type name of its credential in n8n. */
	readonly credentialType: string;
	readonly categories: readonly Category[];
	/** Turns decrypted credential fields into what the calls need; throws InvalidInput. */
	readAccount(credentials: Readonly<Record<string, unknown>>): A;
	/**
	 * Decides whether an answer is a refusal, whatever its HTTP status.
	 * @returns undefined when the call succeeded
	 */
	readError(response: ProviderResponse): ProviderError | undefined;
	readonly flow: FlowCalls<A>;
	/** Keys and settings of flows with an endpoint, absent where none can be set up. */
	readonly endpoint?: EndpointCalls<A>;
	/** Messages that WhatsApp has approved, absent where none has a button for a flow. */
	readonly template?: TemplateCalls<A>;
	/** How answers of people arrive. */
	readonly webhook?: WebhookRules<A>;
}

/** What a provider's calls need of a credential. */
export interface Account {
	/** Without a slash at the end. */
	readonly baseUrl: string;
	/** Secrets that sign flow tokens: the first one signs, any of them verifies. */
	readonly tokenSecrets: readonly string[];
}

/** True, or true as far as anyone can tell. */
export type Feature = true | { readonly unconfirmed: string };

export interface ProviderRequest {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Begins with a slash; joined to the account's base URL. Ids in it are already encoded. */
	path: string;
	query?: Record<string, string>;
	body?: JsonBody | FormBody | MultipartBody;
}

export interface JsonBody {
	kind: 'json';
	value: object;
}

export interface FormBody {
	kind: 'form';
	fields: Record<string, string>;
}

export interface MultipartBody {
	kind: 'multipart';
	/** In this order; a field may come several times. */
	parts: ReadonlyArray<
		| { field: string; value: string }
		| { field: string; fileName: string; contentType: string; content: string }
	>;
}

export interface ProviderResponse {
	status: number;
	headers: Readonly<Record<string, unknown>>;
	/** Parsed JSON, else the text, else an empty string. */
	body: unknown;
}

/** One call: what to ask and what the answer means. */
export interface Call<Input, Output, A extends Account = Account> {
	/** `read` changes nothing; `change` touches the account; `send` reaches a person. */
	readonly effect: 'read' | 'change' | 'send';
	request(input: Input, account: A): ProviderRequest;
	/** Reads a successful answer; throws zod's error when it lacks what must be there. */
	read(response: ProviderResponse, input: Input, account: A): Output;
	/**
	 * A second way to ask, for calls whose documentation contradicts itself.
	 * @returns undefined when the refusal is final
	 */
	otherwise?(refused: ProviderResponse, input: Input, account: A): ProviderRequest | undefined;
	/** What no public page confirms, as one sentence. */
	readonly unconfirmed?: string;
}

export interface FlowCalls<A extends Account = Account> {
	create?: CreateCall<A>;
	update?: UpdateCall<A>;
	/** Present where the Flow JSON has a call of its own. */
	uploadJson?: Call<UploadJson, { validationErrors: ValidationError[]; raw: unknown }, A>;
	publish?: Call<FlowReference, Flow, A>;
	deprecate?: Call<FlowReference, Flow, A>;
	delete?: Call<FlowReference, void, A>;
	get?: Call<FlowReference, Flow, A>;
	list?: ListCall<A>;
	getPreview?: Call<FlowReference & { invalidate: boolean }, Flow, A> & { readonly renews?: true };
	/** The JSON itself, or the address where it lies for anyone who has the address. */
	downloadJson?: Call<FlowReference, { flowJson: string } | { downloadUrl: string }, A> & {
		/** Hosts, and the domains below them, that the address may name. */
		readonly hosts?: readonly string[];
	};
	migrate?: Call<MigrateFlows, MigratedFlows, A>;
	send?: SendCall<A>;
}

export interface FlowReference {
	flowId: string;
}

export interface UploadJson extends FlowReference {
	/** JSON text */
	flowJson: string;
}

export interface CreateFlow {
	flowName: string;
	categories: string[];
	flowJson?: string;
	cloneFlowId?: string;
	endpointUri?: string;
	publish?: boolean;
}

export interface CreateCall<A extends Account = Account> extends Call<CreateFlow, Flow, A> {
	/** What this one call takes; the rest needs calls of its own. */
	readonly takes: {
		readonly flowJson?: 'required' | 'optional';
		readonly publish?: Feature;
		readonly clone?: Feature;
		readonly endpointUri?: Feature;
		/** Set where a flow has exactly one category. */
		readonly oneCategory?: true;
	};
}

export interface UpdateFlow extends FlowReference {
	flowName?: string;
	categories?: string[];
	endpointUri?: string;
	applicationId?: string;
	flowJson?: string;
}

export interface UpdateCall<A extends Account = Account> extends Call<UpdateFlow, Flow, A> {
	readonly takes: {
		/** Set where the Flow JSON goes with the other fields in one call. */
		readonly flowJson?: true;
		readonly endpointUri?: Feature;
		readonly applicationId?: Feature;
		readonly oneCategory?: true;
	};
}

export interface ListCall<A extends Account = Account> extends Call<
	{ limit: number; after?: string },
	FlowPage,
	A
> {
	/** The most flows that one call returns. */
	readonly pageSize: number;
}

export interface FlowPage {
	flows: Flow[];
	/** Cursor of the next page, absent on the last one. */
	after?: string;
}

export interface MigrateFlows {
	sourceWabaId: string;
	destinationWabaId?: string;
	/** Empty: all flows. */
	flowNames: string[];
}

export interface MigratedFlows {
	migratedFlows: Array<{ flowName?: string; sourceFlowId?: string; flowId?: string }>;
	failedFlows: Array<{ flowName?: string; code?: string; message: string }>;
	raw: unknown;
}

export const headerKinds = ['text', 'image', 'video', 'document'] as const;

export type HeaderKind = (typeof headerKinds)[number];

export interface SendFlow {
	recipient: FlowRecipient;
	flowId: string;
	flowCta: string;
	body: string;
	header?:
		| { kind: 'text'; text: string }
		| { kind: Exclude<HeaderKind, 'text'>; link: string; fileName?: string };
	footer?: string;
	flowAction: 'navigate' | 'dataExchange';
	screen?: string;
	/** Never empty. */
	data?: Record<string, unknown>;
	mode?: 'draft' | 'published';
	flowToken?: string;
	contextMessageId?: string;
	callbackData?: string;
	/** A UUID that stays the same when n8n repeats the item, for providers that de-duplicate. */
	requestId: string;
}

export interface SendCall<A extends Account = Account> extends Call<SendFlow, SentFlow, A> {
	/** How fast a list goes out where the user says nothing. */
	readonly messagesPerSecond: number;
	/** The provider drops a message whose request id it has seen, so that a repeat is safe. */
	readonly dropsRepeats?: true;
	/** Lengths are in characters; what is absent the provider has no place for. */
	readonly takes: {
		readonly flowCta: { readonly max: number };
		readonly body: { readonly max: number };
		readonly header?: {
			readonly kinds: readonly HeaderKind[];
			readonly max: number;
			readonly required?: true;
		};
		readonly footer?: { readonly max: number; readonly required?: true };
		readonly screen: 'required' | 'optional';
		readonly data?: Feature;
		readonly dataExchange?: Feature;
		readonly mode?: Feature;
		readonly flowToken?: Feature;
		readonly contextMessageId?: Feature;
		readonly callbackData?: { readonly max?: number };
		readonly businessScopedUserId?: Feature;
	};
}

/** Marks a call that works as the most plausible reading has it, and says so wherever it shows. */
export function unconfirmed<C extends object>(call: C, note: string): C & { unconfirmed: string } {
	return { ...call, unconfirmed: note };
}
