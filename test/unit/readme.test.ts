import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { WhatsAppFlows8x8Api } from '../../credentials/WhatsAppFlows8x8Api.credentials';
import { WhatsAppFlowsDreamsApi } from '../../credentials/WhatsAppFlowsDreamsApi.credentials';
import { WhatsAppFlowsKaleyraApi } from '../../credentials/WhatsAppFlowsKaleyraApi.credentials';
import { WhatsAppFlowsLipachatApi } from '../../credentials/WhatsAppFlowsLipachatApi.credentials';
import { WhatsAppFlowsMetaApi } from '../../credentials/WhatsAppFlowsMetaApi.credentials';
import { WhatsAppFlows } from '../../nodes/WhatsAppFlows/WhatsAppFlows.node';
import { providerList } from '../../nodes/WhatsAppFlows/providers';
import { validateFlowJson } from '../../nodes/WhatsAppFlows/flow-json';
import { withCapabilities } from '../docs/capabilities';
import { drawing, drawingPath, drawnFlow } from '../docs/drawing';

const credentials: ICredentialType[] = [
	new WhatsAppFlows8x8Api(),
	new WhatsAppFlowsDreamsApi(),
	new WhatsAppFlowsKaleyraApi(),
	new WhatsAppFlowsLipachatApi(),
	new WhatsAppFlowsMetaApi(),
];
const root = resolve(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The text below a heading, up to the next heading of the same level. */
const section = (heading: string) =>
	readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';

/** The cells of the first column of the tables in a text, without their heads. */
const firstColumn = (text: string) =>
	[...text.matchAll(/^\| *(.*?) *\|/gm)]
		.map(([, cell]) => cell)
		.filter((cell) => cell !== 'message' && !/^-+$/.test(cell));

/** The sources of the nodes as one text. */
const sources = readdirSync(join(root, 'nodes'), { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => readFileSync(join(root, 'nodes', name), 'utf8'))
	.join('\n');

/** The labels of fields at every depth; a notice is read where it stands. */
const labelsOf = (properties: INodeProperties[]): string[] =>
	properties
		.filter(({ type }) => type !== 'notice')
		.flatMap(({ displayName, type, options = [] }) => [
			displayName,
			...(type === 'collection' ? labelsOf(options as INodeProperties[]) : []),
		]);

describe('the README', () => {
	it('shows the picture that Draw makes of the example, which has no faults', () => {
		expect(readFileSync(drawingPath, 'utf8')).toBe(drawing());
		expect(validateFlowJson(drawnFlow())).toEqual({ valid: true, errors: [], warnings: [] });
	});

	it('shows what each provider can do as the code has it', () => {
		expect(withCapabilities(readme)).toBe(readme);
	});

	it.each([...new Set(labelsOf(new WhatsAppFlows().description.properties))])(
		'explains the field “%s” of the action node',
		(label) => {
			expect(section('The node WhatsApp Flows')).toContain(label);
		},
	);

	it.each(providerList.map(({ displayName, credentialType }) => [displayName, credentialType]))(
		'tells step by step how to make a credential for %s',
		(name, type) => {
			const steps = section('Credentials')
				.split(/^### /m)
				.find((part) => part.startsWith(`${name}\n`));
			const needed = credentials
				.find((credential) => credential.name === type)
				?.properties.filter(({ required }) => required)
				.map(({ displayName }) => displayName);
			expect(needed?.length).toBeGreaterThan(0);
			expect(needed?.filter((label) => !steps?.includes(label))).toEqual([]);
		},
	);

	it.each(firstColumn(section('When something does not work')))(
		'quotes the message “%s” as the code has it',
		(message) => {
			const pieces = message.split('…').filter((piece) => piece.trim() !== '');
			expect(pieces.filter((piece) => !sources.includes(piece))).toEqual([]);
		},
	);

	it('names only commands that there are', () => {
		const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
		const named = [...readme.matchAll(/npm run ([\w:-]*\w)/g)].map(([, name]) => name);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
	});

	it('links to files and headings that there are', () => {
		const anchors = [...readme.matchAll(/^#+ (.*)$/gm)].map(
			([, heading]) =>
				`#${heading
					.toLowerCase()
					.replace(/[^\w -]/g, '')
					.replaceAll(' ', '-')}`,
		);
		const links = [...readme.matchAll(/\]\(([^)\s]+)\)/g)]
			.map(([, target]) => target)
			.filter((target) => !target.startsWith('https://'));
		const dead = links.filter((target) =>
			target.startsWith('#') ? !anchors.includes(target) : !existsSync(join(root, target)),
		);
		expect(dead).toEqual([]);
	});

	it('has pictures that are quick to load', () => {
		const pictures = [...readme.matchAll(/!\[[^\]]+\]\((\S+\.png)\)/g)].map(([, path]) => path);
		expect(pictures.length).toBeGreaterThanOrEqual(2);
		const large = pictures.filter((path) => readFileSync(join(root, path)).length > 200_000);
		expect(large).toEqual([]);
	});
});
