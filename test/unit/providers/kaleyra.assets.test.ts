import { kaleyra } from '../../../nodes/WhatsAppFlows/providers/kaleyra';

/**
 * https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-get-flow-assets-by-flow-id and
 * https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-migrate-flow
 */

const account = kaleyra.readAccount({
	apiKey: 'key',
	sid: 'HXAP16XXXXXX97IN',
	wabaId: '112000000000207',
	senderNumber: '+919900000000',
});
const { downloadJson, migrate } = kaleyra.flow as Required<typeof kaleyra.flow>;
const flowId = '120000000000000';
const answer = (body: unknown) => ({ status: 200, headers: {}, body });
const envelope = (data: unknown) => ({ code: 'WA200', message: 'ok', data, error: {} });

describe('the Flow JSON at Kaleyra', () => {
	const asset = {
		name: 'flow.json',
		asset_type: 'FLOW_JSON',
		download_url: 'https://scontent.whatsapp.net/v/flow.json?ccb=1',
	};
	const other = { ...asset, asset_type: 'PICTURE', download_url: 'https://example.com/a.png' };

	it('is asked for at the address that the sample forgets to finish', () => {
		expect(downloadJson.request({ flowId }, account)).toEqual({
			method: 'GET',
			path: `/whatsapp/${flowId}/assets`,
		});
	});

	it.each([
		['in `data`', envelope([other, asset])],
		['in Meta’s list within `data`', envelope({ data: [asset], paging: { cursors: {} } })],
	])('is found by its address %s', (_, body) => {
		expect(downloadJson.read(answer(body), { flowId }, account)).toEqual({
			downloadUrl: 'https://scontent.whatsapp.net/v/flow.json?ccb=1',
		});
	});

	it.each([
		['no assets', envelope([])],
		['only others', envelope([other])],
		['no web address', envelope([{ ...asset, download_url: 'flow.json' }])],
		['no list', envelope({ success: true })],
	])('is missing where there are %s', (_, body) => {
		expect(() => downloadJson.read(answer(body), { flowId }, account)).toThrow();
	});

	it('may lie only on hosts of WhatsApp and of Kaleyra', () => {
		expect([...(downloadJson.hosts ?? [])].sort()).toEqual(
			['facebook.com', 'fbcdn.net', 'fbsbx.com', 'kaleyra.ai', 'kaleyra.io', 'whatsapp.net'].sort(),
		);
	});
});

describe('migrating flows at Kaleyra', () => {
	it('puts both accounts into the path, the source first', () => {
		expect(
			migrate.request(
				{ sourceWabaId: '111', destinationWabaId: '222', flowNames: ['A', 'B'] },
				account,
			),
		).toEqual({
			method: 'POST',
			path: '/whatsapp/111/migrate_flows/222',
			body: { kind: 'json', value: { source_flow_names: ['A', 'B'] } },
		});
	});

	it('goes to the account of the credential, and without names to all flows', () => {
		expect(migrate.request({ sourceWabaId: '111', flowNames: [] }, account)).toEqual({
			method: 'POST',
			path: '/whatsapp/111/migrate_flows/112000000000207',
		});
	});

	it('tells what was copied and what was not', () => {
		const body = envelope({
			migrated_flows: [{ source_name: 'A', source_id: '1', migrated_id: '2' }],
			failed_flows: [
				{ source_name: 'B', error_code: '4233041', error_message: 'Flow name exists already' },
			],
		});
		expect(migrate.read(answer(body), { sourceWabaId: '111', flowNames: [] }, account)).toEqual({
			migratedFlows: [{ flowName: 'A', sourceFlowId: '1', flowId: '2' }],
			failedFlows: [{ flowName: 'B', code: '4233041', message: 'Flow name exists already' }],
			raw: body,
		});
	});

	it.each([envelope([]), envelope({ success: true })])(
		'makes nothing up from the answer %j',
		(body) => {
			expect(migrate.read(answer(body), { sourceWabaId: '111', flowNames: [] }, account)).toEqual({
				migratedFlows: [],
				failedFlows: [],
				raw: body,
			});
		},
	);

	it('throws where nothing is answered at all', () => {
		expect(() =>
			migrate.read(answer(''), { sourceWabaId: '111', flowNames: [] }, account),
		).toThrow();
	});
});
