const { resolve } = require('node:path');

// The engine logs every refused item; the tests assert what matters of it.
process.env.N8N_LOG_LEVEL = 'silent';

const rootDir = resolve(__dirname, '..');

/** One project per layer, so that `--selectProjects unit` runs a layer alone. */
const layer = (displayName, more = {}) => ({
	displayName,
	rootDir,
	// The built package is not under test here, and jest would find its names twice.
	modulePathIgnorePatterns: ['<rootDir>/dist'],
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
	},
	...more,
});

module.exports = {
	rootDir,
	projects: [
		layer('unit'),
		layer('operations'),
		layer('engine'),
		layer('e2e', {
			globalSetup: '<rootDir>/test/e2e/global-setup.ts',
			globalTeardown: '<rootDir>/test/e2e/global-teardown.ts',
		}),
	],

	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text-summary', 'text'],
};
