import nock from 'nock';
import { accounts, byId, failureOf, outputOf, useNock } from './harness';

/**
 * https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-get-flow-assets-by-flow-id ,
 * https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-migrate-flow and the preview
 */

useNock();

const { host, data } = accounts.kaleyra;
const whatsapp = `/v2/${data.sid}/whatsapp`;
const flowId = byId('120000000000000');
const one = `${whatsapp}/120000000000000`;
const api = () => nock(host, { reqheaders: { 'api-key': data.apiKey } });
const envelope = (content: unknown) => ({ code: 'WA200', message: 'ok', data: content, error: {} });

describe('Get Preview at Kaleyra', () => {
	const preview_url = 'https://business.facebook.com/wa/manage/flows/1/preview/?token=b9d6';

	it('asks for the field and gives the link', async () => {
		const preview = { preview_url, expires_at: '2026-05-21T11:18:09+0000' };
		api().get(one).query({ fields: 'preview' }).reply(200, envelope({ preview }));
		expect(await outputOf('kaleyra', 'getPreview', { flowId })).toEqual([
			{
				provider: 'kaleyra',
				flowId: '120000000000000',
				previewUrl: preview_url,
				previewExpiresAt: '2026-05-21T11:18:09.000Z',
			},
		]);
	});

	it('says so when no link comes', async () => {
		api().get(one).query({ fields: 'preview' }).reply(200, envelope([]));
		const { message } = await failureOf('kaleyra', 'getPreview', { flowId });
		expect(message).toContain('not as documented');
	});
});

describe('Download JSON at Kaleyra', () => {
	const asset = (download_url: string) => ({
		name: 'flow.json',
		asset_type: 'FLOW_JSON',
		download_url,
	});

	it('fetches the file from where it lies, without the API key', async () => {
		const address = 'https://scontent.whatsapp.net/v/flow.json';
		api()
			.get(`${one}/assets`)
			.reply(200, envelope([asset(address)]));
		nock('https://scontent.whatsapp.net', { badheaders: ['api-key'] })
			.get('/v/flow.json')
			.reply(200, '{"version":"5.0","screens":[]}');
		const [output] = await outputOf('kaleyra', 'downloadJson', { flowId, outputAs: 'json' });
		expect(JSON.stringify(output)).toContain('"screens":[]');
	});

	it('fetches nothing from a host that it does not know', async () => {
		api()
			.get(`${one}/assets`)
			.reply(200, envelope([asset('https://whatsapp.net.example.com/flow.json')]));
		const { message } = await failureOf('kaleyra', 'downloadJson', { flowId, outputAs: 'json' });
		expect(message).toContain('whatsapp.net.example.com');
	});
});

describe('Migrate at Kaleyra', () => {
	const parameters = { sourceWabaId: '111', flowNames: '' };

	it('names both accounts in the path, the source first', async () => {
		api()
			.post(`${whatsapp}/111/migrate_flows/${data.wabaId}`, { source_flow_names: ['A', 'B'] })
			.reply(
				200,
				envelope({
					migrated_flows: [{ source_name: 'A', source_id: '1', migrated_id: '2' }],
					failed_flows: [
						{ source_name: 'B', error_code: '4233041', error_message: 'Name exists already.' },
					],
				}),
			);
		expect(await outputOf('kaleyra', 'migrate', { ...parameters, flowNames: 'A, B' })).toEqual([
			{
				provider: 'kaleyra',
				migratedFlows: [{ flowName: 'A', sourceFlowId: '1', flowId: '2' }],
				failedFlows: [{ flowName: 'B', code: '4233041', message: 'Name exists already.' }],
			},
		]);
	});

	it('migrates everything into another account', async () => {
		api()
			.post(`${whatsapp}/111/migrate_flows/222`, '')
			.reply(200, envelope({ success: true }));
		const options = { destinationWabaId: '222' };
		expect(await outputOf('kaleyra', 'migrate', { ...parameters, options })).toHaveLength(1);
	});

	it('is no success when no flow was migrated', async () => {
		api()
			.post(`${whatsapp}/111/migrate_flows/${data.wabaId}`)
			.reply(200, envelope({ failed_flows: [{ source_name: 'B', error_message: 'Taken.' }] }));
		const { message, description } = await failureOf('kaleyra', 'migrate', parameters);
		expect(message).toBe('None of the flows was migrated');
		expect(description).toContain('B: Taken.');
	});
});
