/** Rewrites the generated part of the README and the picture that it shows: `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withCapabilities } from './capabilities';
import { drawing, drawingPath } from './drawing';

const path = resolve(__dirname, '..', '..', 'README.md');
writeFileSync(path, withCapabilities(readFileSync(path, 'utf8')));
writeFileSync(drawingPath, drawing());
