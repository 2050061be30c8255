import type { ProviderId, SentFlow } from './model';
import type { Account, Call, Feature, HeaderKind, SendFlow } from './provider';

/**
 * What a provider can do with message templates that have a button for a flow. Only a template
 * reaches a person who did not write within the last 24 hours.
 */
export interface TemplateCalls<A extends Account = Account> {
	list?: ListTemplatesCall<A>;
	create?: CreateTemplateCall<A>;
	send?: SendTemplateCall<A>;
}

/** A value that a template has a place for, as `{{1}}`, `{{customer_name}}` or the file on top. */
export interface TemplateParameter {
	part: 'header' | 'body';
	kind: HeaderKind;
	/** Its number or its name; for a file its kind. */
	name: string;
}

/** The button of a template that opens a flow. */
export interface FlowButton {
	/** Its place among all buttons of the template, from 0. */
	index: number;
	text?: string;
	flowId?: string;
	flowAction?: SendFlow['flowAction'];
	/** The screen that opens first. */
	screen?: string;
}

/** An open list: a provider may answer a status that Meta adds later. */
export type TemplateStatus =
	'PENDING' | 'APPROVED' | 'REJECTED' | 'PAUSED' | 'DISABLED' | (string & {});

/** A message template in one language, as far as the provider's answer tells. */
export interface Template {
	provider: ProviderId;
	templateId?: string;
	name: string;
	/** Meta's code, such as en_US. */
	language: string;
	category?: string;
	status?: TemplateStatus;
	header?: { kind: string; text?: string };
	body?: string;
	footer?: string;
	/** What must be given when it is sent. */
	parameters?: TemplateParameter[];
	flowButton?: FlowButton;
	raw: unknown;
}

export interface TemplatePage {
	templates: Template[];
	/** Cursor of the next page, absent on the last one. */
	after?: string;
}

export interface ListTemplatesCall<A extends Account = Account> extends Call<
	{ limit: number; after?: string; name?: string },
	TemplatePage,
	A
> {
	/** The most templates that one call returns. */
	readonly pageSize: number;
}

/** A value for one parameter; without a name it counts by its place. */
export interface TemplateValue {
	name?: string;
	text: string;
}

export type TemplateFile = {
	kind: Exclude<HeaderKind, 'text'>;
	link: string;
	fileName?: string;
};

export const templateCategories = ['MARKETING', 'UTILITY'] as const;
export const flowButtonIcons = ['DOCUMENT', 'PROMOTION', 'REVIEW'] as const;

export interface CreateTemplate {
	name: string;
	language: string;
	category: (typeof templateCategories)[number];
	/** With an example for each parameter; of a file its address. */
	header?: { kind: 'text'; text: string; examples: TemplateValue[] } | TemplateFile;
	body: { text: string; examples: TemplateValue[] };
	footer?: string;
	button: {
		text: string;
		flow: { flowId: string } | { flowJson: string };
		flowAction: SendFlow['flowAction'];
		screen?: string;
		icon?: (typeof flowButtonIcons)[number];
	};
}

export interface CreateTemplateCall<A extends Account = Account> extends Call<
	CreateTemplate,
	Template,
	A
> {
	/** Lengths are in characters; what is absent the provider has no place for. */
	readonly takes: {
		readonly headerKinds: readonly HeaderKind[];
		readonly namedParameters?: Feature;
		/** Set where the flow can be made together with the template. */
		readonly flowJson?: Feature;
		readonly icon?: Feature;
	};
}

export interface SendTemplate extends Pick<
	SendFlow,
	'recipient' | 'flowToken' | 'data' | 'contextMessageId' | 'callbackData' | 'requestId'
> {
	templateName: string;
	language: string;
	header?: { kind: 'text'; values: TemplateValue[] } | TemplateFile;
	body: TemplateValue[];
	/** Where the button for the flow stands: it is named in every send, with or without data. */
	flowButtonIndex: number;
	/** The flow of the template where it is known. */
	flowId?: string;
	/** The screen that opens first, in place of the template's own. */
	screen?: string;
}

export interface SendTemplateCall<A extends Account = Account> extends Call<
	SendTemplate,
	SentFlow,
	A
> {
	readonly takes: {
		readonly namedParameters?: Feature;
		readonly data?: Feature;
		readonly screen?: Feature;
		readonly flowToken?: Feature;
		readonly contextMessageId?: Feature;
		readonly callbackData?: { readonly max?: number };
		readonly businessScopedUserId?: Feature;
	};
}

/**
 * The names of the parameters in the text of a template, in their order and each once.
 *
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/overview
 */
export function placeholders(text: string): string[] {
	const found = [...text.matchAll(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g)].map(([, name]) => name);
	const names = found.filter((name, index) => found.indexOf(name) === index);
	return names.every(isPosition) ? names.sort((a, b) => Number(a) - Number(b)) : names;
}

/** Whether a parameter counts by its place, as `{{1}}` does. */
export function isPosition(name: string): boolean {
	return /^\d+$/.test(name);
}
