import { meta } from '../../../nodes/WhatsAppFlows/providers/meta';
import { metaSample, sampleIds } from '../../support/metaSamples';

/**
 * Answers of Meta's collection https://github.com/WhatsApp/WhatsApp-Flows-Tools ; what it lacks:
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi
 */

const account = meta.readAccount({
	accessToken: 'token',
	wabaId: sampleIds.waba,
	phoneNumberId: sampleIds.phone,
});
const { get, list, getPreview, downloadJson } = meta.flow as Required<typeof meta.flow>;
const flow = { flowId: sampleIds.flow };
const answer = (body: unknown) => ({ status: 200, headers: {}, body });

describe('reading a flow of Meta', () => {
	it('asks for everything that a flow has, and for a preview that leaves the old one alive', () => {
		const { query } = get.request(flow, account);
		const asked = `${query?.fields}`.split(',');
		expect(asked).toEqual(
			expect.arrayContaining(['json_version', 'endpoint_uri', 'health_status']),
		);
		expect(asked).toContain('preview.invalidate(false)');
	});

	it('reads the sample, whose endpoint has the name of older versions', () => {
		const body = metaSample('Get Flow').answer as { health_status: object };
		expect(get.read(answer(body), flow, account)).toEqual({
			provider: 'meta',
			flowId: 'flow-1',
			name: 'my first flow',
			status: 'DRAFT',
			categories: ['OTHER'],
			validationErrors: [],
			jsonVersion: '2.1',
			dataApiVersion: '3.0',
			endpointUri: 'https://example.com',
			previewUrl:
				'https://business.facebook.com/wa/manage/flows/55000..../preview/?token=b9d6.....',
			previewExpiresAt: '2023-05-21T11:18:09.000Z',
			health: body.health_status,
			raw: body,
		});
	});

	it('reads a flow of which Meta tells only the default fields', () => {
		const body = { id: 1234, name: 'A', status: 'DRAFT', categories: [], validation_errors: [] };
		expect(get.read(answer(body), flow, account)).toMatchObject({ flowId: '1234', name: 'A' });
	});

	it('reads the preview and its expiry, in seconds or as text', () => {
		const input = { ...flow, invalidate: true };
		expect(
			getPreview.read(answer(metaSample('Get Preview URL').answer), input, account),
		).toMatchObject({ flowId: 'flow-1', previewExpiresAt: '2023-05-21T11:18:09.000Z' });
		expect(getPreview.request(input, account).query).toEqual({
			fields: 'preview.invalidate(true)',
		});
	});

	it('finds the Flow JSON among the assets', () => {
		const body = metaSample('List Assets (Get Flow JSON URL)').answer;
		expect(downloadJson.read(answer(body), flow, account)).toEqual({
			downloadUrl: 'https://scontent.xx.fbcdn.net/m1/v/t0.57323-24/An_Hq0jnfJ...',
		});
		const other = { data: [{ asset_type: 'OTHER', download_url: 'https://a.example/b' }] };
		expect(() => downloadJson.read(answer(other), flow, account)).toThrow();
	});
});

describe('listing the flows of Meta', () => {
	const body = metaSample('List Flows').answer as { data: object[] };

	it('asks page by page', () => {
		expect(list.request({ limit: 100, after: 'QVFI=' }, account)).toEqual({
			method: 'GET',
			path: '/waba-1/flows',
			query: { limit: '100', after: 'QVFI=' },
		});
	});

	it('reads every flow with what is wrong with it', () => {
		const { flows } = list.read(answer(body), { limit: 100 }, account);
		expect(flows.map(({ flowId, status }) => [flowId, status])).toEqual([
			['flow-1', 'DRAFT'],
			['flow-2', 'DRAFT'],
			['flow-3', 'PUBLISHED'],
		]);
		expect(flows[1].validationErrors).toEqual([
			expect.objectContaining({ error: 'INVALID_PROPERTY', lineStart: 46, columnEnd: 30 }),
		]);
		expect(flows[1].raw).toBe(body.data[1]);
	});

	it('ends with a page that is not full, although it has a cursor', () => {
		expect(list.read(answer(body), { limit: 100 }, account).after).toBeUndefined();
		expect(list.read(answer(body), { limit: 3 }, account).after).toBe('QVFIUnZAWV...');
	});

	it('goes on where Meta names a next page, however short this one is', () => {
		const paging = { cursors: { after: 'x' }, next: 'https://graph.facebook.com/…' };
		expect(list.read(answer({ data: [], paging }), { limit: 100 }, account).after).toBe('x');
	});
});
