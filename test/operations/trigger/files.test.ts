import { randomUUID } from 'node:crypto';
import nock from 'nock';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { ProviderId } from '../../../nodes/WhatsAppFlows/providers/model';
import { TriggerUnderTest } from '../../support/trigger';
import { accounts, useNock } from '../harness';

let triggers = 0;
const open = (provider: ProviderId, options: INodeParameters = {}, parameters = {}) =>
	new TriggerUnderTest(
		provider,
		{ ...parameters, options: { downloadFiles: true, ...options } },
		{ id: `files-${++triggers}` },
	);

/** 8x8's completion: https://developer.8x8.com/connect/docs/inbound-chatapps-message */
const at8x8 = (response: object) => ({
	version: 3,
	eventType: 'inbound_message_received',
	payload: {
		umid: randomUUID(),
		timestamp: '2026-03-19T22:51:55.00Z',
		user: { msisdn: '+15551234567' },
		type: 'Interactive',
		content: {
			interactive: { type: 'nfmReply', nfmReply: { responseJson: JSON.stringify(response) } },
		},
	},
});

/** Kaleyra's envelope around Meta's own message, with its address of a file beside it. */
const atKaleyra = (response: object, mediaUrl = '') => ({
	meta_object: {
		field: 'messages',
		value: {
			metadata: { phone_number_id: '177' },
			messages: [
				{
					id: `wamid.${randomUUID()}`,
					from: '919',
					timestamp: '1767225600',
					type: 'interactive',
					interactive: {
						type: 'nfm_reply',
						nfm_reply: { name: 'flow', response_json: JSON.stringify(response) },
					},
				},
			],
		},
	},
	extra_info: { media_url: mediaUrl, ref: '', reply_to: '' },
});

const photo = { file_name: 'photo.jpg', mime_type: 'image/jpeg' };
const picture = Buffer.from('\u00ff\u00d8 a picture', 'latin1');

async function itemOf(
	subject: TriggerUnderTest,
	body: unknown,
	header: string,
): Promise<INodeExecutionData> {
	const secret = String(subject.credential.data.webhookSecret);
	const { status, items } = await subject.deliver({ body, headers: { [header]: secret } });
	expect(status).toBe(200);
	return items?.[0] ?? { json: {} };
}

const from8x8 = (response: object, options?: INodeParameters) =>
	itemOf(open('8x8', options), at8x8(response), 'authorization');
const fileErrors = ({ json }: INodeExecutionData) => json.fileErrors;

useNock();

describe('a file of an answer at an address of the provider', () => {
	it('comes as binary data, fetched without the key', async () => {
		nock('https://media.8x8.com', { badheaders: ['authorization'] })
			.get('/files/1?signature=abc')
			.reply(200, picture);
		const url = 'https://media.8x8.com/files/1?signature=abc';
		const item = await from8x8({ photos: [{ ...photo, url }] });
		expect(item.binary?.file0).toMatchObject({
			fileName: 'photo.jpg',
			mimeType: 'image/jpeg',
			data: picture.toString('base64'),
		});
		expect(fileErrors(item)).toBeUndefined();
	});

	it('may stand beside the answer, as at Kaleyra', async () => {
		const body = atKaleyra({ comment: 'See file' }, 'https://media.kaleyra.io/a/form.pdf?key=1');
		nock('https://media.kaleyra.io').get('/a/form.pdf').query({ key: '1' }).reply(200, picture);
		const item = await itemOf(open('kaleyra'), body, 'x-webhook-secret');
		expect(item.binary?.file0).toMatchObject({ fileName: 'form.pdf' });
		expect(item.json.response).toEqual({ comment: 'See file' });
	});

	it('comes with other messages too, where the provider names it', async () => {
		nock('https://files.lipachat.com').get('/1.jpg').reply(200, picture);
		const subject = open('lipachat', {}, { triggerOn: ['otherMessage'] });
		const body = {
			messageId: randomUUID(),
			from: '2547',
			to: '254110090747',
			type: 'IMAGE',
			image: { caption: null, url: 'https://files.lipachat.com/1.jpg' },
		};
		const query = { secret: String(subject.credential.data.webhookSecret) };
		const { items } = await subject.deliver({ body, query });
		expect(items?.[0].binary?.file0).toMatchObject({ fileName: '1.jpg' });
	});

	it.each([
		['another host', 'https://evil.example/1'],
		['a host that only ends alike', 'https://not8x8.com/1'],
		['a host in front of another', 'https://8x8.com.evil.example/1'],
		['the own network', 'http://169.254.169.254/latest/meta-data'],
		['a host without https', 'http://media.8x8.com/1'],
		['another scheme', 'file:///etc/passwd'],
		['a name before the host', 'https://media.8x8.com@evil.example/1'],
	])('is never fetched from %s', async (_, url) => {
		const item = await from8x8({ photos: [{ ...photo, url }] });
		expect(item.binary).toEqual({});
		expect(fileErrors(item)).toEqual([expect.stringContaining('not known as a host')]);
	});

	it('is fetched from a host that the person allows', async () => {
		nock('https://bucket.storage.example').get('/1').reply(200, picture);
		const url = 'https://bucket.storage.example/1';
		const options = { fileHosts: 'https://bucket.storage.example/, other.example' };
		const item = await from8x8({ photos: [{ ...photo, url }] }, options);
		expect(item.binary?.file0).toBeDefined();
	});

	it('is not followed to where a redirect leads', async () => {
		nock('https://media.8x8.com').get('/1').reply(302, '', { location: 'https://evil.example/' });
		const item = await from8x8({ photos: [{ ...photo, url: 'https://media.8x8.com/1' }] });
		expect(fileErrors(item)).toHaveLength(1);
	});

	it('is left when it is larger than allowed, and the others come', async () => {
		nock('https://media.8x8.com')
			.get('/large')
			.reply(200, Buffer.alloc(1024 * 1024 + 1));
		nock('https://media.8x8.com').get('/small').reply(200, picture);
		const photos = ['large', 'small'].map((name) => ({
			...photo,
			file_name: name,
			url: `https://media.8x8.com/${name}`,
		}));
		const item = await from8x8({ photos }, { maxFileSize: 1 });
		expect(Object.keys(item.binary ?? {})).toEqual(['file1']);
		expect(fileErrors(item)).toEqual([
			expect.stringMatching(/^large: .*larger than 1048576 bytes/),
		]);
	});

	it('is named when it can’t be had', async () => {
		nock('https://media.8x8.com').get('/1').reply(404);
		nock('https://media.8x8.com').get('/2').replyWithError('reset');
		const photos = [1, 2].map((name) => ({ ...photo, url: `https://media.8x8.com/${name}` }));
		const item = await from8x8({ photos });
		expect(fileErrors(item)).toHaveLength(2);
		expect(item.json.response).toMatchObject({ photos });
	});

	it('is named when the provider gives only WhatsApp’s id of it', async () => {
		const item = await from8x8({ photos: [{ ...photo, id: '123', sha256: 'x' }] });
		expect(fileErrors(item)).toEqual(['photo.jpg: 8x8 gave no address for it']);
	});

	it('is fetched only where that is asked for', async () => {
		const item = await from8x8(
			{ photos: [{ ...photo, url: 'https://media.8x8.com/1' }] },
			{ downloadFiles: false },
		);
		expect(item.binary).toBeUndefined();
	});
});

describe('the files of an answer at Meta', () => {
	const { phoneNumberId, accessToken } = accounts.meta.data;
	const answer = (response: object) => ({
		entry: [
			{
				changes: [
					{
						field: 'messages',
						value: {
							...atKaleyra(response).meta_object.value,
							metadata: { phone_number_id: phoneNumberId },
						},
					},
				],
			},
		],
	});
	const find = (id: string, found: object) =>
		nock('https://graph.facebook.com')
			.get(`/v25.0/${id}`)
			.query({ phone_number_id: phoneNumberId })
			.reply(200, { id, mime_type: 'image/png', ...found });

	it('are looked up by id and fetched with the key', async () => {
		find('1', { url: 'https://lookaside.fbsbx.com/whatsapp_business/1', file_size: '11' });
		nock('https://lookaside.fbsbx.com', {
			reqheaders: { authorization: `Bearer ${accessToken}` },
		})
			.get('/whatsapp_business/1')
			.reply(200, picture);
		const { items } = await open('meta').deliverSigned(answer({ photos: [{ ...photo, id: '1' }] }));
		expect(items?.[0].binary?.file0).toMatchObject({
			fileName: 'photo.jpg',
			mimeType: 'image/png',
			data: picture.toString('base64'),
		});
	});

	it('never take the key to another host, nor an address out of the answer', async () => {
		find('1', { url: 'https://evil.example/1' });
		const photos = [
			{ ...photo, id: '1' },
			{ ...photo, url: 'https://evil.example/2' },
		];
		const { items } = await open('meta').deliverSigned(answer({ photos }));
		expect(items?.[0].json.fileErrors).toHaveLength(2);
	});

	it('are not fetched when Meta says that they are too large', async () => {
		find('1', { url: 'https://lookaside.fbsbx.com/1', file_size: String(26 * 1024 * 1024) });
		const { items } = await open('meta').deliverSigned(answer({ photos: [{ ...photo, id: '1' }] }));
		expect(items?.[0].json.fileErrors).toEqual([expect.stringContaining('larger than')]);
	});
});
