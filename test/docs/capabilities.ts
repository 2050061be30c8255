import { providerList } from '../../nodes/WhatsAppFlows/providers';
import type { Feature, Provider } from '../../nodes/WhatsAppFlows/providers/provider';

/** What a cell shows: nothing, `true`, an unconfirmed feature, or a word in place of the tick. */
type Ability = Feature | { readonly words: string; readonly unconfirmed?: string } | undefined;

interface Row {
	readonly label: string;
	readonly of: (provider: Provider) => Ability;
}

/** An optional part of the provider's object: a call, or a place in a call. */
const present = (part: object | undefined): Ability =>
	part && 'unconfirmed' in part && typeof part.unconfirmed === 'string'
		? { unconfirmed: part.unconfirmed }
		: part && true;

const inWords = (words: string | undefined, unconfirmed?: string): Ability =>
	words === undefined ? undefined : { words, unconfirmed };

const takes = ({ flow }: Provider) => flow.send?.takes;

const updates = ({ flow: { update, uploadJson } }: Provider): Ability => {
	if (!update) return undefined;
	const calls = update.takes.flowJson || !uploadJson ? '✔ one call' : '✔ two calls';
	return inWords(calls, update.unconfirmed);
};

const headers = (provider: Provider): Ability => {
	const header = takes(provider)?.header;
	if (!header) return undefined;
	const kinds = header.kinds.length > 1 ? '✔ text, media' : '✔ text';
	return inWords(header.required ? `${kinds}, required` : kinds);
};

const templateHeaders = ({ template }: Provider): Ability => {
	const kinds = template?.create?.takes.headerKinds;
	return kinds && inWords(kinds.length > 1 ? '✔ text, media' : '✔ text');
};

const footers = (provider: Provider): Ability => {
	const footer = takes(provider)?.footer;
	return footer && inWords(footer.required ? '✔ required' : '✔');
};

const proofs = ({ webhook }: Provider): Ability => {
	if (!webhook) return undefined;
	if (webhook.proof === 'metaSignature') return inWords('signature');
	return inWords(webhook.secretInQuery ? 'secret in the address' : 'secret in a header');
};

/** In the order in which a flow lives: made, looked at, sent, answered, retired. */
const rows: readonly Row[] = [
	{ label: 'Create', of: ({ flow }) => present(flow.create) },
	{
		label: 'Create and publish in one call',
		of: ({ flow }) => flow.create?.takes.publish,
	},
	{ label: 'Create as a copy of another flow', of: ({ flow }) => flow.create?.takes.clone },
	{ label: 'Create with an endpoint URI', of: ({ flow }) => flow.create?.takes.endpointUri },
	{ label: 'Update (fields, JSON)', of: updates },
	{ label: 'Publish', of: ({ flow }) => present(flow.publish) },
	{ label: 'List', of: ({ flow }) => present(flow.list) },
	{ label: 'Get', of: ({ flow }) => present(flow.get) },
	{ label: 'Get Preview', of: ({ flow }) => present(flow.getPreview) },
	{ label: 'Download JSON', of: ({ flow }) => present(flow.downloadJson) },
	{ label: 'Migrate', of: ({ flow }) => present(flow.migrate) },
	{ label: 'Deprecate', of: ({ flow }) => present(flow.deprecate) },
	{ label: 'Delete', of: ({ flow }) => present(flow.delete) },
	{
		label: 'Register Public Key',
		of: ({ endpoint }) => present(endpoint?.registerPublicKey),
	},
	{ label: 'Get Public Key Status', of: ({ endpoint }) => present(endpoint?.getPublicKey) },
	{ label: 'Send', of: ({ flow }) => present(flow.send) },
	{ label: 'Send, header', of: headers },
	{ label: 'Send, footer', of: footers },
	{
		label: 'Send, first screen',
		of: (provider) =>
			takes(provider) && inWords(takes(provider)?.screen === 'required' ? '✔ required' : '✔'),
	},
	{ label: 'Send, initial data', of: (provider) => takes(provider)?.data },
	{ label: 'Send, data from your endpoint', of: (provider) => takes(provider)?.dataExchange },
	{ label: 'Send, draft version', of: (provider) => takes(provider)?.mode },
	{ label: 'Send, flow token', of: (provider) => takes(provider)?.flowToken },
	{ label: 'Send, message to quote', of: (provider) => takes(provider)?.contextMessageId },
	{ label: 'Send, callback data', of: (provider) => present(takes(provider)?.callbackData) },
	{
		label: 'Send, business-scoped user ID',
		of: (provider) => takes(provider)?.businessScopedUserId,
	},
	{ label: 'Send as a template', of: ({ template }) => present(template?.send) },
	{
		label: 'Template, parameters by name',
		of: ({ template }) => template?.send?.takes.namedParameters,
	},
	{ label: 'Template, initial data', of: ({ template }) => template?.send?.takes.data },
	{ label: 'Template, flow token', of: ({ template }) => template?.send?.takes.flowToken },
	{ label: 'Template: List', of: ({ template }) => present(template?.list) },
	{ label: 'Template: Create', of: ({ template }) => present(template?.create) },
	{ label: 'Template: Create, header', of: templateHeaders },
	{
		label: 'Template: Create, with a new flow',
		of: ({ template }) => template?.create?.takes.flowJson,
	},
	{ label: 'Answers reach the trigger', of: ({ webhook }) => present(webhook) },
	{ label: 'Answers are proved by', of: proofs },
];

function cell(ability: Ability): string {
	if (ability === undefined) return '–';
	if (ability === true) return '✔';
	const words = 'words' in ability ? ability.words : '✔';
	return ability.unconfirmed === undefined ? words : `${words} u`;
}

/** The table of what each provider can do, as Markdown, from the providers' own objects. */
function table(): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [
		line(['', ...providerList.map(({ displayName }) => displayName)]),
		line(['---', ...providerList.map(() => '---')]),
		...rows.map(({ label, of }) =>
			line([label, ...providerList.map((provider) => cell(of(provider)))]),
		),
	].join('\n');
}

/** The notes behind the mark *u* of one provider; rows with the same note stand together. */
function notesOf(provider: Provider): string[] {
	const labels = new Map<string, string[]>();
	for (const { label, of } of rows) {
		const ability = of(provider);
		if (typeof ability !== 'object' || ability.unconfirmed === undefined) continue;
		labels.set(ability.unconfirmed, [...(labels.get(ability.unconfirmed) ?? []), label]);
	}
	return [...labels].map(([note, found]) => `  - ${found.join('; ')}: ${note}`);
}

function notes(): string {
	return providerList
		.map((provider) => ({ provider, found: notesOf(provider) }))
		.filter(({ found }) => found.length > 0)
		.map(({ provider, found }) => [`- **${provider.displayName}**`, ...found].join('\n'))
		.join('\n');
}

/** The part of the README between its two marks: the table, and what is unconfirmed in it. */
export function capabilities(): string {
	return [
		// Prettier would align the columns, which a cell of a few words more would shift again.
		`<!-- prettier-ignore -->\n${table()}`,
		'✔ offered, – not offered by the provider, u not confirmed by its public documentation:',
		notes(),
	].join('\n\n');
}

const section = /(<!-- capabilities:begin -->)[\s\S]*?(<!-- capabilities:end -->)/;

/**
 * Puts the present table into a README.
 * @throws Error when the README lacks the two marks
 */
export function withCapabilities(readme: string): string {
	if (!section.test(readme)) {
		throw new Error('The README has no <!-- capabilities:begin --> … <!-- capabilities:end -->');
	}
	return readme.replace(
		section,
		(_, begin: string, end: string) => `${begin}\n\n${capabilities()}\n\n${end}`,
	);
}
