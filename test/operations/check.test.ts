import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { validateFlowJson } from '../../nodes/WhatsAppFlows/flow-json';
import { validFlowJson } from '../support/flowJson';
import { undescribed } from '../support/outputSchema';
import { accounts, byId, failureOf, outputOf, runOperation, useNock } from './harness';

useNock();

const { host, data: account } = accounts.meta;
/** Two faults: a component that does not exist, and a button without a text. */
const brokenFlowJson = validFlowJson
	.replace('"TextInput"', '"TextBox"')
	.replace('"label": "Send",', '');
const creation: INodeParameters = {
	flowName: 'Opinion',
	categories: ['OTHER'],
	defineFlowBy: 'text',
	publishImmediately: false,
};
const carets = ['12 |             "type": "TextBox",', '   |                     ^^^^^^^^^'].join(
	'\n',
);

describe('Validate', () => {
	const validate = async (flowJson: unknown, more: INodeParameters = {}) => {
		const [output] = await outputOf('meta', 'validate', {
			defineFlowBy: 'text',
			flowJson,
			...more,
		} as INodeParameters);
		expect(undescribed('validate', output)).toEqual([]);
		return output;
	};

	it('returns what Meta would say of a Flow JSON, each time with the line and a caret under it', async () => {
		const { errors } = validateFlowJson(brokenFlowJson);
		const output = await validate(brokenFlowJson);
		expect(output).toMatchObject({ valid: false, errors, warnings: [] });
		expect((output.errors as unknown[])[0]).toEqual({
			error: 'INVALID_PROPERTY_VALUE',
			error_type: 'FLOW_JSON_ERROR',
			message: "Invalid value found for property 'type'.",
			line_start: 12,
			line_end: 12,
			column_start: 21,
			column_end: 30,
			pointers: [
				{
					line_start: 12,
					line_end: 12,
					column_start: 21,
					column_end: 30,
					path: 'screens[0].layout.children[0].type',
				},
			],
			excerpt: carets,
		});
	});

	it('tells the same to a person', async () => {
		const { report } = await validate(brokenFlowJson);
		expect(report).toContain('This Flow JSON is not valid:\n\nLine 12, column 21: Invalid value');
		expect(report).toContain(carets);
		expect(report).toContain("Required property 'label' is missing.");
	});

	it('says so of a valid one, with what is still worth a look', async () => {
		expect(await validate(validFlowJson)).toEqual({
			valid: true,
			errors: [],
			warnings: [],
			report: 'This Flow JSON is valid.',
		});
		const { report, warnings } = await validate(
			validFlowJson.replace('Opinion"', `${'x'.repeat(21)}"`),
		);
		expect(warnings).toHaveLength(1);
		expect(report).toContain('This Flow JSON is valid.\n\nWorth a look:\n\nLine 14, column 22: ');
	});

	it.each([
		['nothing', ''],
		['no JSON', '{ screens: }'],
		['more than 10 MB', `{"version":"7.3","a":"${'x'.repeat(10 * 1024 * 1024)}"}`],
	])('finds %s invalid and goes on', async (_, flowJson) => {
		const { errors } = await validate(flowJson);
		expect(errors).toMatchObject([{ error: 'INVALID_FLOW_JSON', line_start: 1 }]);
	});

	it('takes an object from an expression, in lines of its own', async () => {
		const { errors } = await validate(JSON.parse(brokenFlowJson));
		expect((errors as Array<{ excerpt: string }>)[0].excerpt).toBe(carets);
	});

	it('takes a file', async () => {
		const file = { data: Buffer.from(brokenFlowJson).toString('base64'), mimeType: 'text/plain' };
		const parameters = { defineFlowBy: 'binary', binaryPropertyName: 'file' };
		const run = { binary: { file } };
		expect(await outputOf('meta', 'validate', parameters, run)).toMatchObject([{ valid: false }]);
	});

	it('needs no credential', async () => {
		const parameters = { defineFlowBy: 'text', flowJson: validFlowJson };
		const { outputs } = await runOperation('meta', 'validate', parameters, {
			settings: { credentials: {} },
		});
		expect(outputs[0][0].json.valid).toBe(true);
	});
});

describe('Check Before Upload', () => {
	const list =
		"Flow JSON, line 12, column 21: Invalid value found for property 'type' (and 1 more fault), so " +
		'nothing was uploaded (item 0): correct it, or turn off Check Before Upload to let the provider decide.';

	it.each([
		['create', creation],
		['update', { flowId: byId('flow-1'), defineFlowBy: 'text' }],
	])('stops %s before any request, with every fault and its line', async (operation, more) => {
		const parameters = { ...more, flowJson: brokenFlowJson };
		const { message, description } = await failureOf('meta', operation, parameters);
		expect(message).toBe(list);
		expect(description).toContain("Required property 'label' is missing.");
		const shown = carets.replaceAll(' ', '\u00a0').split('\n');
		expect(description).toContain(shown.map((line) => `<code>${line}</code>`).join('<br>'));
	});

	it('gives a next step all faults, in the shape in which providers return them', async () => {
		const parameters = { ...creation, flowJson: brokenFlowJson };
		const settings = { onError: 'continueRegularOutput' as const };
		const { outputs } = await runOperation('meta', 'create', parameters, { settings });
		expect(outputs[0][0].json).toMatchObject({
			error: list,
			description: expect.stringContaining(carets) as string,
			disposition: 'fixRequest',
			validationErrors: [
				{
					error: 'INVALID_PROPERTY_VALUE',
					errorType: 'FLOW_JSON_ERROR',
					lineStart: 12,
					columnStart: 21,
					pointers: [{ path: 'screens[0].layout.children[0].type' }],
				},
				{ error: 'MISSING_REQUIRED_PROPERTY' },
			],
		});
	});

	it('lets the provider decide when it is off', async () => {
		nock(host)
			.post(`/v25.0/${account.wabaId}/flows`, ({ flow_json: sent }) => sent === brokenFlowJson)
			.reply(200, {
				id: 'flow-1',
				success: true,
				validation_errors: validateFlowJson(brokenFlowJson).errors,
			});
		const [output] = await outputOf('meta', 'create', {
			...creation,
			flowJson: brokenFlowJson,
			checkBeforeUpload: false,
		});
		expect(undescribed('create', output)).toEqual([]);
		expect(output.validationErrors).toMatchObject([
			{ error: 'INVALID_PROPERTY_VALUE', lineStart: 12, excerpt: carets },
			{ error: 'MISSING_REQUIRED_PROPERTY' },
		]);
	});

	it('says where JSON stops being any', async () => {
		const flowJson = '{\n  "version": 7.3.1\n}';
		expect((await failureOf('meta', 'create', { ...creation, flowJson })).message).toBe(
			"Flow JSON is not valid JSON (line 2, column 17: Expected ',' or '}' after property value in " +
				'JSON at position 18) (item 0): copy the whole text from the Flow Builder, from the first { to ' +
				'the last }.',
		);
	});
});

describe('a refused publish', () => {
	const validation_errors = validateFlowJson(brokenFlowJson).errors;
	const refused = () =>
		nock(host)
			.post('/v25.0/flow-1/publish')
			.reply(400, { error: { message: 'Publishing failed', code: 139002 } });
	const publish = async () => await failureOf('meta', 'publish', { flowId: byId('flow-1') });

	it('names what is wrong with the flow, with the lines of its JSON', async () => {
		refused();
		nock(host)
			.get(/^\/v25.0\/flow-1\?fields=/)
			.twice()
			.reply(200, { id: 'flow-1', name: 'Opinion', status: 'DRAFT', validation_errors });
		nock(host)
			.get('/v25.0/flow-1/assets')
			.reply(200, { data: [{ asset_type: 'FLOW_JSON', download_url: 'https://x.fbcdn.net/f' }] });
		nock('https://x.fbcdn.net').get('/f').reply(200, brokenFlowJson);
		const { description } = await publish();
		expect(description).toContain('Line 12, column 21: Invalid value found');
		expect(description).toContain('"TextBox"');
	});

	it('is told as it is when nothing is known to be wrong', async () => {
		refused();
		nock(host)
			.get(/^\/v25.0\/flow-1\?fields=/)
			.twice()
			.reply(200, { id: 'flow-1', name: 'Opinion', status: 'DRAFT', validation_errors: [] });
		expect((await publish()).description).not.toContain('Line');
	});
});

describe('an upload that Dreams refuses for its JSON', () => {
	it('says each fault with its line, in the message and for a next step', async () => {
		const { host: dreams, data } = accounts.dreams;
		const [{ message, ...place }] = validateFlowJson(brokenFlowJson).errors;
		nock(dreams)
			.post(`/api/whatsapp/${data.wabaId}/flows/upload-flow-json`)
			.query(true)
			.reply(422, { message: 'Refused', data: { validations_errors: [{ message, ...place }] } });
		const parameters = {
			flowId: byId('55'),
			defineFlowBy: 'text',
			flowJson: brokenFlowJson,
			checkBeforeUpload: false,
		};
		const settings = { onError: 'continueRegularOutput' as const };
		const { outputs } = await runOperation('dreams', 'update', parameters, { settings });
		expect(outputs[0][0].json).toMatchObject({
			description: expect.stringContaining(`Line 12, column 21: ${message}`) as string,
			validationErrors: [{ lineStart: 12, message }],
		});
		expect(outputs[0][0].json.description).toContain(carets);
	});
});
