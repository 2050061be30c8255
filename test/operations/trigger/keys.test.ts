import { WebhookContext } from 'n8n-core';
import { keptFor, keptOnRefusal } from '../../../nodes/WhatsAppFlows/transport/keptKeys';
import { TriggerUnderTest } from '../../support/trigger';
import { useNock } from '../harness';

/** What a delivery is checked with is kept for some seconds, since n8n is slow to decrypt it. */

let triggers = 0;
const open = (provider: 'meta' | '8x8' = '8x8') =>
	new TriggerUnderTest(provider, {}, { id: `keys-${++triggers}` });

const deliver = async (subject: TriggerUnderTest, authorization: string) =>
	(await subject.deliver({ headers: { authorization } })).status;

useNock();

describe('the keys of a credential', () => {
	let now = Date.now();
	const later = (milliseconds: number) => (now += milliseconds);
	const decrypted = () => jest.mocked(WebhookContext.prototype.getCredentials).mock.calls.length;

	beforeEach(() => {
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		jest.spyOn(WebhookContext.prototype, 'getCredentials');
	});

	afterEach(() => jest.restoreAllMocks());

	it('are read once for deliveries that come together', async () => {
		const subject = open('meta');
		await Promise.all(Array.from({ length: 20 }, () => subject.deliverSigned({})));
		later(keptFor - 1);
		expect((await subject.deliverSigned({})).status).toBe(200);
		expect(decrypted()).toBe(1);
	});

	it('are read again after some seconds, so that a secret that was taken back opens nothing', async () => {
		const subject = open();
		const secret = String(subject.credential.data.webhookSecret);
		expect(await deliver(subject, secret)).toBe(200);
		subject.credential.data.webhookSecret = 'a-new-secret';
		later(keptFor);
		expect(await deliver(subject, secret)).toBe(401);
		expect(await deliver(subject, 'a-new-secret')).toBe(200);
	});

	it('are read again for a delivery that does not fit, so that a new secret counts at once', async () => {
		const subject = open();
		await deliver(subject, String(subject.credential.data.webhookSecret));
		subject.credential.data.webhookSecret = 'a-new-secret';
		later(keptOnRefusal);
		expect(await deliver(subject, 'a-new-secret')).toBe(200);
	});

	it('are not read for everything that strangers send', async () => {
		const subject = open();
		for (let time = 0; time < 3; time++) {
			for (let count = 0; count < 5; count++) {
				expect(await deliver(subject, `guess ${count}`)).toBe(401);
			}
			later(keptOnRefusal);
		}
		expect(decrypted()).toBe(3);
	});

	it('are those of one trigger only', async () => {
		const [one, other] = [open(), open()];
		other.credential.data.webhookSecret = 'of-the-other';
		expect(await deliver(one, String(one.credential.data.webhookSecret))).toBe(200);
		expect(await deliver(other, String(one.credential.data.webhookSecret))).toBe(401);
		expect(await deliver(other, 'of-the-other')).toBe(200);
	});

	it('are not kept when the credential could not be read', async () => {
		const subject = open();
		const secret = String(subject.credential.data.webhookSecret);
		jest.mocked(WebhookContext.prototype.getCredentials).mockRejectedValueOnce(new Error('gone'));
		await expect(deliver(subject, secret)).rejects.toThrow('gone');
		expect(await deliver(subject, secret)).toBe(200);
	});
});
