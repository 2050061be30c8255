import type { INodeProperties } from 'n8n-workflow';
import { drawFlow } from '../../flow-json';
import { listScreens } from '../../flow-json/screens';
import type { LocalItem, Result } from '../operation';
import { text } from '../operation';

/** The fields of every operation that draws. */
export const drawingFields: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Book a table',
		description: 'The headline of the picture, from which its file gets its name',
	},
	{
		displayName: 'Put Picture in Field',
		name: 'pictureField',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the output field that will contain the picture',
	},
];

/** An item with the picture of a Flow as a file, and its screens as data. */
export async function drawing(
	item: LocalItem,
	flowJson: Record<string, unknown>,
	flowName?: string,
): Promise<Result> {
	const title = text(item, 'title') || flowName;
	const fileName = `${fileNameOf(title ?? '') || 'flow'}.svg`;
	const file = await item.node.helpers.prepareBinaryData(
		Buffer.from(drawFlow(flowJson, { title })),
		fileName,
		'image/svg+xml',
	);
	return {
		json: { fileName, screens: listScreens(flowJson) },
		binary: { [text(item, 'pictureField') || 'data']: file },
	};
}

/** Letters and digits of any script, as every file system takes them. */
function fileNameOf(title: string): string {
	return title
		.normalize('NFC')
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 60);
}
