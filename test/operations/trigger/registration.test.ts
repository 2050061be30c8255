import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { TriggerUnderTest } from '../../support/trigger';
import { accounts, useNock } from '../harness';

const graph = () => nock('https://graph.facebook.com');
const { phoneNumberId, wabaId, verifyToken } = accounts.meta.data;
const number = `/v25.0/${phoneNumberId}`;
const subscriptions = `/v25.0/${wabaId}/subscribed_apps`;
const subscribed = { data: [{ whatsapp_business_api_data: { id: '1', name: 'App', link: 'x' } }] };
const configuration = (overrides: object = {}) => ({
	webhook_configuration: { application: 'https://app.example/callback', ...overrides },
	id: phoneNumberId,
});
const readNumber = (overrides?: object) =>
	graph()
		.get(number)
		.query({ fields: 'webhook_configuration' })
		.reply(200, configuration(overrides));
const readSubscriptions = (body: object = subscribed) =>
	graph().get(subscriptions).reply(200, body);
const setNumber = (override: Record<string, string>) =>
	graph().post(number, { webhook_configuration: override }).reply(200, { success: true });

const readState = (status: number, body: object) =>
	graph().get(number).query({ fields: 'account_mode,status' }).reply(status, body);

let triggers = 0;
const meta = (parameters = {}, staticData?: IDataObject) =>
	new TriggerUnderTest(
		'meta',
		{ registration: 'automatic', ...parameters },
		{ id: `registration-${++triggers}`, staticData },
	);

useNock();

describe('setting the webhook up at Meta', () => {
	beforeEach(() => {
		graph()
			.persist()
			.get(number)
			.query({ fields: 'account_mode,status' })
			.optionally()
			.reply(200, { account_mode: 'LIVE', status: 'CONNECTED', id: phoneNumberId });
	});

	it('sets the override of the number, and takes it away again', async () => {
		const subject = meta();
		readSubscriptions();
		readNumber();
		setNumber({ override_callback_uri: subject.url, verify_token: verifyToken });
		await subject.activate();

		readNumber({ phone_number: subject.url });
		setNumber({ override_callback_uri: '' });
		await subject.deactivate();
	});

	it('asks once more at a restart and changes nothing', async () => {
		const subject = meta();
		readSubscriptions();
		readNumber();
		setNumber({ override_callback_uri: subject.url, verify_token: verifyToken });
		await subject.activate();
		readNumber({ phone_number: subject.url });
		await subject.activate();
	});

	it('sets it again when somebody has changed it meanwhile to nothing', async () => {
		const subject = meta();
		for (let time = 0; time < 2; time++) {
			if (time > 0) readNumber();
			readSubscriptions();
			readNumber();
			setNumber({ override_callback_uri: subject.url, verify_token: verifyToken });
			await subject.activate();
		}
	});

	it('does not take the place of another address unless it is told to', async () => {
		readSubscriptions();
		readNumber({ phone_number: 'https://other.example/hook' });
		await expect(meta().activate()).rejects.toThrow(
			'Meta delivers to other.example already. Turn on Replace Existing if this trigger shall take its place, or choose Manual.',
		);
	});

	it('puts back what was there before', async () => {
		const before = 'https://other.example/hook';
		const subject = meta({ options: { replaceExisting: true } });
		readSubscriptions();
		readNumber({ phone_number: before });
		setNumber({ override_callback_uri: subject.url, verify_token: verifyToken });
		await subject.activate();
		readNumber({ phone_number: subject.url });
		setNumber({ override_callback_uri: before, verify_token: verifyToken });
		await subject.deactivate();
	});

	it('takes its own address away when the one before is no longer accepted', async () => {
		const before = 'https://gone.example/hook';
		const subject = meta({ options: { replaceExisting: true } });
		readSubscriptions();
		readNumber({ phone_number: before });
		setNumber({ override_callback_uri: subject.url, verify_token: verifyToken });
		await subject.activate();
		readNumber({ phone_number: subject.url });
		graph()
			.post(number, {
				webhook_configuration: { override_callback_uri: before, verify_token: verifyToken },
			})
			.reply(400, { error: { message: 'Callback verification failed', code: 2200 } });
		setNumber({ override_callback_uri: '' });
		await subject.deactivate();
	});

	it('leaves an address alone that is no longer ours', async () => {
		const subject = meta();
		readSubscriptions();
		readNumber();
		setNumber({ override_callback_uri: subject.url, verify_token: verifyToken });
		await subject.activate();
		readNumber({ phone_number: 'https://newer.example/hook' });
		await subject.deactivate();
	});

	it('has nothing to take back after an activation that failed', async () => {
		await expect(meta().deactivate()).resolves.toBeUndefined();
	});

	it('borrows the address for a test run and gives it back', async () => {
		const subject = meta();
		readSubscriptions();
		readNumber();
		setNumber({ override_callback_uri: subject.url, verify_token: verifyToken });
		await subject.activate();
		readSubscriptions();
		readNumber({ phone_number: subject.url });
		setNumber({ override_callback_uri: subject.testUrl, verify_token: verifyToken });
		await subject.activate('manual');
		readNumber({ phone_number: subject.testUrl });
		setNumber({ override_callback_uri: subject.url, verify_token: verifyToken });
		await subject.deactivate('manual');
	});

	it('sets the override of a whole account through its subscription', async () => {
		const subject = meta({ place: 'account' });
		readSubscriptions();
		readSubscriptions();
		graph()
			.post(subscriptions, { override_callback_uri: subject.url, verify_token: verifyToken })
			.reply(200, { success: true });
		await subject.activate();
		readSubscriptions({ data: [{ ...subscribed.data[0], override_callback_uri: subject.url }] });
		graph()
			.post(subscriptions, (body) => !body || Object.keys(body as object).length === 0)
			.reply(200, { success: true });
		await subject.deactivate();
	});

	it('never touches anything for alerts, which only the app’s own callback gets', async () => {
		readSubscriptions();
		await meta({ triggerOn: ['flowEvent'] }).activate();
	});
});

describe('the self-check', () => {
	const live = { account_mode: 'LIVE', status: 'CONNECTED', id: phoneNumberId };

	it('says that no app is subscribed to the account', async () => {
		readSubscriptions({ data: [] });
		readState(200, live);
		await expect(meta().activate()).rejects.toThrow(
			'No app is subscribed to the WhatsApp Business Account, so Meta delivers nothing.',
		);
	});

	it('says that an override sends the answers elsewhere, where the address is set by hand', async () => {
		readSubscriptions();
		readNumber({ whatsapp_business_account: 'https://other.example/hook' });
		readState(200, live);
		await expect(meta({ registration: 'manual' }).activate()).rejects.toThrow(
			'Answers to this number are sent to other.example by an override',
		);
	});

	it('names the permission that the token lacks', async () => {
		graph()
			.get(subscriptions)
			.reply(403, { error: { message: '(#200) Permissions error', code: 200 } });
		await expect(meta().activate()).rejects.toThrow(
			/lacks a permission.*whatsapp_business_management and whatsapp_business_messaging/s,
		);
	});

	it.each([
		['meta', { appSecret: '' }, 'App Secret of the Meta credential must be filled in'],
		['meta', { verifyToken: '' }, 'Verify Token of the Meta credential must be filled in'],
		['kaleyra', { webhookSecret: '' }, 'Webhook Secret of the Kaleyra'],
	] as const)('says of %s what the credential lacks', async (provider, credential, says) => {
		const subject = new TriggerUnderTest(provider, { registration: 'manual' }, { credential });
		await expect(subject.activate()).rejects.toThrow(says);
	});

	it.each(['PENDING', 'BANNED', 'DISCONNECTED'])(
		'says that a number with the status %s takes no messages',
		async (status) => {
			readSubscriptions();
			readState(200, { ...live, status });
			await expect(meta().activate()).rejects.toThrow(`the status ${status}`);
		},
	);

	it('says that a test number can’t be reached by customers, unless it may be one', async () => {
		const subject = (options = {}) => meta({ registration: 'manual', options });
		for (let time = 0; time < 3; time++) {
			readSubscriptions();
			readNumber();
			readState(200, { ...live, account_mode: 'SANDBOX' });
		}
		await expect(subject().activate()).rejects.toThrow(/lends for trying out.*Allow Test Number/s);
		await expect(subject({ allowTestNumber: true }).activate()).resolves.toBeUndefined();
		await expect(subject().activate('manual')).resolves.toBeUndefined();
	});

	it.each([
		['a state that is still unknown to us', 200, { ...live, status: 'RELAXED' }],
		['nothing', 200, { id: phoneNumberId }],
		['a refusal, as no page promises the fields', 400, { error: { message: 'x', code: 100 } }],
	])('takes no offence at %s', async (_, status, body) => {
		readSubscriptions();
		readNumber();
		readState(status, body);
		await expect(meta({ registration: 'manual' }).activate()).resolves.toBeUndefined();
	});

	it('lets a trigger be activated whose address is still to be pasted', async () => {
		readSubscriptions();
		readNumber();
		readState(200, live);
		await expect(meta({ registration: 'manual' }).activate()).resolves.toBeUndefined();
		const lipachat = new TriggerUnderTest('lipachat');
		await expect(lipachat.activate()).resolves.toBeUndefined();
	});
});

describe('setting the webhook up at 8x8', () => {
	const api = () => nock('https://chatapps.8x8.com');
	const path = `/api/v1/accounts/${accounts['8x8'].data.accountId}/webhooks`;
	const key = { subAccountId: 'Onion_Marketing', type: 'MSG' };
	const list = (...entries: object[]) => api().get(path).reply(200, entries);
	const eightByEight = (parameters = {}, credential = {}) =>
		new TriggerUnderTest(
			'8x8',
			{ registration: 'automatic', ...parameters },
			{ id: `registration-${++triggers}`, credential },
		);

	it('registers its address with a secret of its own, and takes it away again', async () => {
		const subject = eightByEight({}, { webhookSecret: '' });
		let secret = '';
		list();
		api()
			.post(path, ([entry]: Array<Record<string, string>>) => {
				secret = entry.httpAuthorization;
				return entry.url === subject.url && entry.type === 'MSG' && secret.length >= 32;
			})
			.reply(200);
		await subject.activate();

		const headers = { authorization: secret };
		expect((await subject.deliver({ headers })).status).toBe(200);
		expect((await subject.deliver({ headers: { authorization: 'x' } })).status).toBe(401);

		list({ ...key, url: subject.url, enabled: true, httpAuthorization: '***' });
		api().delete(path, [key]).reply(200);
		await subject.deactivate();
	});

	it('registers for receipts only when statuses are wanted', async () => {
		const subject = eightByEight({ triggerOn: ['messageStatus'] });
		list({ ...key, url: 'https://other.example/hook' });
		api()
			.post(path, ([entry]: Array<Record<string, string>>) => entry.type === 'CADR')
			.reply(200);
		await subject.activate();
	});

	it('can’t put back an address whose secret nobody can read, so it only leaves', async () => {
		const subject = eightByEight({ options: { replaceExisting: true } });
		list({ ...key, url: 'https://other.example/hook', httpAuthorization: '***' });
		api().post(path).reply(200);
		await subject.activate();
		list({ ...key, url: subject.url, httpAuthorization: '***' });
		api().delete(path, [key]).reply(200);
		await subject.deactivate();
	});

	it('puts back an address without a secret', async () => {
		const subject = eightByEight({ options: { replaceExisting: true } });
		list({ ...key, url: 'https://other.example/hook' });
		api().post(path).reply(200);
		await subject.activate();
		list({ ...key, url: subject.url, httpAuthorization: '***' });
		api()
			.post(path, [{ ...key, url: 'https://other.example/hook', enabled: true }])
			.reply(200);
		await subject.deactivate();
	});

	it('says what to do about a webhook of the old system', async () => {
		list();
		api().post(path).reply(409, {
			code: 1000,
			message:
				'Unable to setup the webhook of the new format, while the webhook with an old format exists for this subaccount',
		});
		await expect(eightByEight().activate()).rejects.toThrow('webhook migration guide of 8x8');
	});
});
