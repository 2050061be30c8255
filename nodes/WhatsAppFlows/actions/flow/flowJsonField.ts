import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../providers/invalidInput';
import type { Item, LocalItem } from '../operation';
import { parameter, text } from '../operation';
import { checksBeforeUpload, refuseInvalid } from './checkBeforeUpload';
import { inputFile } from './inputFile';

/** Meta's limit for an upload: https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi */
export const maxFlowJsonBytes = 10 * 1024 * 1024;

/** The fields for a Flow JSON from text or from a file, shown by the field `defineFlowBy`. */
export const flowJsonFields: INodeProperties[] = [
	{
		displayName: 'Flow JSON',
		name: 'flowJson',
		type: 'json',
		required: true,
		default: '',
		placeholder: 'e.g. { "version": "7.3", "screens": [ … ] }',
		description: 'The definition of the flow, as the Flow Builder of Meta shows it',
		hint: 'Build the form in the Flow Builder of Meta, then copy its JSON from there',
		typeOptions: { rows: 10 },
		displayOptions: { show: { defineFlowBy: ['text'] } },
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the input field that contains the file with the Flow JSON',
		displayOptions: { show: { defineFlowBy: ['binary'] } },
	},
];

/** The same with the choice between the two, for operations that take a Flow JSON and nothing else. */
export const takeJsonFrom: INodeProperties[] = [
	{
		displayName: 'Take JSON From',
		name: 'defineFlowBy',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'File', value: 'binary', description: 'A file in the input item' },
			{ name: 'Text', value: 'text', description: 'Paste it, or map it from the input' },
		],
		default: 'text',
		description: 'Where the Flow JSON to look at comes from',
	},
	...flowJsonFields,
];

/** A Flow JSON as it is given, and what the field is called that gives it. */
export interface GivenFlowJson {
	readonly json: string;
	readonly label: string;
}

/**
 * Reads the Flow JSON that the item gives, as text.
 * @returns undefined when `defineFlowBy` names no JSON
 * @throws InvalidInput when there is no such file
 */
export async function readGivenFlowJson(item: LocalItem): Promise<GivenFlowJson | undefined> {
	switch (text(item, 'defineFlowBy')) {
		case 'text': {
			const given = parameter<string | object>(item, 'flowJson', '');
			const json = typeof given === 'string' ? given : JSON.stringify(given, null, 2);
			return { json, label: 'Flow JSON' };
		}
		case 'binary': {
			const name = text(item, 'binaryPropertyName');
			const label = `Input Binary Field “${name}”`;
			const bytes = await inputFile(item, name, label);
			return { json: bytes.toString('utf8').replace(/^\uFEFF/, ''), label };
		}
		default:
			return undefined;
	}
}

/**
 * Reads the Flow JSON to upload and, unless the item says otherwise, checks it.
 * @returns undefined when `defineFlowBy` names no JSON
 * @throws InvalidInput when it is empty, too large, no JSON object, or refused by the check
 */
export async function readFlowJson(item: Item): Promise<string | undefined> {
	const given = await readGivenFlowJson(item);
	if (!given) return undefined;
	const { json, label } = given;
	refuseSize(json, label);
	if (checksBeforeUpload(item)) refuseInvalid(json, label);
	else objectIn(json, label);
	return json;
}

/**
 * Reads the Flow JSON of `takeJsonFrom`, whatever its faults.
 * @throws InvalidInput when it is empty, too large or no JSON object
 */
export async function readObject(item: LocalItem): Promise<Record<string, unknown>> {
	const { json, label } = await readTakenFlowJson(item);
	refuseSize(json, label);
	return objectIn(json, label);
}

/**
 * Reads the text of `takeJsonFrom`, whatever it is.
 * @throws InvalidInput when there is no such file
 */
export async function readTakenFlowJson(item: LocalItem): Promise<GivenFlowJson> {
	const given = await readGivenFlowJson(item);
	if (given) return given;
	throw new InvalidInput('Take JSON From is not set', 'Choose Text or File.');
}

function refuseSize(json: string, label: string): void {
	if (json.trim() === '') {
		throw new InvalidInput(`${label} is empty`, 'Give the Flow JSON, or choose another way.');
	}
	if (Buffer.byteLength(json) > maxFlowJsonBytes) {
		throw new InvalidInput(
			`${label} is larger than 10 MB`,
			'WhatsApp takes at most 10 MB: use smaller pictures, or links to them.',
		);
	}
}

/**
 * The object that a text is.
 * @throws InvalidInput when it is none
 */
export function objectIn(json: string, label: string): Record<string, unknown> {
	const found = parseObject(json);
	if (typeof found !== 'string') return found;
	throw new InvalidInput(
		`${label} is not valid JSON (${found})`,
		'Copy the whole text from the Flow Builder, from the first { to the last }.',
	);
}

/** The object, or what is wrong with the text. */
export function parseObject(json: string): Record<string, unknown> | string {
	try {
		const value: unknown = JSON.parse(json);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Record<string, unknown>)
			: 'it is no object';
	} catch (thrown) {
		return thrown instanceof Error ? thrown.message : 'it can’t be read';
	}
}
