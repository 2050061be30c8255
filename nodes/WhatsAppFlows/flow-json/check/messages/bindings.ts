/**
 * What Meta says about `${…}` references in components. The texts are those of its Flow Builder; see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 */
import type { Finding } from '../fault';

const dynamicData = (message: string): Finding => ({
	code: 'INVALID_SCREEN_DYNAMIC_DATA',
	message,
});

/** Where a reference stands. */
export interface Use {
	readonly binding: string;
	readonly screen: string;
	readonly type: string;
	readonly property: string;
}

const usedOn = ({ binding, screen, type, property }: Use) =>
	`Global dynamic data '${binding}' used on screen '${screen}' for ${type} property '${property}'`;

export const missingData = (binding: string, screen: string) =>
	dynamicData(
		`Dynamic data '${binding}' is invalid as its schema is missing in the data model of screen '${screen}'.`,
	);

export const missingGlobalData = (binding: string, screen: string) =>
	dynamicData(
		`Global Dynamic data '${binding}' is invalid as its schema is missing in the data model of ` +
			`screen '${screen}'.`,
	);

export const ownScreen = (use: Use, field: string) =>
	dynamicData(
		`${usedOn(use)} is invalid since screen '${use.screen}' represents current screen. Convert ` +
			`expression to local referencing of the form \${data.${field}}.`,
	);

export const missingScreen = (use: Use, screen: string) =>
	dynamicData(`${usedOn(use)} is invalid since screen '${screen}' is missing in the Flow JSON.`);

export const dataType = (path: string, types: readonly string[]) =>
	dynamicData(
		types.length > 1
			? `Expected '${path}' to be of one of these types: [${types.join(', ')}].`
			: `Expected '${path}' to be of type '${types[0]}'.`,
	);

export const formType = (binding: string, isGlobal: boolean, types: readonly string[]) =>
	dynamicData(
		`Found invalid ${isGlobal ? 'global form data' : 'form data'}. Expected '${binding}' to be of ` +
			(types.length > 1 ? `one of these types: [${types.join(', ')}].` : `type '${types[0]}'.`),
	);

export const missingItemMember = (binding: string, name: string) =>
	dynamicData(`Data model schema is invalid for '${binding}'. Missing schema for ${name}.`);

export const insideItems = ({ binding, screen, type, property }: Use) =>
	dynamicData(
		`${binding} on screen '${screen}' for ${type} property '${property}' is invalid as 'items' is ` +
			'defined in an array schema in the data model.',
	);
