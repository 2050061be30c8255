// The rules of `n8n-node lint` assembled from their plugins, because n8n's command line tool does
// not install from every registry, and on top of them what this house holds itself to.
import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const ofNode = ['__dirname', 'Buffer', 'URL', 'console', 'performance', 'process', 'setTimeout'];
const house = 'nodes/WhatsAppFlows';
const providers = readdirSync(new URL(`${house}/providers`, import.meta.url), {
	withFileTypes: true,
})
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name)
	.join('|');
const rooms = ['webhooks', 'tokens', 'sending', 'flow-json', 'endpoint'];
const top = ['actions', 'methods', 'trigger', 'endpointTrigger'];

const pattern = (regex, message) => ({ regex, message });
const provided = pattern(
	'^(?!\\.{1,2}/|n8n-workflow$|zod$|node:crypto$)',
	'At run time n8n brings along only n8n-workflow, zod and node:crypto.',
);
const n8n = () => pattern('^n8n-', 'This part knows no n8n: it is tested with plain values.');
const upwards =
	(...parts) =>
	(depth) =>
		pattern(
			`^(\\.\\./){${depth}}(${parts.join('|')})(/|$)`,
			'Arrows point downwards: nodes; actions, methods, trigger; transport; providers; rooms.',
		);
const someProvider = () =>
	pattern(
		`/providers/(${providers})(/|$)`,
		'Only the registry knows the providers: ask it, or the contract in provider.ts.',
	);
const otherProvider = (depth) =>
	pattern(
		`^(${depth === 1 ? '\\./' : `(\\.\\./){${depth - 1}}`})(${providers})(/|$)`,
		'A provider knows only itself; what several share lies beside their folders.',
	);

/**
 * Holds what the files of a folder and of those in it may import. An import is written from where
 * it stands, so that there is one rule for each depth.
 */
const arrows = (folder, ...patterns) =>
	[1, 2, 3, 4, 5].map((depth) => ({
		files: [`${folder}/${'*/'.repeat(depth - 1)}*.ts`],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [provided, ...patterns.map((make) => make(depth))] },
			],
		},
	}));

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

	arrows('credentials', upwards('nodes')),
	arrows(house, someProvider),
	rooms.map((room) => arrows(`${house}/${room}`, n8n, upwards('providers', 'transport', ...top))),
	arrows(`${house}/providers`, n8n, otherProvider, upwards('transport', ...top)),
	{
		// The registry is the one that knows them all.
		files: [`${house}/providers/index.ts`],
		rules: { 'no-restricted-imports': ['error', { patterns: [provided, n8n()] }] },
	},
	arrows(`${house}/transport`, someProvider, upwards(...top)),

	{
		files: ['**/*.{js,mjs}'],
		languageOptions: { globals: Object.fromEntries(ofNode.map((name) => [name, 'readonly'])) },
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
	{ files: ['**/*.{js,cjs}'], languageOptions: { sourceType: 'commonjs' } },
	{
		files: ['test/**/*.ts'],
		// A test that reads what is not there fails, and says so.
		rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
	},
);
