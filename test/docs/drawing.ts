import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { drawFlow } from '../../nodes/WhatsAppFlows/flow-json';

const examples = resolve(__dirname, '..', '..', 'examples');

/** The Flow JSON that the README draws. */
export const drawnFlow = (): string =>
	readFileSync(join(examples, 'flows', 'book-a-table.json'), 'utf8');

/** Where the README looks for its picture. */
export const drawingPath = join(examples, 'pictures', 'book-a-table.svg');

/** The picture, as the operation *Draw* makes it. */
export const drawing = (): string => `${drawFlow(drawnFlow(), { title: 'Book a table' })}\n`;
