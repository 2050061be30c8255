/** Rewrites the generated part of the README: `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withCapabilities } from './capabilities';

const path = resolve(__dirname, '..', '..', 'README.md');
writeFileSync(path, withCapabilities(readFileSync(path, 'utf8')));
