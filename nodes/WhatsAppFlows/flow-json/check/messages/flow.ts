/**
 * What Meta says about screens, data models and routes. The texts are those of its Flow Builder; see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 */
import type { Finding } from '../fault';

const listed = (names: Iterable<string>) => `[${[...new Set(names)].join(', ')}]`;

const of = (code: string, message: string): Finding => ({ code, message });

export const notJson = (reason: string) =>
	of('INVALID_FLOW_JSON', `Flow JSON is not valid. ${reason}`);

export const tooBig = (excess: number) =>
	of(
		'INVALID_FLOW_JSON',
		'The maximum size of the Flow JSON is 10 MB. But your Flow JSON size exceeds the maximum size ' +
			`by ${excess} bytes.`,
	);

export const missingVersion = of(
	'MISSING_FLOW_JSON_VERSION',
	'Flow JSON version is not specified.',
);

export const invalidVersion = of(
	'INVALID_FLOW_JSON_VERSION',
	'Given Flow JSON version is not supported. Please refer the supported versions at ' +
		'https://developers.facebook.com/docs/whatsapp/flows/changelogs#currently-supported-versions.',
);

export const tooManyScreens = (count: number) =>
	of('MAX_SCREENS_NUMBER', `Maximum number of screens allowed per Flow is 100 but found ${count}.`);

export const duplicateScreen = (id: string) =>
	of('DUPLICATE_SCREEN_IDS', `Duplicate screen id found: '${id}'.`);

export const reservedScreen = of(
	'SCREEN_ID_IS_RESERVED_KEYWORD',
	"Screen id cannot be 'success' since it is a reserved keyword.",
);

export const noTerminalScreen = of(
	'MISSING_TERMINAL_SCREEN',
	'Terminal screen is required but not provided.',
);

export const noSuccess = of(
	'INVALID_PROPERTY_VALUE',
	"At least one terminal screen must have property 'success' set as true.",
);

export const refreshWithoutEndpoint = of(
	'INVALID_PROPERTY_VALUE',
	"Property 'refresh_on_back' can be true only when property 'data_api_version' is set.",
);

export const unknownSensitive = (names: readonly string[], screen: string) =>
	of(
		'INVALID_SENSITIVE_FIELD',
		`No component corresponding to the sensitive field${names.length > 1 ? 's' : ''} ` +
			`${names.map((name) => `'${name}'`).join(', ')} can be found in screen '${screen}'.`,
	);

export const exchangeWithoutEndpoint = of(
	'MISSING_REQUIRED_PROPERTY',
	"The property 'data_api_version' is required for data_exchange action.",
);

export const endpointWithoutRoutes = of(
	'MISSING_REQUIRED_PROPERTY',
	"The property 'routing_model' is required for property 'data_api_version'.",
);

const screenData = (message: string) => of('INVALID_SCREEN_DATA', message);

export const deepExample = (pointer: string) =>
	screenData(
		"Property '__example__' is allowed only as a top level property of data model. " +
			`Invalid entry: '/$root${pointer}'.`,
	);

export const dataWithoutType = screenData("Missing the definition of property 'type'.");
export const dataTypeNoString = screenData("Expected the property 'type' to be of type string.");
export const arrayWithoutItems = screenData("Missing the schema for property 'items' in array.");
export const invalidItems = screenData(
	"Expected the property 'items' to be of type boolean or object.",
);

/** A finding about an example, wrapped as one about its data model. */
export const invalidModel = ({ code, message }: Finding): Finding =>
	of(code, `Invalid data model schema. ${message}`);

export const unknownDataType = (type: string, known: readonly string[]) =>
	screenData(
		`Invalid data model schema. Property 'type' should be one of: ${listed(known)} but found '${type}'.`,
	);

const routing = (message: string) => of('INVALID_ROUTING_MODEL', message);

export const notInRoutes = (ids: readonly string[]) =>
	routing(`Following screens are missing in the routing model: ${listed(ids)}.`);

export const unknownInRoutes = (ids: readonly string[]) =>
	routing(`Invalid screens found in the routing model: ${listed(ids)}.`);

export const loopInRoutes = (ids: readonly string[]) =>
	routing(`Loop detected in the routing model for screens: ${listed(ids)}.`);

export const tooManyBranches = (ids: readonly string[]) =>
	routing(`Number of branches exceeds the max limit of 10 for screens: ${listed(ids)}.`);

export const tooManyNavigations = (ids: readonly string[]) =>
	routing(
		`Number of branches exceeds the max limit of 10 for screens: [${ids.join(',')}]. ` +
			'Reduce navigate actions for the screen.',
	);

export const backwardRoute = (from: string, to: string) =>
	routing(
		`Backward route [${to}->${from}] corresponding to forward route [${from}->${to}] is not ` +
			'allowed in the routing model. Only forward routes can be specified.',
	);

export const noEntryInRoutes = routing(
	'No entry screen found in the routing model. Expected a screen with no inbound edges as the entry ' +
		'screen.',
);

export const noEntryByNavigation = routing(
	'No entry screen found in the routing model. Add a screen that is not used as the next screen in ' +
		'any of the navigate actions.',
);

export const unconnectedInRoutes = (ids: readonly string[]) =>
	routing(
		`Following screens are not connected with the rest of the screens: ${listed(ids)}. All screens ` +
			'should be connected.',
	);

export const unconnectedByNavigation = (ids: readonly string[]) =>
	routing(
		'Following screens are not connected with the rest of the screens via navigate screen action: ' +
			`${listed(ids)}. All screens should be connected.`,
	);

export const missingRoute = (from: string, to: string) =>
	routing(
		`Missing direct route from screen '${from}' to screen '${to}' in the routing model, while it ` +
			`exists in the navigate screen action of screen '${from}'.`,
	);
