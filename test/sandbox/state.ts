import { FlowStore } from './flows/flowStore';
import { TemplateStore } from './templates/templateStore';
import type { ProviderId } from './types';
import { ServiceWindows } from './window';

/** A send that the provider accepted. */
export interface SentMessage {
	/** As the provider returned it. */
	readonly messageId: string;
	/** WhatsApp's own id of the message. */
	readonly wamid: string;
	/** The recipient's phone number in digits; absent when it went to a business-scoped user id. */
	readonly phone?: string;
	/** The recipient's business-scoped user id. */
	readonly userId: string;
	/** The recipient as it was written in the request. */
	readonly to: string;
	/** Meta's id of the number that it was sent from. */
	readonly phoneNumberId?: string;
	readonly flowId: string;
	/** The template that it was sent as, with its language. */
	readonly templateName?: string;
	readonly templateLanguage?: string;
	readonly flowToken?: string;
	readonly mode?: string;
	/** Where the first screen comes from: `data_exchange` asks the endpoint for it. */
	readonly flowAction?: string;
	readonly screen?: string;
	readonly data?: unknown;
	readonly header?: unknown;
	readonly body?: string;
	readonly footer?: string;
	readonly cta?: string;
	/** The caller's own mark, which the provider repeats in webhooks. */
	readonly callbackData?: unknown;
	/** The request's body. */
	readonly raw: unknown;
	/** WhatsApp's code, where it was accepted and will never arrive. */
	readonly doom?: number;
}

/** Where webhooks go, and how the secret travels. */
export interface Webhook {
	readonly url: string;
	readonly secretBy: 'signature' | 'header' | 'query' | 'nothing';
	readonly secretHeader?: string;
	/** What it is subscribed to, where there is a choice; all of it otherwise. */
	readonly fields?: readonly string[];
	/** What proves the sender, when that is not the account's `webhookSecret`. */
	readonly secret?: string;
}

/** One request as the control API shows it; secrets in headers are not kept. */
export interface RecordedRequest {
	readonly provider: ProviderId;
	readonly method: string;
	readonly path: string;
	readonly query: Record<string, string | string[]>;
	readonly contentType: string;
	readonly body: unknown;
	/** The HTTP status, or `dropped` when the connection was closed without one. */
	readonly outcome: number | 'dropped';
}

/** How the next matching requests are answered instead. */
export interface Misbehaviour {
	readonly method?: string;
	/** Part of the path, or the source of a regular expression; the query may be named too. */
	readonly path?: string;
	readonly status?: number;
	readonly headers?: Record<string, string>;
	readonly body?: unknown;
	readonly delayMs?: number;
	readonly dropConnection?: boolean;
	/** Do what the request asks for before misbehaving: the caller cannot know that it was done. */
	readonly carryOut?: boolean;
	timesLeft: number;
}

function matches(misbehaviour: Misbehaviour, method: string, target: string): boolean {
	const [path] = target.split('?');
	if (misbehaviour.method !== undefined && misbehaviour.method !== method) return false;
	const wanted = misbehaviour.path;
	if (wanted === undefined) return true;
	return [path, target].some((text) => text.includes(wanted) || new RegExp(wanted).test(text));
}

/** Everything that one provider remembers. */
export class ProviderState {
	readonly flows: FlowStore;
	readonly templates = new TemplateStore();
	readonly windows = new ServiceWindows();
	readonly messages: SentMessage[] = [];
	readonly requests: RecordedRequest[] = [];
	webhook: Webhook | undefined;
	private misbehaviours: Misbehaviour[] = [];
	private readonly forgetters: Array<() => void> = [];

	constructor(editingPublished: 'refused' | 'backToDraft') {
		this.flows = new FlowStore(editingPublished);
	}

	reset(): void {
		this.flows.clear();
		this.templates.clear();
		this.windows.clear();
		this.messages.length = 0;
		this.requests.length = 0;
		this.webhook = undefined;
		this.misbehaviours = [];
		for (const forget of this.forgetters) forget();
	}

	/** Has something forgotten together with everything else. */
	onReset(forget: () => void): void {
		this.forgetters.push(forget);
	}

	misbehave(misbehaviour: Misbehaviour): void {
		this.misbehaviours.push(misbehaviour);
	}

	/** Uses up one turn of the oldest misbehaviour that fits the request. */
	takeMisbehaviour(method: string, target: string): Misbehaviour | undefined {
		const found = this.misbehaviours.find((each) => matches(each, method, target));
		if (found === undefined) return undefined;
		found.timesLeft -= 1;
		this.misbehaviours = this.misbehaviours.filter((each) => each.timesLeft > 0);
		return found;
	}
}
