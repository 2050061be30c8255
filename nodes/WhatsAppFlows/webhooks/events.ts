/** A JSON object of a provider, as it came. */
export type JsonObject = Record<string, unknown>;

/** What became of a message, in Meta's words, whatever the provider writes. */
export type MessageState =
	'accepted' | 'queued' | 'sent' | 'delivered' | 'read' | 'played' | 'failed';

/** What every event has. */
interface Event {
	/** Id of the provider that delivered it, as given to `parseWebhook`. */
	provider: string;
	/** ISO 8601 in UTC with milliseconds; the time of receipt where the provider gives no time. */
	timestamp: string;
	/** The provider's own object, cut down to this one event where a delivery holds several. */
	raw: JsonObject;
}

/** What is known of a message that a person sent; unknown parts are left out. */
interface FromPerson extends Event {
	/** Phone number as the provider writes it; absent for people who hide theirs. */
	from?: string;
	/** Business-scoped user id, such as `US.13491208655302741918`. */
	userId?: string;
	profileName?: string;
	/** Id of the message that was answered. */
	contextMessageId?: string;
	/** Meta's id of the business number. */
	phoneNumberId?: string;
	/** What the send carried for this purpose and the provider echoes. */
	callbackData?: string;
}

/** A person finished a flow. */
export interface FlowCompletion extends FromPerson {
	type: 'flowCompletion';
	/** Never set by a parser: no provider delivers it, and only a verified token proves it. */
	flowId?: string;
	/** Absent when the answer has none, or only WhatsApp's placeholder `unused`. */
	flowToken?: string;
	/** Set by who verifies the token. */
	flowTokenValid?: boolean;
	/** What the send put into the token for this purpose; set by who verifies the token. */
	reference?: string;
	/** Set where the message was sent by *Send and Wait*: whether it continued that execution. */
	waitingExecution?: 'continued' | 'over';
	/** The answers, with every key that came; empty when they could not be read. */
	response: JsonObject;
	/** Why `response` is empty, as one sentence; what came is in `raw`. */
	responseError?: string;
	/** Empty when the provider gave none. */
	messageId: string;
}

/** A message that a person sent and that answers no flow. */
export interface OtherMessage extends FromPerson {
	type: 'otherMessage';
	messageId?: string;
	/** In camelCase: `text`, `buttonReply`, `addressMessage`, …; `unknown` when nothing says. */
	messageType: string;
}

/** Why a message failed. */
export interface StatusError {
	/** WhatsApp's code where the provider passes it on, else the provider's own. */
	code?: string;
	/** The provider's own code beside WhatsApp's: the two are numbered separately. */
	providerCode?: string;
	title?: string;
	detail?: string;
}

/** A message that we sent went a step further. */
export interface MessageStatus extends Event {
	type: 'messageStatus';
	messageId: string;
	/** Further ids of the same message, where a provider has several. */
	otherMessageIds?: string[];
	status: MessageState;
	/** Phone number as the provider writes it, or a business-scoped user id. */
	recipient?: string;
	/** Empty unless the message failed. */
	errors: StatusError[];
	/** What the send carried for this purpose and the provider echoes. */
	callbackData?: string;
}

/** Part of an error rate, by kind of fault. */
export interface FlowEventError {
	errorType: string;
	/** Percent */
	errorRate?: number;
	errorCount?: number;
}

/** A flow changed its status, or Meta warns about it. */
export interface FlowEvent extends Event {
	type: 'flowEvent';
	/** `FLOW_STATUS_CHANGE`, `ENDPOINT_LATENCY`, …: an open list. */
	event: string;
	flowId: string;
	message?: string;
	warning?: string;
	/** Absent when the flow was just created. */
	oldStatus?: string;
	newStatus?: string;
	/** `ACTIVATED` or `DEACTIVATED` */
	alertState?: string;
	/** Percent for rates and availability, milliseconds for latency. */
	threshold?: number;
	/** Percent */
	errorRate?: number;
	errors?: FlowEventError[];
	/** Milliseconds */
	p50Latency?: number;
	/** Milliseconds */
	p90Latency?: number;
	requestsCount?: number;
	/** Percent */
	availability?: number;
}

export type WebhookEvent = FlowCompletion | MessageStatus | FlowEvent | OtherMessage;

/** Reads one delivery of a provider; `now` is the time of receipt. */
export type WebhookParser = (provider: string, body: unknown, now: Date) => WebhookEvent[];
