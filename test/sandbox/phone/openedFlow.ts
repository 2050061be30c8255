import { z } from 'zod';
import { signFlowToken } from './envelope';
import type { EndpointLine, Exchanged, Spoiling } from './endpoint';
import type { ScreenFault, Screens } from './screens';

/** What a phone accepts as an answer that shows something. */
const answered = z.object({
	screen: z.string().min(1),
	data: z
		.object({
			error_message: z.string().or(z.record(z.string())).optional(),
			extension_message_response: z.object({ params: z.record(z.unknown()) }).optional(),
		})
		.passthrough()
		.default({}),
});
type Answered = z.infer<typeof answered>;

/** The screen name that ends a flow; it is no screen. */
const success = 'SUCCESS';

/** Something that kept the phone from showing what was asked for. */
interface Fault {
	readonly error: string;
	readonly detail: string;
	/** What the endpoint answered when it was told of it; such faults alone are told. */
	readonly acknowledged?: boolean;
}

/** Why a flow is closed. */
export type Closed =
	| { readonly reason: 'completed'; readonly params: Record<string, unknown> }
	| { readonly reason: 'tokenExpired'; readonly message: string };

export interface FlowTokens {
	readonly flowToken: string;
	readonly appSecret: string;
	/** Sign the token as somebody would who does not know the app secret. */
	readonly wrongSignature: boolean;
}

type Action = 'INIT' | 'BACK' | 'data_exchange';

/** Why the person can't do that on this screen. */
export class NotPossible extends Error {}

/** A flow with an endpoint that a person has open on their phone. */
export class OpenedFlow {
	private screen: string | undefined;
	private data: Record<string, unknown> = {};
	private errorMessage: unknown;
	private fault: Fault | undefined;
	private history: string[] = [];
	closed: Closed | undefined;

	constructor(
		private readonly screens: Screens,
		private readonly line: EndpointLine,
		private readonly tokens: FlowTokens,
	) {}

	/** Opens on a screen that the message named. */
	beginOn(screen: string, data: Record<string, unknown>): void {
		this.screen = screen;
		this.data = data;
	}

	/** Opens by asking the endpoint for the first screen. */
	async beginWithEndpoint(spoiling: Spoiling): Promise<void> {
		await this.ask('INIT', '', {}, spoiling, (to) => this.screens.entries.includes(to));
	}

	/** Presses what exchanges data: a button, or a choice with an action of its own. */
	async submit(data: Record<string, unknown>, spoiling: Spoiling): Promise<void> {
		const from = this.shown();
		const mayShow = (to: string) => to === from || this.screens.allows(from, to);
		await this.ask('data_exchange', from, data, spoiling, mayShow);
	}

	/** Presses what goes to another screen without the endpoint. */
	navigate(to: string, data: Record<string, unknown>): void {
		const from = this.shown();
		if (!this.screens.allows(from, to)) {
			throw new NotPossible(`the routing model has no way from ${from} to ${to}`);
		}
		const fault = this.screens.dataFault(to, data);
		if (fault) throw new NotPossible(fault.message);
		this.show(to, data);
	}

	/** Goes back; the endpoint is asked only by a screen with `refresh_on_back`. */
	async back(spoiling: Spoiling): Promise<void> {
		const from = this.shown();
		const before = this.history.at(-1);
		if (before === undefined) throw new NotPossible(`${from} is the first screen`);
		if (this.screens.refreshesOnBack(from)) {
			await this.ask('BACK', from, {}, spoiling, (to) => to === before);
		} else {
			this.show(before, this.data);
		}
	}

	/** Presses what completes the flow without the endpoint. */
	finish(answers: Record<string, unknown>): void {
		const on = this.shown();
		if (!this.screens.isTerminal(on)) throw new NotPossible(`${on} is no terminal screen`);
		this.closed = { reason: 'completed', params: answers };
	}

	describe() {
		return {
			screen: this.closed ? undefined : this.screen,
			data: this.data,
			errorMessage: this.errorMessage,
			fault: this.fault,
			closed: this.closed,
			attempts: this.line.attempts,
		};
	}

	private shown(): string {
		if (this.closed) throw new NotPossible(`the flow is closed: ${this.closed.reason}`);
		if (this.screen === undefined) throw new NotPossible('no screen is shown');
		return this.screen;
	}

	private async ask(
		action: Action,
		screen: string,
		data: object,
		spoiling: Spoiling,
		mayShow: (screen: string) => boolean,
	): Promise<void> {
		this.fault = undefined;
		this.errorMessage = undefined;
		const exchanged = await this.send(action, screen, data, spoiling);
		if (exchanged.kind === 'broken') {
			this.fault = { error: exchanged.error, detail: exchanged.detail };
		} else if (exchanged.kind === 'tokenExpired') {
			const message = exchanged.message ?? 'This form is no longer available.';
			this.closed = { reason: 'tokenExpired', message };
		} else {
			const fault = this.take(exchanged.response, mayShow);
			if (fault) await this.report(action, screen, fault);
		}
	}

	private send(
		action: Action,
		screen: string,
		data: object,
		spoiling: Spoiling,
	): Promise<Exchanged> {
		const { flowToken, appSecret, wrongSignature } = this.tokens;
		const request = {
			version: this.screens.dataApiVersion,
			action,
			screen,
			data,
			flow_token: flowToken,
			...(this.screens.signsTokens && {
				flow_token_signature: signFlowToken(flowToken, wrongSignature ? 'unknown' : appSecret),
			}),
		};
		return this.line.exchange(request, spoiling);
	}

	/** Shows an answer, or says why a phone would not. */
	private take(response: unknown, mayShow: (screen: string) => boolean): ScreenFault | undefined {
		const read = answered.safeParse(response);
		if (!read.success) {
			const [{ path, message }] = read.error.issues;
			return { error: 'payload-schema-error', message: `${path.join('.')}: ${message}` };
		}
		const { screen, data } = read.data;
		return screen === success ? this.complete(read.data) : this.move(screen, data, mayShow);
	}

	private complete({ data }: Answered): ScreenFault | undefined {
		const params = data.extension_message_response?.params;
		if (params === undefined) {
			const message = `${success} needs data.extension_message_response.params`;
			return { error: 'payload-schema-error', message };
		}
		this.closed = { reason: 'completed', params };
		return undefined;
	}

	private move(
		to: string,
		{ error_message: errorMessage, ...given }: Answered['data'],
		mayShow: (screen: string) => boolean,
	): ScreenFault | undefined {
		if (!this.screens.has(to)) {
			return { error: 'invalid-screen-transition', message: `There is no screen ${to}` };
		}
		if (!mayShow(to)) {
			const message = `The routing model has no way from ${this.screen ?? 'the start'} to ${to}`;
			return { error: 'invalid-screen-transition', message };
		}
		// A screen that stays keeps what it shows, so that a message may come alone.
		const data = to === this.screen ? { ...this.data, ...given } : given;
		const fault = this.screens.dataFault(to, data);
		if (fault) return fault;
		this.errorMessage = errorMessage;
		this.show(to, data);
		return undefined;
	}

	private show(to: string, data: Record<string, unknown>): void {
		if (this.history.at(-1) === to) this.history.pop();
		else if (this.screen !== undefined && this.screen !== to) this.history.push(this.screen);
		this.screen = to;
		this.data = data;
	}

	/** Tells the endpoint what was wrong with its answer, to which it has to say that it has heard. */
	private async report(action: Action, screen: string, fault: ScreenFault): Promise<void> {
		const { error, message } = fault;
		const about = action === 'INIT' ? 'INIT' : 'data_exchange';
		const data = { error, error_message: message };
		const told = await this.send(about, screen, data, { wrongSecret: false });
		const { data: heard } = (told.kind === 'answered' ? (told.response ?? {}) : {}) as {
			data?: { acknowledged?: unknown };
		};
		this.fault = { error, detail: message, acknowledged: heard?.acknowledged === true };
	}
}
