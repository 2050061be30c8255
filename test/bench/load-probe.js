'use strict';
/**
 * Loads one package, or single nodes of it, in a fresh process as n8n does when it starts, and
 * prints the CPU time that it took, in milliseconds: load-probe.js <lab> <package> [<node's file> …]
 */
const { createRequire } = require('node:module');
const { join } = require('node:path');

const [labDir, packageDir, ...files] = process.argv.slice(2);

// What n8n has loaded by itself before it comes to a package is no cost of the package.
const load = createRequire(join(labDir, 'node_modules', 'n8n', 'package.json'));
load('reflect-metadata');
load('n8n-workflow');
load('zod');
const { PackageDirectoryLoader } = load('n8n-core');

// The long package.json of n8n's own nodes is no cost of one of them.
const loader = new PackageDirectoryLoader(packageDir);

async function main() {
	// Loading waits for nothing, so this is how much later n8n is ready, on a busy machine too.
	const before = process.threadCpuUsage();
	if (files.length === 0) await loader.loadAll();
	for (const file of files) loader.loadNodeFromFile(file);
	const { user, system } = process.threadCpuUsage(before);
	if (loader.types.nodes.length === 0) throw new Error(`There are no nodes in ${packageDir}`);
	console.log((user + system) / 1000);
	process.exit();
}

main();
