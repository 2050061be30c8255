import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { resources } from '../../nodes/WhatsAppFlows/actions/router';
import { WhatsAppFlows } from '../../nodes/WhatsAppFlows/WhatsAppFlows.node';
import { WhatsAppFlowsEndpointTrigger } from '../../nodes/WhatsAppFlows/WhatsAppFlowsEndpointTrigger.node';
import { WhatsAppFlowsTrigger } from '../../nodes/WhatsAppFlows/WhatsAppFlowsTrigger.node';
import { parseWebhook } from '../../nodes/WhatsAppFlows/webhooks';
import { undescribed } from '../support/outputSchema';

const root = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const json = (path: string) => JSON.parse(read(path));
const manifest = json('package.json');
const source = (built: string) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
const filesIn = (folder: string, end: string) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith(end))
		.map((name) => `${folder}/${name}`)
		.sort();

describe('package.json', () => {
	it('brings no packages along, as n8n Cloud allows none', () => {
		expect(manifest.dependencies ?? {}).toEqual({});
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(manifest).not.toHaveProperty('overrides');
	});

	it('publishes what is built and nothing else', () => {
		expect(manifest.files).toEqual(['dist']);
		expect(manifest.main).toBe('index.js');
	});

	it('runs nothing when it is installed', () => {
		const scripts = Object.keys(manifest.scripts);
		expect(scripts.filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
	});

	it('is found as a community node and promises the strict rules', () => {
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest.license).toBe('MIT');
		expect(manifest.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
	});

	it('lists every node and every credential that there is', () => {
		const { nodes, credentials } = manifest.n8n;
		expect(nodes.map(source).sort()).toEqual(filesIn('nodes', '.node.ts'));
		expect(credentials.map(source).sort()).toEqual(filesIn('credentials', '.credentials.ts'));
	});
});

describe('icons', () => {
	it.each(filesIn('icons', '.svg'))(
		'%s is a square drawing without anything from outside',
		(path) => {
			const svg = read(path);
			const [, x, y, width, height] =
				/viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(svg)?.map(Number) ?? [];
			expect([x, y]).toEqual([0, 0]);
			expect(width).toBe(height);
			expect(svg).not.toMatch(/href|<script|<style|url\(|<image/);
		},
	);

	it('are there for every node and credential, in both themes', () => {
		const used = [
			...filesIn('nodes', '.node.ts'),
			...filesIn('credentials', '.credentials.ts'),
		].map((path) =>
			[...read(path).matchAll(/'file:([^']+)'/g)].map(([, icon]) =>
				resolve(root, path, '..', icon),
			),
		);
		for (const icons of used) {
			expect(icons.map((icon) => basename(icon))).toEqual([
				'whatsAppFlows.svg',
				'whatsAppFlows.dark.svg',
			]);
			expect(icons.filter((icon) => !existsSync(icon))).toEqual([]);
		}
	});
});

describe.each([
	new WhatsAppFlows(),
	new WhatsAppFlowsTrigger(),
	new WhatsAppFlowsEndpointTrigger(),
])('the codex of $description.displayName', ({ description }) => {
	const file = `nodes/WhatsAppFlows/${description.displayName.replaceAll(' ', '')}.node.json`;
	const codex = json(file);

	it('belongs to the node', () => {
		expect(codex.node).toBe(`${manifest.name}.${description.name}`);
		expect([description.version].flat()).toContain(parseFloat(codex.nodeVersion));
	});

	it('puts the node into categories and under words that people search for', () => {
		expect(codex.categories.length).toBeGreaterThan(0);
		expect(new Set(codex.alias).size).toBe(codex.alias.length);
		expect(codex.alias).toEqual(expect.arrayContaining(['WhatsApp', 'Form', 'Survey']));
	});

	it('links headings that the README has', () => {
		const anchors = [...read('README.md').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
			heading
				.toLowerCase()
				.replace(/[^\w\s-]/g, '')
				.replace(/\s/g, '-'),
		);
		const { primaryDocumentation, credentialDocumentation } = codex.resources;
		for (const { url } of [...primaryDocumentation, ...credentialDocumentation]) {
			const [page, anchor] = url.split('#');
			expect(page).toBe(manifest.homepage.split('#')[0]);
			expect(anchors).toContain(anchor);
		}
	});
});

describe('output schemas', () => {
	// Where n8n looks: `<version>[/<resource>/<operation>].json`. The trigger has neither, and is a
	// version ahead.
	const schemas = 'nodes/WhatsAppFlows/__schema__';

	it('are there for every operation and for no other', () => {
		const wanted = resources.flatMap(({ value: resource, operations }) =>
			operations.map(({ value }) => `${schemas}/v1.0.0/${resource}/${value}.json`),
		);
		const triggers = ['v1.1.0', 'v2.0.0'].map((version) => `${schemas}/${version}.json`);
		expect(filesIn(schemas, '.json')).toEqual([...wanted, ...triggers].sort());
	});

	it.each(filesIn(schemas, '.json'))('%s is a schema that the editor can draw', (path) => {
		const schema = json(path);
		expect(schema.type).toBe('object');
		expect(Object.keys(schema.properties).length).toBeGreaterThan(0);
		// The provider's own object shows only with Simplify off, the editor draws it switched on.
		expect(schema.properties).not.toHaveProperty('raw');
	});

	it('show what the trigger makes of an answer', () => {
		const [completion] = parseWebhook('meta', read('test/fixtures/webhooks/meta-completion.json'));
		const { raw: _, ...simplified } = JSON.parse(JSON.stringify(completion));
		const output = { ...simplified, flowId: '1', flowTokenValid: true, reference: 'order 7' };
		expect(output).toMatchObject({ type: 'flowCompletion', messageId: expect.any(String) });
		expect(undescribed(undefined, output)).toEqual([]);
	});
});
