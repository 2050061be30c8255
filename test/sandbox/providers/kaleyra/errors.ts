import type { Refusal } from '../../refusal';
import type { Reply } from '../../types';

/** The envelope of every answer, https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-publish-flow */
export function success(data: unknown): Reply {
	const body = { code: 'WA200', message: 'Request Processed Successfully', data, error: {} };
	return { status: 200, body };
}

function failure(status: number, code: string, message: string, error: unknown): Reply {
	return { status, body: { code, message, data: {}, error } };
}

/** The only answer whose `data` is a list. */
export function wrongKey(): Reply {
	const message = 'Incorrect SID or API key.';
	const body = { code: 'RBC001', message, data: [], error: { error: message } };
	return { status: 401, body };
}

/** The only answer whose `error` is a text. */
export function notAvailable(): Reply {
	const message = 'API is not available for given customer.Please contact support for more info';
	return failure(401, 'WA-401', message, message);
}

/**
 * What a flow call answers to a refusal. The unknown flow is printed below the HTTP 500 sample and
 * without a status of its own, so 500 it is; refusals by lifecycle are printed nowhere and come as
 * what is wrong with the payload.
 */
export function flowError({ rule, message }: Refusal): Reply {
	if (rule === 'flowNotFound') {
		const text = 'The flow_id either does not exist or does not belong to the account.';
		return failure(500, 'WA-401', text, { flow_id: text });
	}
	return failure(400, 'WA-400', 'Refer to correct payload format', { payload: message });
}

/** Send calls write their codes without the hyphen, https://developers.kaleyra.io/docs/whatsapp-api-v2-error-codes-for-send-message */
export function sendError({ rule, message }: Refusal): Reply {
	// WA401 is also for a template that is not approved.
	if (rule === 'templateNotFound') return failure(401, 'WA401', message, { error: message });
	return failure(400, 'WA400', 'Refer to correct payload format', { payload: message });
}

/** A sender that is not the account's. */
export function senderNotAllowed(): Reply {
	const message = 'The phone number is not allowed for this account';
	return failure(401, 'WA401', message, { error: message });
}
