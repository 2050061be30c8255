import { businessScopedUserId, wamid } from './ids';
import { refuse } from './refusal';
import type { StoredFlow } from './flows/flow';
import { validationErrors } from './flows/flow';
import type { ProviderState, SentMessage } from './state';

export interface Opening {
	readonly mode?: string;
	readonly flowAction?: string;
	readonly screen?: string;
	/** Where a wrong screen is reported. */
	readonly screenField: string;
}

const throttledPerHour = 10;
const hour = 60 * 60 * 1000;

function expectSendableStatus(flow: StoredFlow, mode: string | undefined): void {
	const wanted = mode === 'draft' ? ['DRAFT'] : ['PUBLISHED', 'THROTTLED', 'BLOCKED'];
	if (!wanted.includes(flow.status)) {
		const found = `flow ${flow.flowId} is ${flow.status}`;
		throw refuse('notSendable', `${found} and cannot be sent in mode ${mode ?? 'published'}`);
	}
	// What a draft without valid JSON would open is documented nowhere, so nothing is what it opens.
	if (flow.json === undefined || validationErrors(flow).length > 0) {
		throw refuse('notSendable', `flow ${flow.flowId} has no valid Flow JSON`);
	}
}

/**
 * Holds what must be so before a flow goes out: its status, the first screen among those on which it
 * may begin, and a data endpoint where the first screen is asked from it.
 *
 * @throws {Refusal} `notSendable`, or `invalidField` for screen and action
 */
export function expectOpenable(flow: StoredFlow, opening: Opening): void {
	expectSendableStatus(flow, opening.mode);
	const entryScreens = flow.json?.report.entryScreens ?? [];
	if (opening.screen !== undefined && !entryScreens.includes(opening.screen)) {
		const message = `${opening.screen} is not an entry screen of flow ${flow.flowId}`;
		throw refuse('invalidField', message, opening.screenField);
	}
	if (opening.flowAction === 'data_exchange' && flow.json?.report.dataApiVersion === undefined) {
		throw refuse('invalidField', `flow ${flow.flowId} has no data endpoint`, 'flow_action');
	}
}

/**
 * Holds Meta's limits on flows in trouble: none from a blocked one, ten an hour from a throttled one.
 *
 * @throws {Refusal} `blocked` or `throttled`
 */
export function expectHealthy(flow: StoredFlow): void {
	if (flow.status === 'BLOCKED') throw refuse('blocked', `flow ${flow.flowId} is blocked`);
	if (flow.status !== 'THROTTLED') return;
	const now = Date.now();
	flow.throttledSends = flow.throttledSends.filter((sent) => now - sent.getTime() < hour);
	if (flow.throttledSends.length >= throttledPerHour) {
		throw refuse('throttled', `flow ${flow.flowId} is throttled`);
	}
	flow.throttledSends.push(new Date(now));
}

/** What a message says, beside to whom and from whom. */
export type MessageContent = Pick<SentMessage, 'flowId'> &
	Partial<
		Pick<
			SentMessage,
			| 'templateName'
			| 'templateLanguage'
			| 'flowToken'
			| 'mode'
			| 'screen'
			| 'data'
			| 'header'
			| 'body'
			| 'footer'
			| 'cta'
			| 'doom'
		>
	>;

/** Remembers an accepted send; what is left out is made up as WhatsApp would. */
export function keepMessage(
	state: ProviderState,
	message: Omit<SentMessage, 'messageId' | 'wamid' | 'userId'> &
		Partial<Pick<SentMessage, 'messageId' | 'userId'>>,
): SentMessage {
	const id = wamid();
	const kept = { messageId: id, userId: businessScopedUserId(), ...message, wamid: id };
	state.messages.push(kept);
	return kept;
}
