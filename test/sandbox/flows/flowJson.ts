import { checkFlow, isObject, type JsonObject } from './flowChecks';

/**
 * Reads a Flow JSON as far as lifecycle and sending depend on it: is it JSON, has it a version that
 * may still be published, does it keep the rules that `flowChecks.ts` knows, and on which of its
 * screens may a flow begin.
 */

/** Meta's own shape; 8x8 relays the same with camelCase names. */
export interface ValidationError {
	readonly error: string;
	readonly error_type: 'FLOW_JSON_ERROR';
	readonly message: string;
	readonly line_start: number;
	readonly line_end: number;
	readonly column_start: number;
	readonly column_end: number;
	readonly pointers: ReadonlyArray<{
		readonly line_start: number;
		readonly line_end: number;
		readonly column_start: number;
		readonly column_end: number;
		readonly path: string;
	}>;
}

export interface FlowJsonReport {
	readonly validationErrors: readonly ValidationError[];
	readonly version?: string;
	readonly dataApiVersion?: string;
	readonly screens: readonly string[];
	/** Screens on which a flow may begin: those that no route leads to. */
	readonly entryScreens: readonly string[];
}

/** Versions open for publishing, https://docs.aws.amazon.com/social-messaging/latest/userguide/managing-flows-limitations.html */
const publishableVersions = new Set([
	'5.1',
	'6.0',
	'6.1',
	'6.2',
	'6.3',
	'7.0',
	'7.1',
	'7.2',
	'7.3',
]);

/** 10 MB, counted in UTF-8 bytes, https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson */
export const flowJsonLimit = 10 * 1024 * 1024;

/** Positions are all zero, which is how Meta marks an unknown place. */
function fault(error: string, message: string, path: string): ValidationError {
	const place = { line_start: 0, line_end: 0, column_start: 0, column_end: 0 };
	return {
		error,
		error_type: 'FLOW_JSON_ERROR',
		message,
		...place,
		pointers: [{ ...place, path }],
	};
}

/** Walks with its own stack, so that a deeply nested upload cannot exhaust the call stack. */
function navigateTargets(root: unknown): Set<string> {
	const targets = new Set<string>();
	const open: unknown[] = [root];
	while (open.length > 0) {
		const value = open.pop();
		if (Array.isArray(value)) {
			for (const item of value) open.push(item);
		} else if (isObject(value)) {
			const { name, next } = value;
			if (name === 'navigate' && isObject(next) && typeof next.name === 'string') {
				targets.add(next.name);
			}
			for (const item of Object.values(value)) open.push(item);
		}
	}
	return targets;
}

function findEntryScreens(flow: JsonObject, screens: readonly string[]): string[] {
	const targets = navigateTargets(flow.screens);
	if (isObject(flow.routing_model)) {
		for (const list of Object.values(flow.routing_model)) {
			for (const target of Array.isArray(list) ? list : []) targets.add(String(target));
		}
	}
	const entries = screens.filter((screen) => !targets.has(screen));
	// Versions 6.3 to 7.2 allow flows in which every screen is a target; they begin on the first.
	return entries.length > 0 ? entries : screens.slice(0, 1);
}

function checkVersion(version: unknown): ValidationError | undefined {
	if (version === undefined) {
		return fault('MISSING_FLOW_JSON_VERSION', 'Flow JSON version is not specified.', '');
	}
	if (typeof version !== 'string' || !publishableVersions.has(version)) {
		return fault('INVALID_FLOW_JSON_VERSION', 'Invalid Flow JSON version.', 'version');
	}
	return undefined;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Whether a text is JSON at all. */
export function isJson(text: string): boolean {
	return parse(text) !== undefined;
}

/** Inspects a Flow JSON text. Never throws. */
export function inspectFlowJson(text: string): FlowJsonReport {
	const flow = parse(text);
	if (!isObject(flow)) {
		const broken = fault('INVALID_FLOW_JSON', 'Flow JSON is not valid.', '');
		return { validationErrors: [broken], screens: [], entryScreens: [] };
	}
	const versionError = checkVersion(flow.version);
	const screens = (Array.isArray(flow.screens) ? flow.screens : [])
		.map((screen: unknown) => (isObject(screen) ? screen.id : undefined))
		.filter((id): id is string => typeof id === 'string');
	return {
		validationErrors: versionError
			? [versionError]
			: checkFlow(flow).map(({ error, message, path }) => fault(error, message, path)),
		version: typeof flow.version === 'string' ? flow.version : undefined,
		dataApiVersion: typeof flow.data_api_version === 'string' ? flow.data_api_version : undefined,
		screens,
		entryScreens: findEntryScreens(flow, screens),
	};
}
