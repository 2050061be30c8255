import type { IDataObject } from 'n8n-workflow';
import type { ProviderId } from '../sandbox';

/** One request as the sandbox saw it; secrets in headers are not recorded. */
export interface SeenRequest {
	provider: ProviderId;
	method: string;
	path: string;
	query: IDataObject;
	contentType?: string;
	body?: unknown;
	outcome: number;
}

/** One flow message that the sandbox accepted. */
export interface SeenMessage {
	messageId: string;
	to: string;
	flowId?: string;
	templateName?: string;
	flowToken?: string;
	screen?: string;
	data?: IDataObject;
	header?: unknown;
	body?: string;
	footer?: string;
	cta?: string;
}

/** How n8n's endpoint answered what the sandbox delivered. */
export interface Delivery {
	status: number;
	body: string;
}

/** What a person answers, and how oddly the provider delivers it. */
export interface Completion {
	provider: ProviderId;
	/** As the provider returned it; the newest message by default. */
	messageId?: string;
	answers: IDataObject;
	/** Deliver this many completions in one webhook. */
	batch?: number;
	/** Deliver everything that many times more. */
	duplicate?: number;
	/** Start all deliveries at once. */
	parallel?: true;
	/** Files that the person uploads; at Meta only. */
	media?: Array<{ fileName: string; mimeType: string; base64: string }>;
	wrongSecret?: true;
	shape?: 'string' | 'object' | 'broken';
	withoutToken?: true;
	address?: true;
}

/** Which requests get something else than the provider's answer. */
export interface Misbehaviour {
	provider: ProviderId;
	match?: { method?: string; path?: string };
	times?: number;
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	delayMs?: number;
	dropConnection?: boolean;
	/** Whether the provider does what was asked for all that. */
	carryOut?: boolean;
}

/** How a person's phone shows a flow with an endpoint. */
export interface Phone {
	sessionId: string;
	screen?: string;
	data: IDataObject;
	errorMessage?: string;
	fault?: { error: string; detail: string; acknowledged?: boolean };
	closed?: { reason: string; message?: string; params?: IDataObject };
	attempts: Array<{ status: number; contentType: string; milliseconds: number }>;
	/** What became of the answers, once the flow is completed. */
	delivered?: Delivery[];
}

/** The sandbox's control API: the person with the phone, and the provider's portal. */
export class SandboxControl {
	constructor(private readonly url: string) {}

	/** Sets a webhook up as in the provider's portal; at Meta this performs the handshake. */
	setWebhook(provider: ProviderId, url: string): Promise<unknown> {
		return this.call('POST', '/webhooks', { provider, url });
	}

	/** What is registered where, without secrets. */
	async webhooksState<T>(provider: ProviderId): Promise<T> {
		const [state] = await this.call<[T]>('GET', `/webhooks-state?provider=${provider}`);
		return state;
	}

	/** Meta's token lacks these permissions from now on. */
	lackPermissions(...missing: string[]): Promise<unknown> {
		return this.call('POST', '/permissions', { provider: 'meta', missing });
	}

	/** Meta's number is one for trying out, or has another status. */
	setNumber(
		phoneNumberId: string,
		state: { accountMode?: string; status?: string },
	): Promise<unknown> {
		return this.call('POST', '/number', { provider: 'meta', phoneNumberId, ...state });
	}

	/**
	 * Meta takes so many messages in a second, and its servers refuse this share of them.
	 * @returns how many came through since the last order, and in how many seconds
	 */
	throughput(
		messagesPerSecond?: number,
		unavailable?: number,
	): Promise<{ passed: number; seconds: number }> {
		return this.call('POST', '/throughput', { provider: 'meta', messagesPerSecond, unavailable });
	}

	/** An address is left in 8x8's older system. */
	leaveOldWebhook(url: string): Promise<unknown> {
		return this.call('POST', '/old-webhook', { provider: '8x8', url });
	}

	/** Meta tells something of the newest flow, in its own names. */
	async flowEvent(event: string, fields: IDataObject): Promise<Delivery[]> {
		const order = { provider: 'meta', event, ...fields };
		const { delivered } = await this.call<{ delivered: Delivery[] }>('POST', '/flow-event', order);
		return delivered;
	}

	/** The person fills the flow of a message in and sends it. */
	async complete(completion: Completion): Promise<Delivery[]> {
		const { delivered } = await this.call<{ delivered: Delivery[] }>(
			'POST',
			'/complete',
			completion,
		);
		return delivered;
	}

	/** The provider reports what became of a message, the newest one unless it is named. */
	async status(provider: ProviderId, status: string, messageId?: string): Promise<Delivery[]> {
		const { delivered } = await this.call<{ delivered: Delivery[] }>('POST', '/status', {
			provider,
			status,
			messageId,
		});
		return delivered;
	}

	/** The person opens the flow of the newest message sent through Meta, which has an endpoint. */
	openFlow(order: IDataObject = {}): Promise<Phone> {
		return this.call('POST', '/phone/open', { provider: 'meta', ...order });
	}

	/** The person does something in an opened flow. */
	press(
		{ sessionId }: Phone,
		what: 'submit' | 'navigate' | 'back' | 'finish',
		order: IDataObject = {},
	): Promise<Phone> {
		return this.call('POST', `/phone/${what}`, { provider: 'meta', sessionId, ...order });
	}

	/** WhatsApp decides about a template, in all of its languages. */
	decideTemplate(provider: ProviderId, name: string, status: string): Promise<unknown> {
		return this.call('POST', '/template-status', { provider, name, status });
	}

	/** A person writes, or has not written for 24 hours; everybody when none is named. */
	moveWindow(provider: ProviderId, state: 'open' | 'closed', person?: string): Promise<unknown> {
		return this.call('POST', '/window', { provider, state, person });
	}

	misbehave(misbehaviour: Misbehaviour): Promise<unknown> {
		return this.call('POST', '/misbehave', misbehaviour);
	}

	requests(provider: ProviderId): Promise<SeenRequest[]> {
		return this.call('GET', `/requests?provider=${provider}`);
	}

	messages(provider: ProviderId): Promise<SeenMessage[]> {
		return this.call('GET', `/messages?provider=${provider}`);
	}

	private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/control${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) {
			throw new Error(`The sandbox answered ${response.status} to ${method} ${path}: ${text}`);
		}
		return (text ? JSON.parse(text) : undefined) as T;
	}
}
