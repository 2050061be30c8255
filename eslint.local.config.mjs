// The rules of `n8n-node lint` assembled from their plugins, because n8n's command line tool does
// not install from every registry, and on top of them what this house holds itself to.
import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const providers = '8x8|dreams|kaleyra|lipachat|meta';
const rooms = ['webhooks', 'tokens', 'sending', 'flow-json', 'endpoint'];

const provided = {
	regex: '^(?!\\.{1,2}/|n8n-workflow$|zod$|node:crypto$)',
	message: 'At run time n8n brings along only n8n-workflow, zod and node:crypto.',
};
const n8n = { regex: '^n8n-', message: 'This part knows no n8n: it is tested with plain values.' };
const upwards = (...parts) => ({
	regex: `(^|/)\\.\\.?/(.*/)?(${parts.join('|')})(/|$)`,
	message: 'Arrows point downwards: nodes, actions and methods, transport, providers, rooms.',
});
const someProvider = {
	regex: `/providers/(${providers})(/|$)`,
	message: 'Only the registry knows the providers: ask it, or the contract in provider.ts.',
};
const otherProvider = {
	regex: `^\\.\\.?/(\\.\\./providers/)?(${providers})(/|$)`,
	message: 'A provider knows only itself; what several share lies beside their folders.',
};

/** Holds what a part of the house may import; of several for one file the last one counts. */
const arrows = (files, ...patterns) => ({
	files,
	rules: { 'no-restricted-imports': ['error', { patterns: [provided, ...patterns] }] },
});

export default tseslint.config(
	{ ignores: ['dist/', 'coverage/', '.cache/', 'eslint.config.mjs'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	tseslint.configs.recommended,
	{
		files: ['**/*.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			eqeqeq: 'error',
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/only-throw-error': 'error',
			'@typescript-eslint/prefer-promise-reject-errors': 'error',
			'@typescript-eslint/return-await': ['error', 'always'],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
		},
	},
	{
		...n8nCommunityNodesPlugin.configs.recommended,
		files: ['nodes/**/*.{ts,json}', 'credentials/**/*.{ts,json}', 'package.json'],
	},
	{ plugins: { 'n8n-nodes-base': n8nNodesBase } },
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		rules: { 'max-lines': ['error', { max: 260 }], 'no-console': 'error' },
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			// Written for n8n's own repository; community nodes give these as constants.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			// The same two that n8n-node and the scanner leave out: the one is for credentials that
			// n8n itself documents, the other less exact than its namesake of the community rules.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['**/*.json'],
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
		rules: { '@typescript-eslint/no-unused-expressions': 'off' },
	},
	{ files: ['package.json'], rules: n8nNodesBase.configs.community.rules },

	arrows(['nodes/**/*.ts', 'credentials/**/*.ts']),
	arrows(['credentials/**/*.ts'], upwards('nodes')),
	arrows(
		rooms.map((room) => `nodes/WhatsAppFlows/${room}/**/*.ts`),
		n8n,
		upwards('providers', 'transport', 'actions', 'methods'),
	),
	arrows(
		['nodes/WhatsAppFlows/providers/**/*.ts'],
		n8n,
		otherProvider,
		upwards('transport', 'actions', 'methods'),
	),
	arrows(
		['nodes/WhatsAppFlows/providers/index.ts'],
		n8n,
		upwards('transport', 'actions', 'methods'),
	),
	arrows(['nodes/WhatsAppFlows/transport/**/*.ts'], someProvider, upwards('actions', 'methods')),
	arrows(['nodes/WhatsAppFlows/{actions,methods}/**/*.ts'], someProvider),
	arrows(['nodes/WhatsAppFlows/*.node.ts'], someProvider),

	{
		files: ['**/*.{js,mjs}'],
		languageOptions: { globals: globals.node },
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
	{ files: ['**/*.{js,cjs}'], languageOptions: { sourceType: 'commonjs' } },
	{
		files: ['test/**/*.ts'],
		languageOptions: { globals: { ...globals.node, ...globals.jest } },
		// A test that reads what is not there fails, and says so.
		rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
	},
);
