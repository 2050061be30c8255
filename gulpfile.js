const { rm } = require('node:fs/promises');
const { dest, series, src } = require('gulp');

/** Compiled files of parts that are gone would be published, and judged, with the rest. */
async function clean() {
	await rm('dist', { recursive: true, force: true });
}

/** What n8n looks for beside the compiled files and tsc does not copy. */
function icons() {
	return src('icons/**/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

function codex() {
	return src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
}

function schemas() {
	return src('nodes/**/__schema__/**/*.json').pipe(dest('dist/nodes'));
}

exports.clean = clean;
exports.build = series(icons, codex, schemas);
