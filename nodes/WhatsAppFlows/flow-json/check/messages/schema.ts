/**
 * What Meta says about values that break the schema. The texts are Meta's own, as its Flow Builder
 * shows them; the documented wordings differ in places, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 */
import type { Finding } from '../fault';

const documentation = 'https://developers.facebook.com/docs/whatsapp/flows';

export const unknownProperty = (name: string, component?: string): Finding => ({
	code: 'INVALID_PROPERTY_KEY',
	message: component
		? `Property '${name}' is not allowed in '${component}' component.`
		: `Property '${name}' is not allowed.`,
});

export const dataChannelUri: Finding = {
	code: 'INVALID_PROPERTY_KEY',
	message:
		"Property 'data_channel_uri' is no longer supported in Flow JSON as of version '3.0'. Please " +
		`configure your endpoint URI using Flows API or Builder. Refer Flows documentation at ${documentation} for more information.`,
};

export const invalidType: Finding = {
	code: 'INVALID_PROPERTY_VALUE',
	message: "Invalid value found for property 'type'.",
};

export const wrongConstant = (name: string, expected: string): Finding => ({
	code: 'INVALID_PROPERTY_VALUE',
	message: `Invalid value found for property '${name}'. Expected '${expected}'.`,
});

export const missingProperty = (name: string): Finding => ({
	code: 'MISSING_REQUIRED_PROPERTY',
	message: `Required property '${name}' is missing.`,
});

export const wrongType = (name: string, expected: string, found: string): Finding => ({
	code: 'INVALID_PROPERTY_TYPE',
	message: `Expected property '${name}' to be of type '${expected}' but found '${found}'.`,
});

export const tooFewItems = (name: string, least: number): Finding => ({
	code: 'MIN_ITEMS_REQUIRED',
	message: `Property '${name}' should have at least '${least}' ${least > 1 ? 'items' : 'item'}.`,
});

export const tooManyItems = (name: string, most: number): Finding => ({
	code: 'MAX_ITEMS_REQUIRED',
	message: `Property '${name}' should have at most '${most}' items.`,
});

export const tooFewCharacters = (name: string, least: number): Finding => ({
	code: 'MIN_CHARS_REQUIRED',
	message: `Property '${name}' should have at least '${least}' character(s).`,
});

export const wrongFormat = (name: string, format: 'uri' | 'regex'): Finding => ({
	code: 'INVALID_PROPERTY_VALUE_FORMAT',
	message: `Property '${name}' should be in '${format}' format.`,
});

const mismatch = (name: string, suffix: string): Finding => ({
	code: 'PATTERN_MISMATCH',
	message: `Property '${name}' ${suffix}`,
});

const bindingForm = '${screen.data.your_value} or ${data.your_value}';

export const notLetters = (name: string): Finding =>
	mismatch(name, 'should only consist of alphabets and underscores.');

export const keyNotLetters = (key: string): Finding => ({
	code: 'PATTERN_MISMATCH',
	message: `'${key}' should only consist of alphabets and underscores.`,
});

export const notTypeOrBinding = (name: string, type: string): Finding =>
	mismatch(
		name,
		`should be of type '${type}' or have dynamic data format of the form ${bindingForm}.`,
	);

export const notBinding = (name: string): Finding =>
	mismatch(name, `should have dynamic data format of the form ${bindingForm}.`);

export const binding = (name: string): Finding =>
	mismatch(name, `should not be dynamic data format of the form ${bindingForm}.`);

export const inBackticks = (name: string): Finding =>
	mismatch(name, 'should not be enclosed in backticks.');

export const blank = (name: string): Finding =>
	mismatch(name, 'should not be blank or an empty string.');

export const notMatching = (name: string, pattern: string): Finding =>
	mismatch(name, `should match the pattern '${pattern}'.`);

export const keyNotMatching = (key: string, pattern: string): Finding => ({
	code: 'PATTERN_MISMATCH',
	message: `'${key}' should match the pattern '${pattern}'.`,
});

export const notOneOf = (values: readonly string[]): Finding => ({
	code: 'INVALID_ENUM_VALUE',
	message: `Value should be one of: [${values.join(', ')}].`,
});

export const missingDependency = (
	component: string,
	missing: string,
	present: string,
): Finding => ({
	code: 'INVALID_DEPENDENCIES',
	message: `${component} should have property ${missing} when property ${present} is present.`,
});

const excluded = (message: string): Finding => ({
	code: 'NOT_KEYWORD_SCHEMA_VALIDATION_FAILED',
	message,
});

export const successWithoutTerminal: Finding = excluded(
	"Property 'success' can only be specified on a terminal screen.",
);

export const captionsTogether: Finding = excluded(
	"Properties 'center-caption' and [left-caption,right-caption] must be present exclusively at Footer.",
);

export const notInAction = (property: string, action: string): Finding =>
	excluded(`Property '${property}' cannot be specified at on-click-action '${action}'.`);

export const tooSmall = (name: string, least: number): Finding => ({
	code: 'MINIMUM_VALUE_REQUIRED',
	message: `The minimum value allowed for property '${name}' is ${least}.`,
});

export const tooLarge = (name: string, most: number): Finding => ({
	code: 'MAXIMUM_VALUE_REQUIRED',
	message: `The maximum value allowed for property '${name}' is ${most}.`,
});

export const wrongPlace: Finding = {
	code: 'ONE_OF_SCHEMA_VALIDATION_FAILED',
	message: invalidType.message,
};

export const schemaText = (pointer: string, text: string): Finding => ({
	code: 'INVALID_SCHEMA',
	message: `Error at [${pointer}]: ${text}. Please refer to the Flow JSON schema.`,
});
