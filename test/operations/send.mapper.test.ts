import nock from 'nock';
import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeParameters,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { mapScreenData } from '../../nodes/WhatsAppFlows/methods/mapScreenData';
import { accounts, byId, failureOf, outputOf, useNock, type OperationRun } from './harness';

useNock();

const { host, data: account, type } = accounts.meta;
const flowJson = {
	version: '7.3',
	screens: [
		{
			id: 'WELCOME',
			title: 'Welcome',
			terminal: true,
			data: {
				note: { type: 'string', __example__: '' },
				guests: { type: 'integer', __example__: 4 },
				size: { type: 'string', enum: ['S', 'M'], __example__: 'M' },
				tables: {
					type: 'array',
					items: { type: 'object', properties: { id: { type: 'string' } } },
					__example__: [{ id: 'a table at the window, or one in the garden, as you like it' }],
				},
				required: ['guests', 'size', 'tables'],
			},
		},
		{ id: 'THANKS', title: 'Thanks' },
	],
};

function stored(times = 1): void {
	nock(host)
		.get('/v25.0/flow-1/assets')
		.times(times)
		.reply(200, { data: [{ asset_type: 'FLOW_JSON', download_url: 'https://x.fbcdn.net/f' }] });
	nock('https://x.fbcdn.net').get('/f').times(times).reply(200, flowJson);
}

function expectMessages(): IDataObject[] {
	const sent: IDataObject[] = [];
	const path = `/v25.0/${account.phoneNumberId}/messages`;
	nock(host)
		.post(path, (body: { interactive: { action: { parameters: IDataObject } } }) => {
			return sent.push(body.interactive.action.parameters.flow_action_payload as IDataObject) > 0;
		})
		.reply(200, { messages: [{ id: 'wamid.1' }] })
		.persist();
	return sent;
}

const mapping = (value: IDataObject | null, more: IDataObject = {}) => ({
	dataMapping: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [], ...more },
});
const message = (more: object): INodeParameters =>
	({
		flowId: byId('flow-1'),
		recipient: '+18055555555',
		flowCta: 'Open',
		bodyText: 'Please tell us more',
		headerType: 'none',
		footerText: '',
		flowAction: 'navigate',
		screen: byId('WELCOME'),
		defineDataBy: 'map',
		...more,
	}) as INodeParameters;
const fitting = { guests: '5', size: 'M', tables: '[{ "id": 1 }]', note: null };

describe('Send with mapped data', () => {
	const send = async (more: object, run: OperationRun = {}) =>
		await outputOf('meta', 'send', message(more), run);
	const refused = async (more: object) => (await failureOf('meta', 'send', message(more))).message;

	it('sends the values in the types that the screen needs', async () => {
		stored();
		const sent = expectMessages();
		await send(mapping(fitting));
		expect(sent).toEqual([
			{ screen: 'WELCOME', data: { guests: 5, size: 'M', tables: [{ id: '1' }] } },
		]);
		nock.cleanAll();
	});

	it('takes the fields of the item by their names, and reads the flow once for all items', async () => {
		stored();
		const sent = expectMessages();
		const items = [1, 2].map((guests) => ({ ...fitting, guests, other: 'left out' }));
		const toEach = { recipient: '=+1555123456{{ $itemIndex }}' };
		await send({ ...mapping(null, { mappingMode: 'autoMapInputData' }), ...toEach }, { items });
		expect(sent.map(({ data }) => (data as IDataObject).guests)).toEqual([1, 2]);
		expect(sent[0].data).not.toHaveProperty('other');
		nock.cleanAll();
	});

	it('says a sentence for each value that does not fit, and sends nothing', async () => {
		stored();
		expect(await refused(mapping({ guests: 'many', size: 'XL', tables: '', old: 'x' }))).toBe(
			'Data of the Screen “WELCOME”: “old” is not in the data of the screen; “guests” needs a whole ' +
				'number, but it is a text; “size” must be one of: S, M; “tables” is empty, but the screen ' +
				'needs it (item 0): map a value that fits; if the flow has changed, refresh the fields in ' +
				'the editor.',
		);
	});

	it('names the screens of the flow for one that it does not have', async () => {
		stored();
		expect(await refused({ ...mapping(fitting), screen: byId('HELLO') })).toContain(
			'the flow has no screen “HELLO” (item 0): choose one of: WELCOME, THANKS.',
		);
	});

	it('goes by what the editor saw when the provider does not return the flow', async () => {
		nock(host).get('/v25.0/flow-1/assets').reply(500, {});
		const schema = [{ id: 'guests', type: 'number', required: true }];
		expect(await refused(mapping({ guests: '={{ "many" }}' }, { schema }))).toContain(
			'“guests” needs a number, but it is a text',
		);
	});

	it('is refused in plain words for a provider that can’t tell the fields', async () => {
		const { message: reason } = await failureOf(
			'lipachat',
			'send',
			message({ headerText: 'Hello', headerType: 'text' }),
		);
		expect(reason).toContain('Lipachat can’t tell the fields of a screen');
	});
});

describe('the fields to map to in the editor', () => {
	const load = async (parameters: IDataObject) =>
		await mapScreenData.call({
			getCurrentNodeParameter: (name: string) => ({ provider: 'meta', ...parameters })[name],
			getCredentials: async () => await Promise.resolve(account),
			getNode: () => ({ name: 'Node', type, parameters: {} }),
			helpers: {
				httpRequest: fetched,
				httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
					await fetched(options),
			},
		} as unknown as ILoadOptionsFunctions);
	const fetched = async ({ url, baseURL = '', encoding }: Partial<IHttpRequestOptions>) => {
		const answer = await fetch(`${baseURL}${url}`);
		const text = await answer.text();
		const body: unknown = encoding === 'stream' ? [Buffer.from(text)] : JSON.parse(text);
		return { statusCode: answer.status, headers: {}, body };
	};
	const chosen = { flowId: byId('flow-1'), screen: byId('WELCOME') };

	it('are those of the screen, required ones first, each with its type and example', async () => {
		stored();
		const common = { defaultMatch: false, display: true, options: undefined };
		expect((await load(chosen)).fields).toEqual([
			{ ...common, id: 'guests', displayName: 'guests (e.g. 4)', required: true, type: 'number' },
			{
				...common,
				id: 'size',
				displayName: 'size (e.g. M)',
				required: true,
				type: 'options',
				options: [
					{ name: 'S', value: 'S' },
					{ name: 'M', value: 'M' },
				],
			},
			{
				...common,
				id: 'tables',
				displayName: 'tables (e.g. [{"id":"a table at the window, or one in the garden, as you …)',
				required: true,
				type: 'array',
			},
			{ ...common, id: 'note', displayName: 'note', required: false, type: 'string' },
		]);
	});

	it.each([
		['a screen without data', { ...chosen, screen: byId('THANKS') }, 'needs no data'],
		['a screen that is not there', { ...chosen, screen: byId('X') }, 'choose one of: WELCOME'],
	])('are replaced by a notice for %s', async (_, parameters, notice) => {
		stored();
		const { fields, emptyFieldsNotice } = await load(parameters);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice?.toLowerCase()).toContain(notice.toLowerCase());
	});

	it.each([
		['nothing chosen yet', {}, 'Choose a flow first'],
		['an expression', { flowId: byId('={{ $json.flowId }}') }, 'comes from an expression'],
	])('are replaced by a notice, without a request, for %s', async (_, parameters, notice) => {
		expect((await load(parameters)).emptyFieldsNotice).toContain(notice);
	});
});
