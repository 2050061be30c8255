import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateFlowJson } from '../../../nodes/WhatsAppFlows/flow-json';

const folder = join(__dirname, '../../fixtures/flow-json/accept');
const files = readdirSync(folder).map((name) => {
	const text = readFileSync(join(folder, name), 'utf8');
	const { version } = JSON.parse(text) as { version: string };
	return { name, text, version };
});
const published = files.filter(({ version }) => Number(version) >= 5.1);
const frozen = files.filter(({ version }) => Number(version) < 5.1);

describe('Flows that others wrote', () => {
	it('are there in versions of both kinds', () => {
		expect(published.length).toBeGreaterThan(0);
		expect(frozen.length).toBeGreaterThan(0);
	});

	it.each(published)('$name of version $version is valid', ({ text }) => {
		expect(validateFlowJson(text)).toMatchObject({ valid: true, errors: [] });
	});

	it.each(frozen)('$name is refused for its version $version alone', ({ text, version }) => {
		const { valid, errors } = validateFlowJson(text);
		const before = text.slice(0, text.indexOf(`"${version}"`)).split('\n');
		const column = before[before.length - 1].length + 1;
		expect(valid).toBe(false);
		expect(errors).toMatchObject([
			{
				error: 'INVALID_FLOW_JSON_VERSION',
				line_start: before.length,
				line_end: before.length,
				column_start: column,
				column_end: column + version.length + 2,
				pointers: [{ path: 'version' }],
			},
		]);
	});

	// What changed in the language since: required labels, no blank texts, dates instead of times.
	const outdated: Record<string, string[]> = {
		'meta-creating-surveys-survey.json': ['MISSING_REQUIRED_PROPERTY'],
		'pywa-2_1-support_request.json': ['PATTERN_MISMATCH'],
		'pywa-4_0-date_picker_dates_str.json': ['INVALID_DATE_RANGE'],
	};

	it.each(frozen)('$name would be valid in 7.3 but for what changed since', ({ name, text }) => {
		const { data_channel_uri: _uri, ...flow } = JSON.parse(text) as Record<string, unknown>;
		const { errors } = validateFlowJson(JSON.stringify({ ...flow, version: '7.3' }));
		expect(errors.map(({ error }) => error)).toEqual(outdated[name] ?? []);
	});
});
