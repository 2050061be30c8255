import { parseWebhook } from '../../../nodes/WhatsAppFlows/webhooks';
import samples from '../../fixtures/webhooks/meta-flows-webhooks.json';
import { flowEventOf } from './support';

describe('an event about a flow', () => {
	it('tells the old and the new status', () => {
		const { raw, ...event } = flowEventOf('meta', samples.status_change);
		expect(event).toStrictEqual({
			type: 'flowEvent',
			provider: 'meta',
			event: 'FLOW_STATUS_CHANGE',
			flowId: '6627390910605886',
			message: 'Flow Webhook 3 changed status from DRAFT to PUBLISHED',
			oldStatus: 'DRAFT',
			newStatus: 'PUBLISHED',
			timestamp: '2023-05-24T23:02:20.000Z',
		});
		expect(raw).toEqual(samples.status_change.entry[0]?.changes[0]?.value);
	});

	it('has no old status when the flow was just created', () => {
		const event = flowEventOf('meta', samples.created);
		expect(event.newStatus).toBe('DRAFT');
		expect(event).not.toHaveProperty('oldStatus');
	});

	it.each(['client_error_rate', 'endpoint_error_rate'] as const)(
		'warns with the rate and its kinds: %s',
		(name) => {
			const { errors } = samples[name].entry[0]?.changes[0]?.value ?? {};
			expect(flowEventOf('meta', samples[name])).toMatchObject({
				event: name.toUpperCase(),
				flowId: '691244242662581',
				errorRate: 14.28,
				threshold: 10,
				alertState: 'ACTIVATED',
				errors: errors?.map((kind) => ({
					errorType: kind.error_type,
					errorRate: kind.error_rate,
					errorCount: kind.error_count,
				})),
				timestamp: '2023-01-19T20:34:36.000Z',
			});
		},
	);

	it('warns that the endpoint is slow', () => {
		expect(flowEventOf('meta', samples.endpoint_latency)).toMatchObject({
			event: 'ENDPOINT_LATENCY',
			p50Latency: 500,
			p90Latency: 8000,
			requestsCount: 34,
			threshold: 7000,
			alertState: 'ACTIVATED',
		});
	});

	it('warns that the endpoint is not available', () => {
		expect(flowEventOf('meta', samples.endpoint_availability)).toMatchObject({
			event: 'ENDPOINT_AVAILABILITY',
			flowId: '12345678',
			availability: 75,
			threshold: 90,
			alertState: 'ACTIVATED',
		});
	});

	it('keeps a kind of fault that has no name', () => {
		const value = {
			event: 'CLIENT_ERROR_RATE',
			flow_id: '1',
			errors: [{ error_count: 2 }, 'text'],
		};
		const body = { entry: [{ changes: [{ field: 'flows', value }] }] };
		expect(flowEventOf('meta', body).errors).toEqual([{ errorType: 'unknown', errorCount: 2 }]);
	});

	it('carries a warning beside a status or alone', () => {
		const warning = 'Your current Flow version will freeze in 21 days.';
		expect(flowEventOf('meta', samples.created_with_version_warning)).toMatchObject({
			event: 'FLOW_STATUS_CHANGE',
			newStatus: 'DRAFT',
			warning,
		});
		const alone = flowEventOf('meta', samples.version_expiry_warning);
		expect(alone).toMatchObject({ event: 'FLOW_VERSION_EXPIRY_WARNING', warning });
		expect(alone).not.toHaveProperty('message');
	});

	it.each([{ flow_id: '1' }, { event: 'FLOW_STATUS_CHANGE' }, null, 'text'])(
		'is none without a name and a flow: %j',
		(value) => {
			const body = { entry: [{ changes: [{ field: 'flows', value }] }] };
			expect(parseWebhook('meta', body)).toEqual([]);
		},
	);
});
