import { uuid } from '../../ids';
import type { Refusal, Rule } from '../../refusal';
import type { Reply } from '../../types';

/** The error body of https://developer.8x8.com/connect/docs/api-error-codes */
export function eightByEightError(status: number, code: number, message: string): Reply {
	const body = { code, message, errorId: uuid(), timestamp: new Date().toISOString() };
	return { status, body };
}

/**
 * 409 is documented for changes to a published flow, without its body; the code then repeats the
 * status, as the documented 429 does.
 */
const conflicts: ReadonlySet<Rule> = new Set([
	'nameTaken',
	'templateExists',
	'editPublished',
	'notDraft',
	'notPublished',
	'notDeletable',
]);

/** The table of https://developer.8x8.com/connect/docs/api-error-codes */
const codes: Partial<Record<Rule, number>> = {
	templateNotFound: 3038,
	parameterCount: 3040,
	parameterFormat: 3042,
	textTooLong: 3043,
	buttonParameter: 3049,
	buttonComponent: 3052,
	buttonIndex: 3053,
};

/** What the API answers to a refusal. */
export function errorFor({ rule, field, message }: Refusal): Reply {
	if (conflicts.has(rule)) return eightByEightError(409, 409, message);
	if (rule === 'flowNotFound') return eightByEightError(404, 1300, message);
	if (field === 'user.msisdn') return eightByEightError(400, 1002, 'Invalid MSISDN');
	if (field === 'clientMessageId') return eightByEightError(400, 3009, message);
	if (field === 'dlrCallbackUrl') return eightByEightError(400, 3020, message);
	return eightByEightError(400, codes[rule] ?? 1000, message);
}
