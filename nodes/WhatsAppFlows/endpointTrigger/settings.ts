import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

/** How the person has set the trigger. */
export interface Settings {
	perScreen: boolean;
	/** In their order, each once. */
	screens: string[];
	tokenCheck: 'none' | 'signed';
	/** Milliseconds; 0 for any age. */
	maxAge: number;
	/** Tokens of these flows only; empty for any. */
	flowIds: string[];
	expiredMessage: string;
	/** Milliseconds. */
	deadline: number;
	lateMessage: string;
	openingScreen: string;
	reportClientErrors: boolean;
	downloadFiles: boolean;
	maxFileBytes: number;
	skipSignatureCheck: boolean;
}

export const usual = {
	maxAgeHours: 72,
	deadlineSeconds: 8,
	/** WhatsApp itself waits 10 seconds, and the answer must still travel. */
	maxDeadlineSeconds: 9.5,
	expiredMessage: 'This form is no longer valid. Write to us to get a new one.',
	lateMessage: 'This takes longer than usual. Please try again.',
	maxFileMegabytes: 25,
};

const hour = 60 * 60 * 1000;

export function readSettings(context: Pick<IWebhookFunctions, 'getNodeParameter'>): Settings {
	const read = (name: string, fallback: string | number | IDataObject | string[]) =>
		context.getNodeParameter(name, fallback as IDataObject) as unknown;
	const options = read('options', {}) as IDataObject;
	return {
		perScreen: read('outputMode', 'single') === 'perScreen',
		screens: listOf(read('screens', [])),
		tokenCheck: read('tokenCheck', 'none') === 'signed' ? 'signed' : 'none',
		maxAge: numberOf(read('maxAge', usual.maxAgeHours), usual.maxAgeHours) * hour,
		flowIds: listOf(read('flowIds', '')),
		expiredMessage: textOf(read('expiredMessage', usual.expiredMessage), ''),
		deadline: deadlineOf(options.deadline),
		lateMessage: textOf(options.lateMessage, usual.lateMessage) || usual.lateMessage,
		openingScreen: textOf(options.openingScreen, ''),
		reportClientErrors: options.reportClientErrors === true,
		downloadFiles: options.downloadFiles === true,
		maxFileBytes: numberOf(options.maxFileSize, usual.maxFileMegabytes) * 1024 * 1024,
		skipSignatureCheck: options.skipSignatureCheck === true,
	};
}

function deadlineOf(seconds: unknown): number {
	const wanted = numberOf(seconds, usual.deadlineSeconds);
	return Math.min(Math.max(wanted, 0.5), usual.maxDeadlineSeconds) * 1000;
}

/** A list, or text with commas or lines; empty and repeated entries don't count. */
function listOf(value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(/[,;\n]/);
	return [...new Set(entries.map((entry) => textOf(entry, '')).filter(Boolean))];
}

function textOf(value: unknown, fallback: string): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : fallback;
}

function numberOf(value: unknown, fallback: number): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : fallback;
}
