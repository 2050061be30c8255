import type { IDataObject, INode, INodeExecutionData, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { InvalidFlowJson, InvalidInput } from '../providers/invalidInput';
import { known } from '../webhooks/json';
import { ProviderFailure } from './failure';
import { asHtml } from './html';
import { uncertainAdvice } from './networkFailure';

export type ItemError = NodeApiError | NodeOperationError;

/**
 * The one place where anything thrown becomes n8n's error for an item: the message says what
 * happened, the description holds the provider's code and words and the next step.
 */
export function toNodeError(node: INode, thrown: unknown, itemIndex: number): ItemError {
	if (thrown instanceof ProviderFailure) return fromProvider(node, thrown, itemIndex);
	if (thrown instanceof InvalidInput) {
		const { message, remedy, list } = thrown;
		const sentence = remedy
			? `${message} (item ${itemIndex}): ${remedy.charAt(0).toLowerCase()}${remedy.slice(1)}`
			: `${message} (item ${itemIndex})`;
		return new NodeOperationError(node, sentence, {
			itemIndex,
			level: 'warning',
			description: list && asHtml(list),
		});
	}
	if (thrown instanceof NodeApiError || thrown instanceof NodeOperationError) {
		thrown.context.itemIndex ??= itemIndex;
		return thrown;
	}
	const error = thrown instanceof Error ? thrown : new InvalidInput(String(thrown));
	return new NodeOperationError(node, error, { itemIndex });
}

function fromProvider(node: INode, failure: ProviderFailure, itemIndex: number): NodeApiError {
	const { reason, progress } = failure;
	const message = progress
		? `${reason.title}: stopped at “${progress.step}”, the flow ${progress.flowId} exists already`
		: reason.title;
	const description = descriptionOf(failure);
	return new NodeApiError(node, (reason.raw ?? {}) as JsonObject, {
		message,
		description: description.includes('\n') ? asHtml(description) : description,
		httpCode: reason.httpStatus > 0 ? String(reason.httpStatus) : undefined,
		itemIndex,
	});
}

/** The provider's words and the next step, as plain text. */
function descriptionOf(failure: ProviderFailure): string {
	const { reason, progress, effect } = failure;
	const advice = [
		reason.detail,
		isUncertain(failure) ? uncertainAdvice(effect) : '',
		progress && progress.done.length > 0 ? `Done before: ${progress.done.join(', ')}.` : '',
		`(code ${reason.code}${reason.traceId ? `, trace ${reason.traceId}` : ''})`,
	];
	return advice.filter(Boolean).join(' ');
}

/** Whether a refusal leaves open what became of the call; time-outs say so themselves. */
function isUncertain({ reason, effect }: ProviderFailure): boolean {
	if (reason.httpStatus === 0) return false;
	return effect === 'send' ? reason.sent === 'unknown' : reason.httpStatus >= 500;
}

/** What went wrong with an item, with everything that a next step can branch on. */
export function describeError(node: INode, thrown: unknown, itemIndex: number): IDataObject {
	return describe(thrown, toNodeError(node, thrown, itemIndex));
}

function describe(thrown: unknown, error: ItemError): IDataObject {
	const json: IDataObject = { error: error.message };
	if (error.description) json.description = error.description;
	if (thrown instanceof InvalidInput) json.disposition = 'fixRequest';
	if (thrown instanceof InvalidFlowJson) {
		Object.assign(json, { description: thrown.list, validationErrors: thrown.faults });
	}
	if (thrown instanceof ProviderFailure) {
		json.description = descriptionOf(thrown);
		const { disposition, code, retryAfterMs, sent, validationErrors } = thrown.reason;
		const more = { disposition, code, retryAfterMs, sent, validationErrors };
		Object.assign(json, more, thrown.progress);
	}
	return known(json);
}

/**
 * The item for the error output, or for *Continue On Fail*.
 * @param routed the node has an error output
 */
export function errorItem(
	thrown: unknown,
	error: ItemError,
	itemIndex: number,
	routed: boolean,
): INodeExecutionData {
	const item = { json: describe(thrown, error), pairedItem: { item: itemIndex } };
	// n8n routes by `error`, and later cuts every item that still has one down to its message. The
	// routed item is a copy, so a property that copies leave out does the first and not the second.
	return routed
		? Object.defineProperty(item, 'error', { value: error, writable: true, configurable: true })
		: item;
}
