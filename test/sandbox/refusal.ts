import type { z } from 'zod';

/** Why a request is refused; each provider has its own words and codes for it. */
export type Rule =
	| 'missingField'
	| 'invalidField'
	| 'unknownField'
	| 'contentType'
	| 'unreadableBody'
	| 'flowNotFound'
	| 'nameTaken'
	| 'editPublished'
	| 'oldVersion'
	| 'notDraft'
	| 'notReady'
	| 'notPublished'
	| 'notDeletable'
	| 'notSendable'
	| 'blocked'
	| 'throttled'
	| 'sameNumber'
	| 'windowClosed'
	| 'templateExists'
	| 'templateNotFound'
	| 'templatePaused'
	| 'templateDisabled'
	| 'parameterCount'
	| 'parameterFormat'
	| 'textTooLong'
	| 'buttonComponent'
	| 'buttonIndex'
	| 'buttonParameter';

/** One thing that is wrong, with the field's dotted path where there is one. */
export interface Issue {
	readonly rule: Rule;
	readonly field: string;
	readonly message: string;
}

/** Thrown by the shared rules, caught by the provider and told in the provider's own shape. */
export class Refusal extends Error {
	readonly rule: Rule;
	readonly field: string;

	constructor(readonly issues: readonly [Issue, ...Issue[]]) {
		super(issues[0].message);
		this.rule = issues[0].rule;
		this.field = issues[0].field;
	}
}

/** A refusal for one reason. */
export function refuse(rule: Rule, message: string, field = ''): Refusal {
	return new Refusal([{ rule, field, message }]);
}

function toIssues(issue: z.ZodIssue): Issue[] {
	const field = issue.path.join('.');
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) => ({
			rule: 'unknownField',
			field: [...issue.path, key].join('.'),
			message: `${key} is not a documented field`,
		}));
	}
	const isMissing =
		(issue.code === 'invalid_type' && issue.received === 'undefined') ||
		(issue.code === 'invalid_literal' && issue.received === undefined) ||
		(issue.code === 'custom' && issue.params?.missing === true);
	if (isMissing) {
		return [{ rule: 'missingField', field, message: `${field} is required` }];
	}
	const message = issue.message.startsWith(field) ? issue.message : `${field}: ${issue.message}`;
	return [{ rule: 'invalidField', field, message }];
}

/**
 * Reads a value with a schema.
 *
 * @throws {Refusal} with one issue per field that is wrong.
 */
export function check<T>(schema: z.ZodType<T, z.ZodTypeDef, unknown>, value: unknown): T {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const [first, ...rest] = result.error.issues.flatMap(toIssues);
	throw first === undefined
		? refuse('invalidField', result.error.message)
		: new Refusal([first, ...rest]);
}
