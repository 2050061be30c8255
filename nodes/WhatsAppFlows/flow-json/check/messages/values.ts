/**
 * What Meta says about actions, references and expressions. The texts are those of its Flow Builder;
 * see https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 */
import type { Finding } from '../fault';

const of = (code: string, message: string): Finding => ({ code, message });
const listed = (names: Iterable<string>) => `[${[...new Set(names)].join(', ')}]`;

/** One type in quotes, several as a list. */
const expectedTypes = (types: readonly string[]) =>
	types.length > 1 ? `one of ${listed(types)}` : `'${types[0]}'`;
const foundTypes = (types: readonly string[]) =>
	types.length > 1 ? listed(types) : `'${types[0]}'`;

const nextScreen = (message: string) => of('INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME', message);

export const unknownTargets = (ids: readonly string[]) =>
	nextScreen(`Unknown screen ids found: ${listed(ids)}.`);

export const selfTargets = (ids: readonly string[]) =>
	nextScreen(`Same screen navigation is not allowed. Loop detected at ${listed(ids)}.`);

const navigatePayload = (message: string) => of('INVALID_NAVIGATE_ACTION_PAYLOAD', message);

export const targetWithoutData = (screen: string) =>
	navigatePayload(`No data model is defined in the next screen '${screen}'.`);

export const notInTargetData = (keys: readonly string[]) =>
	navigatePayload(`Following fields are missing in the next screen's data model: ${listed(keys)}.`);

export const notInPayload = (keys: readonly string[]) =>
	navigatePayload(
		"Following fields are expected in the next screen's data model but missing in payload: " +
			`${listed(keys)}.`,
	);

export const payloadMissing = of(
	'MISSING_NAVIGATION_ACTION_PAYLOAD',
	"Property 'payload' is required when the next screen's data model is not empty.",
);

/** Which code a static value gets that does not fit depends on the action. */
export type StaticCode =
	'INVALID_NAVIGATE_ACTION_STATIC_DATA' | 'INVALID_UPDATE_DATA_ACTION_PAYLOAD';

/** The same for a reference. */
export type DynamicCode = 'INVALID_NAVIGATE_ACTION_PAYLOAD' | 'INVALID_UPDATE_DATA_ACTION_PAYLOAD';

/** From which screen to which a payload goes. */
export interface Way {
	readonly from: string;
	readonly to: string;
}

export const staticType = (
	code: StaticCode,
	field: string,
	{ from, to }: Way,
	expected: readonly string[],
	found: string,
) =>
	of(
		code,
		`Schema of payload data at '${field}' on screen '${from}' is not matching with schema of data ` +
			`model field on screen '${to}'. Property is expecting ${expectedTypes(expected)} but got ` +
			`'${found}'.`,
	);

export const dynamicType = (
	code: DynamicCode,
	binding: string,
	field: string,
	{ to }: Way,
	expected: readonly string[],
	found: readonly string[],
) =>
	of(
		code,
		`Schema of dynamic data '${binding}' is not matching schema of data model field '${field}' on ` +
			`screen '${to}'. Property is expecting ${expectedTypes(expected)} but got ${foundTypes(found)}.`,
	);

export const nestedUnknown = (code: StaticCode, field: string, { from, to }: Way) =>
	of(
		code,
		`The payload field '${field}' on screen '${from}' is missing in the data model of screen '${to}'.`,
	);

export const nestedMissing = (code: StaticCode, fields: readonly string[], { from, to }: Way) =>
	of(
		code,
		(fields.length > 1 ? `Fields '${listed(fields)}' are` : `Field '${fields[0]}' is`) +
			` missing in payload of screen '${from}', but expected in data model of screen '${to}'.`,
	);

const payload = (message: string) => of('INVALID_ON_CLICK_ACTION_PAYLOAD', message);

export const payloadScreen = (screen: string, binding: string) =>
	payload(
		`The screen id '${screen}' referenced in the dynamic binding expression '${binding}' does not ` +
			'exist.',
	);

export const payloadInput = (binding: string, screen: string) =>
	payload(`Missing Form component ${binding} for screen '${screen}'.`);

export const payloadForm = payload("Value of 'Form' component cannot be used in form binding.");

export const payloadField = (binding: string, screen: string) =>
	payload(`Missing dynamic data '${binding}' in the data model for screen ${screen}.`);

export const uploadInNavigate = (type: string) =>
	payload(`The value of ${type} component is not allowed in the payload of navigate action.`);

export const uploadNested = payload(
	'The value of following components must be a top-level string in complete and data_exchange ' +
		'on-click-action payload: [PhotoPicker, DocumentPicker].',
);

export const tooManyFiles = payload(
	'The aggregated maximum uploaded files of the PhotoPicker and DocumentPicker components cannot ' +
		"exceed 10 when using in the complete action payload. If 'max-uploaded-photos' or " +
		"'max-uploaded-documents' property is not set, the default uploaded files count is 30.",
);

export const tooBigFiles = payload(
	'The aggregated size of maximum uploaded files of the PhotoPicker and DocumentPicker components ' +
		'cannot exceed 102400 KB when using in the complete action payload. If ' +
		"'max-file-size-kb' property is not set, the default file size is 25600 KB.",
);

const update = (message: string) => of('INVALID_UPDATE_DATA_ACTION_PAYLOAD', message);

export const updateWithoutData = (screen: string) =>
	update(`No data model is defined in the screen '${screen}'.`);

export const updateUnknown = (keys: readonly string[], screen: string) =>
	update(`Following fields are missing in the screen '${screen}' data model: ${listed(keys)}.`);

export const updateItself = update(
	'Attempting to update a key with its own value is redundant and not allowed.',
);

export const updateTwice = (trigger: string) =>
	update(`The '${trigger}' property cannot be used at both the component and data-source levels.`);

export const payloadExpression = (reason: string) => of('INVALID_ACTION_PAYLOAD_PROPERTY', reason);

export const expression = (source: string, reason: string) =>
	of('INVALID_PROPERTY_VALUE', `Error while parsing dynamic expression "${source}". ${reason}`);

/** Reasons against an expression that its own reading does not show. */
export const returnType = (type: string) =>
	`The expression return type is '${type}' which does not match the schema for the property.`;
export const unknownProperty = (name: string) =>
	`The following property '${name}' does not exist in the screen data model.`;

/** Reasons against a condition that its own reading does not show. */
export const unknownField = (field: string, screen: string) =>
	`Missing dynamic data '${field}' in the data model for screen ${screen}.`;
export const unknownGlobalField = (field: string, screen: string, here: string) =>
	`Global dynamic data '${field}' does not exist on screen '${screen}' but is used on screen '${here}'.`;

/** With the column, counted from zero, where the reason has one. */
export const condition = (reason: string, column: number | undefined) =>
	of(
		'INVALID_PROPERTY_VALUE',
		column === undefined ? `${reason.replace(/\.$/, '')}.` : `${reason} at column ${column}.`,
	);
