/**
 * What checking a Flow JSON costs, as a multiple of `JSON.parse` of the same text: machines differ,
 * the ratio hardly does. Run with `npx tsx test/bench/flow-json.ts`; it exits with 1 if a limit is
 * exceeded.
 */
import { validateFlowJson } from '../../nodes/WhatsAppFlows/flow-json';

const megabyte = 1024 * 1024;

/** At 1 MB and above. */
const mostTimesParsing = 25;
/** Of the time for each megabyte, from 1 MB to 10 MB. */
const mostGrowth = 1.5;
/** Milliseconds for a usual Flow. */
const mostForUsual = 5;

/** A valid Flow of about so many bytes: screens that follow each other, full of inputs and texts. */
function flowOf(bytes: number, screens: number, components: number): string {
	const id = (index: number) => String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));
	const target = bytes / (screens * components);
	const component = (index: number) => {
		const input = { type: 'TextInput', name: `input_${index}`, label: 'Your name', required: true };
		const body = { type: 'TextBody', text: '' };
		const made = index % 2 === 0 ? input : body;
		const room = Math.max(1, Math.floor(target - JSON.stringify(made).length - 20));
		const words = 'A few words. '.repeat(Math.ceil(room / 13)).slice(0, room);
		return 'text' in made ? { ...made, text: words } : { ...made, 'helper-text': words };
	};
	return JSON.stringify({
		version: '7.3',
		screens: Array.from({ length: screens }, (_, index) => {
			const isLast = index === screens - 1;
			const next = { type: 'screen', name: id(index + 1) };
			const action = isLast ? { name: 'complete' } : { name: 'navigate', next };
			const footer = { type: 'Footer', label: 'Go on', 'on-click-action': action };
			const children = [
				...Array.from({ length: components }, (_c, each) => component(each)),
				footer,
			];
			const layout = { type: 'SingleColumnLayout', children };
			return { id: id(index), title: 'A screen', ...(isLast && { terminal: true }), layout };
		}),
	});
}

/** A valid Flow most of whose bytes are the example of a list in a data model. */
function flowWithData(bytes: number): string {
	const item = (index: number) => ({ id: `row_${index}`, title: 'Some title', enabled: true });
	const count = Math.floor(bytes / JSON.stringify(item(10_000)).length);
	const properties = {
		id: { type: 'string' },
		title: { type: 'string' },
		enabled: { type: 'boolean' },
	};
	const rows = {
		type: 'array',
		items: { type: 'object', properties },
		__example__: Array.from({ length: count }, (_, index) => item(index)),
	};
	const footer = { type: 'Footer', label: 'Go on', 'on-click-action': { name: 'complete' } };
	const choice = { type: 'Dropdown', name: 'row', label: 'Row', 'data-source': '${data.rows}' };
	const layout = { type: 'SingleColumnLayout', children: [choice, footer] };
	const screen = { id: 'FIRST', title: 'A screen', terminal: true, data: { rows }, layout };
	return JSON.stringify({ version: '7.3', screens: [screen] });
}

interface Measured {
	/** Milliseconds, each the least of several runs, so that what else the machine does matters little. */
	readonly check: number;
	readonly parse: number;
	readonly bytes: number;
}

function measure(text: string, runs: number): Measured {
	const { errors } = validateFlowJson(text);
	if (errors.length > 0) throw new Error(`The Flow to measure is not valid: ${errors[0].message}`);
	const times = { check: Infinity, parse: Infinity };
	for (let run = 0; run < runs; run++) {
		times.parse = Math.min(
			times.parse,
			timed(() => JSON.parse(text)),
		);
		times.check = Math.min(
			times.check,
			timed(() => validateFlowJson(text)),
		);
	}
	return { ...times, bytes: Buffer.byteLength(text) };
}

function timed(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}

function report(name: string, { check, parse, bytes }: Measured): void {
	const size =
		bytes < megabyte ? `${Math.round(bytes / 1024)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;
	const columns = [
		name.padEnd(24),
		size.padStart(8),
		`${check.toFixed(2)} ms`.padStart(12),
		`${(check / parse).toFixed(1)} × JSON.parse`.padStart(20),
		`${((check / bytes) * megabyte).toFixed(1)} ms/MB`.padStart(14),
	];
	process.stdout.write(`${columns.join('')}\n`);
}

const limits: Array<readonly [sentence: string, isKept: boolean]> = [];

const usual = measure(flowOf(20 * 1024, 8, 12), 200);
report('a usual Flow', usual);
limits.push([`a usual Flow takes less than ${mostForUsual} ms`, usual.check < mostForUsual]);

const kinds: ReadonlyArray<readonly [name: string, make: (bytes: number) => string]> = [
	['components and texts', (bytes) => flowOf(bytes, 100, 99)],
	['examples in data', flowWithData],
];
for (const [name, make] of kinds) {
	const sizes = [1.1, 3, 9.5].map((size) => measure(make(size * megabyte), 10));
	for (const size of sizes) report(name, size);
	const worst = Math.max(...sizes.map(({ check, parse }) => check / parse));
	const perByte = sizes.map(({ check, bytes }) => check / bytes);
	const growth = perByte[2] / perByte[0];
	limits.push(
		[`${name}: at most ${mostTimesParsing} times JSON.parse`, worst <= mostTimesParsing],
		[`${name}: grows by at most ${mostGrowth} from 1 to 10 MB`, growth <= mostGrowth],
	);
}

for (const [sentence, isKept] of limits) {
	process.stdout.write(`${isKept ? 'kept    ' : 'EXCEEDED'}  ${sentence}\n`);
}
process.exitCode = limits.every(([, isKept]) => isKept) ? 0 : 1;
