import { meta } from '../../../nodes/WhatsAppFlows/providers/meta';
import type { ProviderRequest } from '../../../nodes/WhatsAppFlows/providers/provider';
import { metaSample, sampleIds } from '../../support/metaSamples';

/**
 * Requests and answers of Meta's collection https://github.com/WhatsApp/WhatsApp-Flows-Tools ; what
 * it lacks: https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi
 */

const account = meta.readAccount({
	accessToken: 'token',
	wabaId: sampleIds.waba,
	phoneNumberId: sampleIds.phone,
});
const { create, update, uploadJson, publish, deprecate, getPreview, downloadJson, migrate } =
	meta.flow as Required<typeof meta.flow>;
const remove = meta.flow.delete!;
const flow = { flowId: sampleIds.flow };
const answer = (body: unknown, status = 200) => ({ status, headers: {}, body });

/** A request as the collection notes it. */
function noted({ method, path, query, body }: ProviderRequest) {
	const search = query ? `?${decodeURIComponent(new URLSearchParams(query).toString())}` : '';
	const fields =
		body?.kind === 'multipart'
			? Object.fromEntries(
					body.parts.map((part) => [part.field, 'value' in part ? part.value : undefined]),
				)
			: body?.kind === 'json'
				? JSON.parse(JSON.stringify(body.value))
				: undefined;
	return { method, path: path + search, body: fields };
}

describe('a call to Meta is the one of its own collection', () => {
	it.each<[string, ProviderRequest]>([
		[
			'Create Flow',
			create.request(
				{
					flowName: '<FLOW_NAME>',
					categories: ['OTHER'],
					cloneFlowId: '<EXISTING_FLOW_ID>',
					endpointUri: 'https://example.com',
				},
				account,
			),
		],
		[
			'Migrate Flows',
			migrate.request(
				{
					sourceWabaId: '<SOURCE_WABA_ID>',
					flowNames: ['appointment', 'leadgen'],
				},
				account,
			),
		],
		['Get Preview URL', getPreview.request({ ...flow, invalidate: false }, account)],
		['Update Flow JSON', uploadJson.request({ ...flow, flowJson: '{}' }, account)],
		['Publish Flow', publish.request(flow, account)],
		[
			'Update Flow Metadata',
			update.request(
				{
					...flow,
					flowName: '<NEW_FLOW_NAME>',
					categories: ['OTHER'],
					endpointUri: 'https://example.com',
				},
				account,
			),
		],
		['List Assets (Get Flow JSON URL)', downloadJson.request(flow, account)],
		['Deprecate Flow', deprecate.request(flow, account)],
		['Delete Flow', remove.request(flow, account)],
	])('%s', (name, made) => {
		const { method, path, body } = metaSample(name);
		expect(noted(made)).toEqual({ method, path, body });
	});
});

describe('creating a flow at Meta', () => {
	const input = { flowName: 'my first flow', categories: ['OTHER'], flowJson: '{}', publish: true };

	it('sends the JSON as text and publishes in the same call', () => {
		expect(create.request(input, account).body).toMatchObject({
			value: { flow_json: '{}', publish: true },
		});
	});

	it('does not speak of publishing where it is not wanted', () => {
		const { body } = noted(create.request({ ...input, publish: false }, account));
		expect(body).not.toHaveProperty('publish');
	});

	it('reads the answer that is only an id', () => {
		expect(create.read(answer(metaSample('Create Flow').answer), input, account)).toMatchObject({
			flowId: 'flow-1',
			status: 'PUBLISHED',
			validationErrors: [],
		});
	});

	it('knows a flow with faults as a draft, although it was to be published', () => {
		const body = {
			id: 'flow-1',
			success: true,
			validation_errors: [
				{
					error: 'INVALID_PROPERTY_VALUE',
					error_type: 'FLOW_JSON_ERROR',
					message: "Invalid value found for property 'type'.",
					line_start: 10,
					line_end: 10,
					column_start: 21,
					column_end: 34,
					pointers: [
						{
							line_start: 10,
							line_end: 10,
							column_start: 21,
							column_end: 34,
							path: 'screens[0].layout.children[0].type',
						},
					],
				},
			],
		};
		expect(create.read(answer(body), input, account)).toMatchObject({
			status: 'DRAFT',
			validationErrors: [
				{
					error: 'INVALID_PROPERTY_VALUE',
					errorType: 'FLOW_JSON_ERROR',
					lineStart: 10,
					columnEnd: 34,
					pointers: [{ path: 'screens[0].layout.children[0].type', lineStart: 10 }],
				},
			],
		});
	});

	it('does not take an answer without an id for a flow', () => {
		expect(() => create.read(answer({ success: true }), input, account)).toThrow();
	});
});

describe('changing a flow at Meta', () => {
	it.each([
		[publish, 'PUBLISHED'],
		[deprecate, 'DEPRECATED'],
	])('knows the new status from the request', (call, status) => {
		expect(call.read(answer({ success: true }), flow, account)).toEqual({
			provider: 'meta',
			flowId: 'flow-1',
			status,
			raw: { success: true },
		});
	});

	it('reads the faults of an upload beside its success', () => {
		const { validationErrors } = uploadJson.read(
			answer(metaSample('Update Flow JSON').answer),
			{ ...flow, flowJson: '{}' },
			account,
		);
		expect(validationErrors).toEqual([
			expect.objectContaining({ error: 'INVALID_PROPERTY', errorType: 'JSON_SCHEMA_ERROR' }),
		]);
	});

	it('uploads the JSON as a file of its own type', () => {
		const { body } = uploadJson.request({ ...flow, flowJson: '{"a":1}' }, account);
		expect(body).toMatchObject({
			parts: expect.arrayContaining([
				{
					field: 'file',
					fileName: 'flow.json',
					contentType: 'application/json',
					content: '{"a":1}',
				},
			]),
		});
	});

	it('connects an app', () => {
		const { body } = update.request({ ...flow, applicationId: '123' }, account);
		expect(noted({ method: 'POST', path: '', body }).body).toEqual({ application_id: '123' });
	});

	it('reads what was migrated and what was not', () => {
		const input = { sourceWabaId: '1', flowNames: [] };
		expect(migrate.read(answer(metaSample('Migrate Flows').answer), input, account)).toMatchObject({
			migratedFlows: [
				{ flowName: 'appointment', sourceFlowId: 'source-flow-1', flowId: 'dest-flow-1' },
			],
			failedFlows: [
				{
					flowName: 'leadgen',
					code: '4233041',
					message: 'Flows Migration Error: Flow name not found in source WABA.',
				},
			],
		});
	});

	it('migrates all flows to another account when no names are given', () => {
		const input = { sourceWabaId: '1', destinationWabaId: '2', flowNames: [] };
		expect(noted(migrate.request(input, account))).toEqual({
			method: 'POST',
			path: '/2/migrate_flows',
			body: { source_waba_id: '1' },
		});
	});

	it('keeps an id from leading anywhere else', () => {
		expect(publish.request({ flowId: '../1?a=b' }, account).path).toBe('/..%2F1%3Fa%3Db/publish');
	});
});
