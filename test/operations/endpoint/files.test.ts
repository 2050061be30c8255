import nock from 'nock';
import { randomBytes } from 'node:crypto';
import { EndpointUnderTest } from '../../support/endpoint';
import { upload } from '../../support/endpointClient';

const host = 'https://mmg.whatsapp.net';

beforeAll(() => nock.disableNetConnect());
// No deadline outlives its test, and everything that moves bytes goes on.
beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }));
afterEach(() => {
	expect(nock.pendingMocks()).toEqual([]);
	nock.cleanAll();
	jest.useRealTimers();
});

afterAll(() => nock.restore());

const photo = (metadata: object, more: object = {}) => ({
	media_id: 'm1',
	cdn_url: `${host}/v/photo.enc`,
	file_name: 'tap.jpg',
	encryption_metadata: metadata,
	...more,
});

async function ask(files: unknown[], options: object = {}) {
	const endpoint = new EndpointUnderTest({ options: { downloadFiles: true, ...options } });
	const data = { photos: files, note: 'It drips' };
	const { outputs } = await endpoint.ask({ action: 'data_exchange', screen: 'TAP', data });
	return outputs![0]![0]!;
}

describe('files that a person uploads in a flow', () => {
	it('are fetched without any key, checked, decrypted and given as files', async () => {
		const plain = randomBytes(2000);
		const { file, metadata } = upload(plain);
		nock(host, { badheaders: ['authorization'] })
			.get('/v/photo.enc')
			.reply(200, file);
		const { binary, json } = await ask([photo(metadata)]);
		expect(binary?.file0).toMatchObject({ fileName: 'tap.jpg', mimeType: 'image/jpeg' });
		expect(Buffer.from(binary?.file0?.data ?? '', 'base64')).toEqual(plain);
		expect(json).not.toHaveProperty('fileErrors');
	});

	it('are left where they are unless they are wanted', async () => {
		const { metadata } = upload(randomBytes(20));
		const { binary } = await ask([photo(metadata)], { downloadFiles: false });
		expect(binary).toBeUndefined();
	});

	it('are refused when changed, too large or gone, and the others come', async () => {
		const good = upload(randomBytes(100));
		const changed = Buffer.from(good.file);
		changed[0]! ^= 1;
		nock(host).get('/v/photo.enc').reply(200, good.file);
		nock(host).get('/changed').reply(200, changed);
		nock(host)
			.get('/large')
			.reply(200, Buffer.alloc(1024 * 1024 + 1));
		nock(host).get('/gone').reply(404);
		const at = (path: string) => photo(good.metadata, { cdn_url: `${host}${path}` });
		const { binary, json } = await ask(
			[at('/changed'), at('/large'), photo(good.metadata), at('/gone')],
			{ maxFileSize: 1 },
		);
		expect(Object.keys(binary ?? {})).toEqual(['file2']);
		expect(json.fileErrors).toEqual(
			expect.arrayContaining([
				'tap.jpg: The file is not the one that was uploaded',
				'tap.jpg: it has more than 1048576 bytes',
				'tap.jpg: WhatsApp answered 404',
			]),
		);
	});

	it.each([
		'http://mmg.whatsapp.net/x',
		'https://mmg.whatsapp.net.attacker.example/x',
		'https://attackerwhatsapp.net/x',
		'https://user:word@mmg.whatsapp.net/x',
		'https://mmg.whatsapp.net:8443/x',
		'https://127.0.0.1/x',
		'file:///etc/passwd',
		'not an address',
	])('are never fetched from %s', async (cdn_url) => {
		const { metadata } = upload(randomBytes(20));
		const { json } = await ask([photo(metadata, { cdn_url })]);
		expect(json.fileErrors).toEqual(['tap.jpg: it does not lie on a server of WhatsApp']);
	});
});
