import type { IWebhookFunctions } from 'n8n-workflow';

export type HttpResponse = ReturnType<IWebhookFunctions['getResponseObject']>;

/** What goes out to WhatsApp: base64, or nothing. */
export interface Answer {
	status: number;
	body: string;
}

/** Everything that n8n calls to answer a webhook. */
const ways = ['status', 'setHeader', 'setHeaders', 'send', 'json', 'write', 'end'] as const;

/**
 * The one answer to one request. Several may want to give it: *Respond* by way of n8n, the deadline,
 * and n8n itself when a workflow ends or breaks without an answer. The first one counts, and what
 * comes later goes nowhere: n8n would answer a second time and run into headers that are sent.
 */
export class Reply {
	private answer?: Answer;

	private readonly open: Array<(answer: Answer) => void> = [];

	/** What to do without an answer; forgotten with the answer, as are the keys that it holds. */
	private unanswered?: (why: string) => void;

	get isGiven(): boolean {
		return this.answer !== undefined;
	}

	/** Characters of the answer, as long as there is one. */
	get length(): number {
		return this.answer?.body.length ?? 0;
	}

	/** Sends a response with the answer, at once or when it is there. */
	carry(response: HttpResponse): void {
		if (this.answer) speak(response, this.answer);
		else this.open.push((answer) => speak(response, answer));
	}

	/**
	 * Takes a response out of the hands of n8n, which may use it as always: it hands on the text of a
	 * *Respond* with `send`, and speaks for itself, or for a node that answers in the clear, with `json`.
	 *
	 * @param unanswered gives another answer, and is told why there is none that WhatsApp could read
	 */
	hold(response: HttpResponse, unanswered: (why: string) => void): void {
		const { send } = response;
		this.unanswered = unanswered;
		const heard = (body: unknown) => {
			if (typeof body === 'string') this.give({ status: response.statusCode, body });
			else
				this.abandon('the workflow ended without Respond, or another node answered in the clear');
			return response;
		};
		Object.assign(response, { send: heard, json: () => heard(undefined) });
		this.open.push((answer) => speak(Object.assign(response, { send }), answer));
	}

	/** @returns whether this answer was the first */
	give(answer: Answer): boolean {
		if (this.answer) return false;
		this.answer = answer;
		this.unanswered = undefined;
		for (const send of this.open.splice(0)) send(answer);
		return true;
	}

	/** Nothing more is to come. */
	abandon(why: string): void {
		this.unanswered?.(why);
	}
}

/** Sends, and leaves a response to which n8n can do nothing more. */
export function speak(response: HttpResponse, { status, body }: Answer): void {
	if (!response.headersSent) response.status(status).type('text/plain').send(body);
	const silent = () => response;
	Object.assign(response, Object.fromEntries(ways.map((way) => [way, silent])));
}
