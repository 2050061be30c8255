import type { LocalOperation } from '../operation';
import { fieldsOf } from '../operation';
import { drawing, drawingFields } from './drawing';
import { readObject, takeJsonFrom } from './flowJsonField';

export const draw: LocalOperation = {
	value: 'draw',
	name: 'Draw',
	action: 'Draw flow JSON',
	description: 'Make a picture of all screens and the ways between them from a Flow JSON',
	fields: fieldsOf('draw', [...takeJsonFrom, ...drawingFields]),
	async execute(item) {
		return await drawing(item, await readObject(item));
	},
};
