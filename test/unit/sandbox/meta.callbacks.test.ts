import { CallbackCaller } from './callers/callbacks';
import { graphError, MetaCaller } from './callers/meta';
import { Receiver } from './harness';
import { Portal } from './portal';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override */

let portal: Portal;
let meta: MetaCaller;
let callbacks: CallbackCaller;
let receivers: Record<'app' | 'waba' | 'number', Receiver>;

const success = { status: 200, body: { success: true } };

beforeAll(async () => {
	portal = await Portal.start();
	meta = new MetaCaller(portal.client);
	callbacks = new CallbackCaller(meta);
	const [waba, number] = [await Receiver.start(), await Receiver.start()];
	receivers = { app: portal.receiver, waba, number };
});
beforeEach(async () => {
	await portal.reset();
	for (const receiver of Object.values(receivers)) receiver.received.length = 0;
});
afterAll(async () => {
	await portal.close();
	await receivers.waba.close();
	await receivers.number.close();
});

describe("a WABA's subscription", () => {
	it('lists the app that is subscribed, and nothing once it is not', async () => {
		expect((await callbacks.subscriptions(meta.waba)).body).toEqual({
			data: [
				{
					whatsapp_business_api_data: {
						id: expect.stringMatching(/^\d+$/),
						link: expect.stringMatching(/^https:\/\/www\.facebook\.com\//),
						name: expect.any(String),
					},
				},
			],
		});
		expect(await callbacks.unsubscribe(meta.waba)).toMatchObject(success);
		expect((await callbacks.subscriptions(meta.waba)).body).toEqual({ data: [] });
		expect(await callbacks.unsubscribe(meta.waba)).toMatchObject(graphError(100));
		expect(await callbacks.subscribe(meta.waba)).toMatchObject(success);
		expect((await callbacks.subscriptions(meta.waba)).body).toMatchObject({ data: [{}] });
	});

	it('shows the override beside the app, and loses it to the same call without a body', async () => {
		expect(await callbacks.override(meta.waba, receivers.waba.url)).toMatchObject(success);
		const shown = { data: [{ override_callback_uri: receivers.waba.url }] };
		expect((await callbacks.subscriptions(meta.waba)).body).toMatchObject(shown);
		const other = await callbacks.subscriptions(meta.otherWaba);
		expect(other.text).not.toContain('override_callback_uri');
		expect(await callbacks.subscribe(meta.waba)).toMatchObject(success);
		const after = await callbacks.subscriptions(meta.waba);
		expect(after.text).not.toContain('override_callback_uri');
	});

	it('takes the override as a form or a query too', async () => {
		const form = { override_callback_uri: receivers.waba.url, verify_token: 'mine' };
		const path = `/${meta.waba}/subscribed_apps`;
		expect(await meta.call('POST', path, { form })).toMatchObject(success);
		const query = new URLSearchParams(form);
		expect(await meta.call('POST', `${path}?${query}`)).toMatchObject(success);
	});

	it('is gone with its override when the app unsubscribes', async () => {
		await callbacks.override(meta.waba, receivers.waba.url);
		await callbacks.unsubscribe(meta.waba);
		await callbacks.subscribe(meta.waba);
		const after = await callbacks.subscriptions(meta.waba);
		expect(after.text).not.toContain('override_callback_uri');
	});
});

describe.each(['waba', 'number'] as const)('an override of the %s', (level) => {
	const set = (url: string, verifyToken?: string) =>
		level === 'waba'
			? callbacks.override(meta.waba, url, verifyToken)
			: callbacks.overrideNumber(meta.phone, url, verifyToken);
	const isSet = async () => {
		const { body } = await callbacks.configuration(meta.phone);
		const key = level === 'waba' ? 'whatsapp_business_account' : 'phone_number';
		return Object.hasOwn((body as { webhook_configuration: object }).webhook_configuration, key);
	};

	it('is asked for the challenge with its own verify token while it is set', async () => {
		expect(await set(receivers[level].url, 'its own')).toMatchObject(success);
		const { method, url, headers } = receivers[level].last;
		const query = new URL(url, 'http://localhost').searchParams;
		expect(method).toBe('GET');
		expect(query.get('hub.mode')).toBe('subscribe');
		expect(query.get('hub.verify_token')).toBe('its own');
		expect(headers).not.toHaveProperty('x-hub-signature-256');
		expect(await isSet()).toBe(true);
	});

	it('is refused, and not kept, when the address does not answer the challenge', async () => {
		const deaf = await Receiver.start('nothing to say');
		expect(await set(deaf.url)).toMatchObject(graphError(2200));
		await deaf.close();
		expect(await set(deaf.url)).toMatchObject(graphError(2200));
		expect(await isSet()).toBe(false);
	});

	it('keeps what was there when the new address is refused', async () => {
		await set(receivers[level].url);
		expect(await set('http://127.0.0.1:9/')).toMatchObject(graphError(2200));
		expect(await isSet()).toBe(true);
	});

	it('needs the app to be subscribed to the WABA', async () => {
		await callbacks.unsubscribe(meta.waba);
		const refused = await set(receivers[level].url);
		expect(refused).toMatchObject(graphError(100));
		expect(refused.at('error.message')).toContain('your app must be subscribed');
		expect(receivers[level].received).toEqual([]);
	});

	it('has no more than 200 characters', async () => {
		const longest = `${receivers[level].url}/`.padEnd(200, 'x');
		expect(await set(longest)).toMatchObject(success);
		expect(await set(`${longest}x`)).toMatchObject(graphError(100));
	});

	it('comes with a verify token', async () => {
		const json = { override_callback_uri: receivers[level].url };
		const refused =
			level === 'waba'
				? await meta.call('POST', `/${meta.waba}/subscribed_apps`, { json })
				: await callbacks.configure(meta.phone, json);
		expect(refused).toMatchObject(graphError(100));
		expect(await isSet()).toBe(false);
	});
});

describe("a number's webhook_configuration", () => {
	it('names the levels at which something is set, and no others', async () => {
		const read = async (phone: string) => (await callbacks.configuration(phone)).body;
		expect(await read(meta.phone)).toEqual({ id: meta.phone, webhook_configuration: {} });
		await portal.listen('meta');
		await callbacks.override(meta.waba, receivers.waba.url);
		await callbacks.overrideNumber(meta.phone, receivers.number.url);
		const application = receivers.app.url;
		const inherited = { whatsapp_business_account: receivers.waba.url, application };
		expect(await read(meta.phone)).toEqual({
			id: meta.phone,
			webhook_configuration: { phone_number: receivers.number.url, ...inherited },
		});
		expect(await read(callbacks.otherPhone)).toEqual({
			id: callbacks.otherPhone,
			webhook_configuration: inherited,
		});
		expect(await read(callbacks.otherWabaPhone)).toEqual({
			id: callbacks.otherWabaPhone,
			webhook_configuration: { application },
		});
	});

	it('is emptied by an empty address', async () => {
		await callbacks.overrideNumber(meta.phone, receivers.number.url);
		const emptied = await callbacks.configure(meta.phone, { override_callback_uri: '' });
		expect(emptied).toMatchObject(success);
		expect((await callbacks.configuration(meta.phone)).body).toMatchObject({
			webhook_configuration: {},
		});
	});

	it('takes nothing beside it', async () => {
		const json = { webhook_configuration: { override_callback_uri: '' }, name: 'Shop' };
		expect(await meta.call('POST', `/${meta.phone}`, { json })).toMatchObject(graphError(100));
		expect(await callbacks.configure(meta.phone, {})).toMatchObject(graphError(100));
		expect(await callbacks.configure('123', { override_callback_uri: '' })).toMatchObject(
			graphError(100),
		);
	});
});
