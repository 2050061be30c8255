import { EightByEightCaller, failure } from './callers/8x8';
import { Receiver } from './harness';
import { Portal, taken } from './portal';
import { sendFlow } from './sends';

/** https://developer.8x8.com/connect/reference/get-webhooks-2 */

let portal: Portal;
let eight: EightByEightCaller;
let path: string;
let subAccountId: string;

beforeAll(async () => {
	portal = await Portal.start();
	eight = new EightByEightCaller(portal.client);
	path = `/api/v1/accounts/${portal.client.data('8x8', 'accountId')}/webhooks`;
	subAccountId = portal.client.data('8x8', 'subAccountId');
});
beforeEach(() => portal.reset());
afterAll(() => portal.close());

const list = () => eight.call('GET', path);
const post = (...json: object[]) => eight.call('POST', path, { json });
const remove = (...json: object[]) => eight.call('DELETE', path, { json });
const url = 'http://example.com/dr/general';
const silent = { status: 200, text: '' };

describe('registering', () => {
	it('takes an array, answers nothing, and lists a bare array with its secrets masked', async () => {
		expect((await list()).body).toEqual([]);
		const httpAuthorization = 'Bearer fixed value';
		const entry = { subAccountId, url, type: 'MSG', enabled: true, httpAuthorization };
		expect(await post(entry)).toMatchObject(silent);
		const answer = await list();
		expect(answer.body).toEqual([
			{ type: 'MSG', subAccountId, url, enabled: true, httpAuthorization: '***' },
		]);
		expect(answer.text).not.toContain('fixed value');
	});

	it('masks the client secret of OAuth and shows the rest', async () => {
		const oauth = {
			url: 'https://example.com/token',
			clientId: 'me',
			clientSecret: 'between us',
			credentialsLocation: 'header',
		};
		expect(await post({ subAccountId: '*', url, type: 'CADR', oauth })).toMatchObject(silent);
		expect((await list()).body).toEqual([
			{
				type: 'CADR',
				subAccountId: '*',
				url,
				enabled: true,
				oauth: { ...oauth, clientSecret: '***' },
			},
		]);
	});

	it('means CADR and MSG when no type is given', async () => {
		await post({ subAccountId, url });
		expect((await list()).body).toEqual([
			{ type: 'CADR', subAccountId, url, enabled: true },
			{ type: 'MSG', subAccountId, url, enabled: true },
		]);
	});

	it('replaces what has the same type and sub-account, and leaves the rest', async () => {
		await post({ subAccountId, url, httpAuthorization: 'old' }, { subAccountId: '*', url });
		await post({ subAccountId, url: `${url}/new`, type: 'MSG' });
		const entries = (await list()).body as Array<{ type: string; subAccountId: string }>;
		expect(entries).toHaveLength(4);
		const replaced = entries.find((each) => each.type === 'MSG' && each.subAccountId !== '*');
		expect(replaced).toEqual({ type: 'MSG', subAccountId, url: `${url}/new`, enabled: true });
	});

	it.each([
		['an object', { subAccountId: '*', url }],
		['an empty array', []],
		['an entry without sub-account', [{ url }]],
		['an entry without address', [{ subAccountId: '*' }]],
		['a type that is none', [{ subAccountId: '*', url, type: 'SMS' }]],
		['an unknown field', [{ subAccountId: '*', url, secret: 'x' }]],
		['OAuth without credentialsLocation', [{ subAccountId: '*', url, oauth: { url } }]],
	])('refuses %s', async (_name, json) => {
		expect(await eight.call('POST', path, { json })).toMatchObject(failure(400, 1000));
		expect((await list()).body).toEqual([]);
	});

	it("refuses other accounts, sub-accounts and keys, and keeps none of such an array's entries", async () => {
		const answer = await post({ subAccountId, url }, { subAccountId: 'Somebody_else', url });
		expect(answer).toMatchObject(failure(400, 1001));
		expect((await list()).body).toEqual([]);
		const strange = '/api/v1/accounts/4bd22ee2-0a5b-4c7c-9d4f-6f4b4d3b8b8a/webhooks';
		expect(await eight.call('GET', strange)).toMatchObject(failure(403, 1201));
		const headers = { authorization: 'Bearer wrong' };
		expect(await eight.call('GET', path, { headers })).toMatchObject(failure(401, 1200));
	});
});

describe('deleting', () => {
	it('names both type and sub-account', async () => {
		await post({ subAccountId, url });
		expect(await remove({ subAccountId })).toMatchObject(failure(400, 1000));
		expect(await remove({ subAccountId, type: 'MSG' })).toMatchObject(silent);
		expect((await list()).body).toMatchObject([{ type: 'CADR' }]);
	});

	it('deletes with * what is registered for *, and nothing else', async () => {
		await post({ subAccountId, url, type: 'MSG' });
		expect(await remove({ subAccountId: '*', type: 'MSG' })).toMatchObject(failure(404, 1300));
		await post({ subAccountId: '*', url, type: 'MSG' });
		expect(await remove({ subAccountId: '*', type: 'MSG' })).toMatchObject(silent);
		expect((await list()).body).toMatchObject([{ subAccountId }]);
	});

	it('deletes nothing when one of its keys is not there', async () => {
		await post({ subAccountId, url, type: 'MSG' });
		const both = [{ type: 'MSG' }, { type: 'CADR' }].map((each) => ({ ...each, subAccountId }));
		expect(await remove(...both)).toMatchObject(failure(404, 1300));
		expect((await list()).body).toHaveLength(1);
	});
});

describe('the older system', () => {
	const old = (address: string | null) =>
		portal.client.control('/old-webhook', { provider: '8x8', url: address });

	it('stands in the way of its sub-account and of *, until it is emptied', async () => {
		await old('http://example.com/old');
		for (const each of [subAccountId, '*']) {
			const answer = await post({ subAccountId: each, url });
			expect(answer).toMatchObject(failure(409, 409));
			expect(answer.at('message')).toMatch(
				/^Unable to setup the webhook of the new format, while the webhook with an old format exists/,
			);
		}
		expect((await list()).body).toEqual([]);
		await old(null);
		expect(await post({ subAccountId, url })).toMatchObject(silent);
	});
});

describe('deliveries', () => {
	beforeEach(() => sendFlow(portal.client, '8x8'));

	it('go to the MSG address with answers and to the CADR address with receipts', async () => {
		const receipts = await Receiver.start();
		const answers = portal.receiver;
		await post(
			{ subAccountId, url: answers.url, type: 'MSG', httpAuthorization: 'Bearer for answers' },
			{ subAccountId, url: receipts.url, type: 'CADR', httpAuthorization: 'Basic for receipts' },
		);
		await portal.complete('8x8');
		await portal.status('8x8', 'read');
		await receipts.close();
		const eventTypes = ({ received }: Receiver) =>
			received.map(({ headers, body }) => [
				headers.authorization,
				(body as { eventType: string }).eventType,
			]);
		expect(eventTypes(answers)).toEqual([['Bearer for answers', 'inbound_message_received']]);
		expect(eventTypes(receipts)).toEqual([
			['Basic for receipts', 'outbound_message_status_changed'],
		]);
	});

	it("prefer the sub-account's own address to that for all", async () => {
		const all = await Receiver.start();
		await post({ subAccountId: '*', url: all.url });
		await portal.complete('8x8');
		await post({ subAccountId, url: portal.receiver.url });
		await portal.complete('8x8');
		await all.close();
		expect([all.received.length, portal.receiver.received.length]).toEqual([1, 1]);
	});

	it('carry no Authorization when none was registered, and a wrong one on request', async () => {
		await post({ subAccountId, url: portal.receiver.url });
		expect(await portal.complete('8x8')).toMatchObject(taken);
		expect(portal.receiver.last.headers).not.toHaveProperty('authorization');
		await post({ subAccountId, url: portal.receiver.url, httpAuthorization: 'Bearer right' });
		await portal.complete('8x8', { wrongSecret: true });
		expect(portal.receiver.last.headers.authorization).not.toBe('Bearer right');
		expect(portal.receiver.last.headers).toHaveProperty('authorization');
	});

	it('do not happen to a type that is absent or disabled', async () => {
		await post({ subAccountId, url: portal.receiver.url, type: 'CADR' });
		expect((await portal.complete('8x8')).status).toBe(409);
		await post({ subAccountId, url: portal.receiver.url, type: 'MSG', enabled: false });
		expect((await portal.complete('8x8')).status).toBe(409);
		expect(portal.receiver.received).toEqual([]);
	});

	it("are what a person saves in the portal, and what the API's POST replaces", async () => {
		await portal.listen('8x8');
		const entry = {
			subAccountId,
			url: portal.receiver.url,
			enabled: true,
			httpAuthorization: '***',
		};
		expect((await list()).body).toEqual([
			{ type: 'MSG', ...entry },
			{ type: 'CADR', ...entry },
		]);
		await post({ subAccountId, url: portal.receiver.url, httpAuthorization: 'Bearer new' });
		await portal.complete('8x8');
		expect(portal.receiver.last.headers.authorization).toBe('Bearer new');
	});

	it('carry the secret in the query when the portal was given such an address', async () => {
		await portal.listen('8x8', { secretInQuery: true });
		await portal.complete('8x8');
		const secret = portal.client.data('8x8', 'webhookSecret');
		expect(new URL(portal.receiver.last.url, 'http://x').searchParams.get('secret')).toBe(secret);
		expect((await portal.listen('8x8', { secretHeader: 'x-secret' })).status).toBe(400);
	});
});
