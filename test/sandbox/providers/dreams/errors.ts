import { managementError, messageError } from '../../graph/errors';
import type { Refusal } from '../../refusal';
import type { Reply } from '../../types';

const shapeRules = new Set(['missingField', 'invalidField', 'unknownField']);

/** 400 with the fields that are wrong, each with its sentences. */
export function validationFailed(refusal: Refusal): Reply {
	const errors: Record<string, string[]> = {};
	for (const { field, message } of refusal.issues) {
		errors[field] = [...(errors[field] ?? []), message];
	}
	return {
		status: 400,
		body: { success: false, message: 'Validation Error(s)', data: { errors } },
	};
}

/** The Graph's answer to the same refusal, which Dreams passes on. */
export function metaBehind(refusal: Refusal): Reply {
	return managementError(refusal);
}

function unreadable({ message }: Refusal): Reply {
	return { status: 400, body: { success: false, message, data: null } };
}

function metaMessage({ body }: Reply): string {
	return (body as { error: { message: string } }).error.message;
}

/** Whether the request was wrong before Meta could see it. */
function neverReachedMeta(refusal: Refusal): Reply | undefined {
	if (shapeRules.has(refusal.rule)) return validationFailed(refusal);
	if (refusal.rule === 'contentType' || refusal.rule === 'unreadableBody') {
		return unreadable(refusal);
	}
	return undefined;
}

/** Create, get, update, publish: Meta's status and message, and its whole body as `data`. */
export function flowError(refusal: Refusal): Reply {
	const own = neverReachedMeta(refusal);
	if (own !== undefined) return own;
	const meta = managementError(refusal);
	const status = refusal.rule === 'flowNotFound' ? 404 : meta.status;
	return { status, body: { success: false, message: metaMessage(meta), data: meta.body } };
}

/** Deprecate and delete: Meta's message, and nothing in `data`. */
export function bareError(refusal: Refusal): Reply {
	const { status, body } = flowError(refusal);
	return neverReachedMeta(refusal) ?? { status, body: { ...(body as object), data: [] } };
}

/** Send: a missing field is Dreams' own refusal, everything else comes from Meta. */
export function sendError(refusal: Refusal): Reply {
	const own = neverReachedMeta(refusal);
	if (own !== undefined) return own;
	const meta = messageError(refusal);
	return {
		status: meta.status,
		body: { success: false, message: metaMessage(meta), data: meta.body },
	};
}
