export const templateStatuses = ['PENDING', 'APPROVED', 'REJECTED', 'PAUSED', 'DISABLED'] as const;
export type TemplateStatus = (typeof templateStatuses)[number];

export interface StoredButton {
	readonly type: string;
	readonly text: string;
	/** Of a FLOW button: Meta keeps the id, however the flow was named. */
	readonly flowId?: string;
	readonly flowAction?: 'navigate' | 'data_exchange';
	readonly navigateScreen?: string;
	readonly icon?: string;
	/** What the other kinds of buttons have, as it was given. */
	readonly rest?: Readonly<Record<string, unknown>>;
}

export interface StoredHeader {
	readonly format: 'TEXT' | 'IMAGE' | 'VIDEO' | 'DOCUMENT';
	readonly text?: string;
}

/** What a template is made of. */
export interface TemplateContent {
	readonly name: string;
	readonly language: string;
	readonly category: string;
	readonly named: boolean;
	readonly header?: StoredHeader;
	readonly body: string;
	readonly footer?: string;
	readonly buttons: readonly StoredButton[];
}

/** A template in one language as the stand-in keeps it, in nobody's wire format. */
export interface StoredTemplate extends TemplateContent {
	readonly templateId: string;
	/** The WABA (8x8: channel) it belongs to. */
	readonly ownerId: string;
	status: TemplateStatus;
	readonly createdAt: Date;
	updatedAt: Date;
}

/** The names between double braces, each once. */
export function parametersOf(text = ''): string[] {
	return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))];
}
