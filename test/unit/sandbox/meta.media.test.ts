import { createHash } from 'node:crypto';
import { CallbackCaller } from './callers/callbacks';
import { graphError, MetaCaller } from './callers/meta';
import { fetchText } from './harness';
import { Portal, taken } from './portal';
import { sendFlow } from './sends';

/**
 * https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload
 * https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media
 */

let portal: Portal;
let meta: MetaCaller;

beforeAll(async () => {
	portal = await Portal.start();
	meta = new MetaCaller(portal.client);
});
beforeEach(async () => {
	await portal.reset();
	await sendFlow(portal.client, 'meta');
	await portal.listen('meta');
});
afterAll(() => portal.close());

const photo = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x80, 0x0a]);
const uploads = [
	{ fileName: 'Ann.jpg', mimeType: 'image/jpeg', base64: photo.toString('base64') },
	{
		fileName: 'cv.pdf',
		mimeType: 'application/pdf',
		base64: Buffer.from('%PDF').toString('base64'),
	},
];

interface Media {
	readonly id: string;
	readonly file_name: string;
	readonly mime_type: string;
	readonly sha256: string;
}

/** The person uploads the files; what the reply says of them. */
async function upload(): Promise<Record<'photo_picker' | 'document_picker', [Media]>> {
	expect(await portal.complete('meta', { media: uploads })).toMatchObject(taken);
	const found = /"response_json":("(?:[^"\\]|\\.)*")/.exec(portal.receiver.last.raw.toString());
	const text = JSON.parse(found?.[1] ?? '""') as string;
	return JSON.parse(text) as Awaited<ReturnType<typeof upload>>;
}

describe('uploaded files', () => {
	it('are named beside the answers', async () => {
		expect(await upload()).toEqual({
			flow_token: 'tok',
			city: 'Jiddah',
			photo_picker: [
				{
					id: expect.stringMatching(/^\d+$/),
					file_name: 'Ann.jpg',
					mime_type: 'image/jpeg',
					sha256: createHash('sha256').update(photo).digest('base64'),
				},
			],
			document_picker: [expect.objectContaining({ file_name: 'cv.pdf' })],
		});
	});

	it('are found by their id and fetched with the token, byte by byte', async () => {
		const [{ id }] = (await upload()).photo_picker;
		const answer = await meta.call('GET', `/${id}?phone_number_id=${meta.phone}`);
		expect(answer.body).toEqual({
			messaging_product: 'whatsapp',
			url: expect.stringContaining(portal.client.sandbox.url),
			mime_type: 'image/jpeg',
			sha256: createHash('sha256').update(photo).digest('hex'),
			file_size: '6',
			id,
		});
		const headers = { authorization: `Bearer ${portal.client.data('meta', 'accessToken')}` };
		const response = await fetch(answer.at('url'), { headers });
		expect(response.headers.get('content-type')).toBe('image/jpeg');
		expect(Buffer.from(await response.arrayBuffer()).equals(photo)).toBe(true);
		expect((await fetch(`${answer.at('url')}x`, { headers })).status).toBe(404);
	});

	it('are not given to one without the token', async () => {
		const [{ id }] = (await upload()).photo_picker;
		const url = (await meta.call('GET', `/${id}`)).at('url');
		expect((await fetchText(url)).status).toBe(401);
		const headers = { authorization: 'Bearer somebody' };
		expect((await fetchText(url, { headers })).status).toBe(401);
	});

	it('belong to the number that received them', async () => {
		const [{ id }] = (await upload()).photo_picker;
		const { otherPhone } = new CallbackCaller(meta);
		const answer = await meta.call('GET', `/${id}?phone_number_id=${otherPhone}`);
		expect(answer).toMatchObject(graphError(100));
		expect(await meta.call('GET', '/123?phone_number_id=1')).toMatchObject(graphError(100));
	});

	it('are ten at most, real base64, and played for Meta only', async () => {
		const many = Array.from({ length: 11 }, () => uploads[0]);
		expect((await portal.complete('meta', { media: many })).status).toBe(400);
		const broken = [{ ...uploads[0], base64: 'no base64!' }];
		expect((await portal.complete('meta', { media: broken })).status).toBe(400);
		await sendFlow(portal.client, 'kaleyra');
		await portal.listen('kaleyra');
		expect((await portal.complete('kaleyra', { media: uploads })).status).toBe(400);
	});
});
