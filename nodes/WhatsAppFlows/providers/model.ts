import type { Disposition } from '../sending/disposition';
import type { MessageState } from '../webhooks';

export type { MessageState };

export const providerIds = ['8x8', 'dreams', 'kaleyra', 'lipachat', 'meta'] as const;

export type ProviderId = (typeof providerIds)[number];

/** Meta's categories: https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi */
export const metaCategories = [
	'APPOINTMENT_BOOKING',
	'CONTACT_US',
	'CUSTOMER_SUPPORT',
	'LEAD_GENERATION',
	'SIGN_IN',
	'SIGN_UP',
	'SURVEY',
	'OTHER',
] as const;

export type Category = (typeof metaCategories)[number] | 'SHOPPING';

export const flowStatuses = ['DRAFT', 'PUBLISHED', 'DEPRECATED', 'THROTTLED', 'BLOCKED'] as const;

/** An open list: a provider may answer a status that Meta adds later. */
export type FlowStatus = (typeof flowStatuses)[number] | (string & {});

/** One fault that the provider found in a Flow JSON; lines and columns count from 1. */
export interface ValidationError {
	error: string;
	errorType?: string;
	message: string;
	lineStart?: number;
	lineEnd?: number;
	columnStart?: number;
	columnEnd?: number;
	pointers?: Array<{
		lineStart?: number;
		lineEnd?: number;
		columnStart?: number;
		columnEnd?: number;
		path?: string;
	}>;
}

/** A flow as far as the provider's answer tells; what it does not tell is left out. */
export interface Flow {
	provider: ProviderId;
	flowId: string;
	name?: string;
	status?: FlowStatus;
	categories?: string[];
	validationErrors?: ValidationError[];
	jsonVersion?: string;
	dataApiVersion?: string;
	endpointUri?: string;
	previewUrl?: string;
	/** ISO 8601, UTC */
	previewExpiresAt?: string;
	health?: object;
	/** Lipachat only: WhatsApp's id beside Lipachat's own. */
	waFlowId?: string;
	raw: unknown;
}

export interface SentFlow {
	provider: ProviderId;
	/** Left out where the provider took the message but named no id. */
	messageId?: string;
	/** E.164 with a plus, or a business-scoped user id. */
	recipient: string;
	flowId?: string;
	flowName?: string;
	/** With `templateLanguage`: the message is this template. */
	templateName?: string;
	templateLanguage?: string;
	/** Set where the template took the place of a flow message that was refused. */
	fallbackUsed?: true;
	flowToken?: string;
	/** Comes back with what the provider later tells about this message. */
	callbackData?: string;
	status: MessageState;
	/** How often the message was tried. */
	attempts: number;
	raw: unknown;
}

export interface ProviderError {
	provider: ProviderId;
	/** The provider's own code, else `http<status>`. */
	code: string;
	/** What happened, one sentence for a person. */
	title: string;
	/** The provider's own words and the next step. */
	detail: string;
	httpStatus: number;
	disposition: Disposition;
	/** Milliseconds */
	retryAfterMs?: number;
	traceId?: string;
	/** Only for a send: whether the message can have gone out all the same. */
	sent?: 'no' | 'unknown';
	/** What the provider found in a Flow JSON, where it refuses it for that. */
	validationErrors?: ValidationError[];
	raw: unknown;
}
