import type { Refusal } from '../refusal';
import { secret } from '../ids';
import type { Reply } from '../types';

/** Codes and HTTP statuses of https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes */
interface GraphErrorParts {
	readonly code: number;
	readonly message: string;
	readonly type?: string;
	/** For people: Flow API errors say here what is wrong. */
	readonly title?: string;
	readonly userMessage?: string;
	/** Message API errors say it here. */
	readonly details?: string;
}

/** The Graph API's error object. `error_subcode` is gone since v16.0. */
export function graphErrorBody(parts: GraphErrorParts) {
	return {
		error: {
			message: `(#${parts.code}) ${parts.message}`,
			type: parts.type ?? 'OAuthException',
			code: parts.code,
			...(parts.details !== undefined && {
				error_data: { messaging_product: 'whatsapp', details: parts.details },
			}),
			...(parts.title !== undefined && {
				is_transient: false,
				error_user_title: parts.title,
				error_user_msg: parts.userMessage,
			}),
			fbtrace_id: `A${secret().slice(0, 22)}`,
		},
	};
}

function managementParts(refusal: Refusal): GraphErrorParts {
	const { message, rule } = refusal;
	const says = (code: number, summary: string, title: string): GraphErrorParts => ({
		code,
		message: summary,
		title,
		userMessage: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
	});
	switch (rule) {
		case 'flowNotFound':
			return {
				code: 100,
				type: 'GraphMethodException',
				message:
					`Unsupported request: ${message}, cannot be loaded due to missing permissions, ` +
					'or does not support this operation',
			};
		case 'nameTaken':
			return says(100, 'Invalid parameter', 'Flow name is not unique');
		case 'templateExists':
			return says(100, 'Invalid parameter', 'Content in this language already exists');
		case 'editPublished':
		case 'oldVersion':
			return says(139001, 'Updating Flow failed', "Flow can't be updated");
		case 'notDraft':
		case 'notReady':
			return says(139002, 'Publishing Flow failed', "Flow can't be published");
		case 'notPublished':
			return says(139003, 'Deprecating Flow failed', "Flow can't be deprecated");
		case 'notDeletable':
			return says(139004, 'Deleting Flow failed', "Flow can't be deleted");
		default:
			return { code: 100, message: `Invalid parameter: ${message}` };
	}
}

/** What a management call answers to a refusal. The status of 139xxx is documented nowhere; 400 is the Graph's norm. */
export function managementError(refusal: Refusal): Reply {
	return { status: 400, body: graphErrorBody(managementParts(refusal)) };
}

const messageCodes: Partial<Record<Refusal['rule'], readonly [number, string]>> = {
	missingField: [131008, 'Required parameter is missing'],
	unknownField: [100, 'Invalid parameter'],
	contentType: [100, 'Invalid parameter'],
	unreadableBody: [100, 'Invalid parameter'],
	blocked: [132068, 'Flow is blocked'],
	throttled: [132069, 'Flow is throttled'],
	sameNumber: [131021, 'Recipient cannot be sender'],
	windowClosed: [131047, 'Re-engagement message'],
	parameterCount: [132000, 'Number of parameters does not match the expected number of params'],
	templateNotFound: [132001, 'Template name does not exist in the translation'],
	textTooLong: [132005, 'Translated text too long'],
	parameterFormat: [132012, 'Parameter format does not match format in the created template'],
	templatePaused: [132015, 'Template is paused due to low quality'],
	templateDisabled: [132016, 'Template has been disabled due to low quality'],
};

/** What `/messages` answers to a refusal. */
export function messageError(refusal: Refusal): Reply {
	const [code, message] = messageCodes[refusal.rule] ?? [131009, 'Parameter value is not valid'];
	const status = code === 132001 ? 404 : 400;
	return { status, body: graphErrorBody({ code, message, details: refusal.message }) };
}
