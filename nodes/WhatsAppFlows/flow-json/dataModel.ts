import { isObject } from './plain';
import { listScreens } from './screens';

/** A field of the data that a screen is opened with. */
export interface DataField {
	readonly name: string;
	readonly required: boolean;
	/** The part of JSON Schema that Flow JSON uses, see the source below. */
	readonly schema: Readonly<Record<string, unknown>>;
	/** The sample value that the author wrote. */
	readonly example?: unknown;
}

/** What a screen is opened with. */
export interface ScreenModel {
	readonly screen: string;
	/** Required ones first, otherwise in the order of the Flow JSON. */
	readonly fields: readonly DataField[];
}

/**
 * The data model of a screen, or of the first one that a message can open where none is named. A
 * field is required unless the model lists those that are: a screen shows what it has no data for
 * as nothing at all.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (dynamic
 * properties: `type` and `__example__` of each field)
 *
 * @returns undefined when the Flow JSON has no such screen
 */
export function screenModelOf(flowJson: unknown, screenId?: string): ScreenModel | undefined {
	const known = listScreens(flowJson);
	const wanted = screenId ?? (known.find(({ entry }) => entry) ?? known.at(0))?.id;
	const screen = screensOf(flowJson).find(({ id }) => id === wanted);
	return screen && wanted !== undefined
		? { screen: wanted, fields: fieldsOf(screen.data) }
		: undefined;
}

function screensOf(flowJson: unknown): Array<Record<string, unknown>> {
	if (!isObject(flowJson) || !Array.isArray(flowJson.screens)) return [];
	return flowJson.screens.filter(isObject);
}

function fieldsOf(data: unknown): DataField[] {
	if (!isObject(data)) return [];
	const listed: unknown[] | undefined = Array.isArray(data.required) ? data.required : undefined;
	const fields = Object.entries(data).flatMap(([name, schema]): DataField[] =>
		isObject(schema)
			? [{ name, required: listed?.includes(name) ?? true, schema, example: schema.__example__ }]
			: [],
	);
	return [
		...fields.filter(({ required }) => required),
		...fields.filter((field) => !field.required),
	];
}
