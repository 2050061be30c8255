/** What we say by ourselves about a Flow that Meta takes: it may still not look or work as meant. */
import type { Finding } from '../fault';

const of = (code: string, message: string): Finding => ({ code, message });

export const textTooLong = (property: string, type: string, most: number, length: number) =>
	of(
		'DISPLAY_LIMIT',
		`WhatsApp shows up to ${most} characters of the property '${property}' of ${type}, but it has ` +
			`${length}.`,
	);

export const tooManyOptions = (property: string, type: string, most: number, count: number) =>
	of(
		'DISPLAY_LIMIT',
		`WhatsApp shows up to ${most} items of the property '${property}' of ${type}, but it has ${count}.`,
	);

export const tooFewOptions = (type: string, least: number) =>
	of('DISPLAY_LIMIT', `A ${type} should have at least ${least} options.`);

export const imageTooBig = (most: number, size: number) =>
	of('IMAGE_SIZE', `An image here should have up to ${most} KB, but it has ${size} KB.`);

export const tooManyComponents = (most: number, count: number) =>
	of(
		'DISPLAY_LIMIT',
		`The documentation allows up to ${most} components per screen, but there are ${count}.`,
	);

export const almostReserved = (id: string) =>
	of(
		'RESERVED_SCREEN_ID',
		`The screen id '${id}' differs from the reserved word 'success' only in its case. Choose another ` +
			'one, so that the end of the Flow and this screen are not mixed up.',
	);

export const notADate = (property: string) =>
	of(
		'DATE_FORMAT',
		`The property '${property}' of CalendarPicker should hold dates as YYYY-MM-DD.`,
	);

export const awkwardName = (name: string) =>
	of(
		'INVALID_SCREEN_DYNAMIC_DATA',
		`Invalid format of dynamic data '${name}' in the screen data model. Please avoid "-", " ", "\`" or "'".`,
	);

export const notSensitive = (name: string) =>
	of(
		'SENSITIVE_FIELD_NOT_MARKED',
		`The input '${name}' takes a secret, but the screen's property 'sensitive' does not name it. Its ` +
			'value will show in the summary that stays in the chat.',
	);

export const frozenVersion = (version: string, day: string, recommended: string) =>
	of(
		'FROZEN_FLOW_JSON_VERSION',
		`Version '${version}' has been frozen since ${day}: Flows that are published go on working, but ` +
			`none can be published any more. Use '${recommended}'.`,
	);

export const literalReference = (binding: string) =>
	of(
		'REFERENCE_IN_TEXT',
		`The reference '${binding}' is shown as it is written, because there is other text beside it. Use ` +
			"an expression in backticks instead, such as `'Hello ' ${data.name}`.",
	);

export const tooBig = (excess: number) =>
	of(
		'DISPLAY_LIMIT',
		`The documentation allows up to 10 MB. This Flow JSON has ${excess} bytes more.`,
	);
