import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { loadPrivateKey } from '../../nodes/WhatsAppFlows/endpoint/crypto';
import { publicKeyOf } from '../../nodes/WhatsAppFlows/endpoint/publicKey';
import { accounts, failureOf, outputOf, useNock } from './harness';

useNock();

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	publicKeyEncoding: { type: 'spki', format: 'pem' },
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const { fingerprint } = publicKeyOf(loadPrivateKey(privateKey));
const endpoint = (parameters: INodeParameters = {}) => ({ resource: 'endpoint', ...parameters });
const pasted = (text: string, more: INodeParameters = {}) =>
	endpoint({ publicKeyFrom: 'text', publicKey: text, ...more });

const meta = () => nock(accounts.meta.host);
const metaPath = `/v25.0/${accounts.meta.data.phoneNumberId}/whatsapp_business_encryption`;
const kaleyra = () => nock(accounts.kaleyra.host);
const kaleyraPath = `/v2/${accounts.kaleyra.data.sid}/whatsapp/+919900000000/flows_encryption`;
/** The plus may stand as it is or encoded; both mean the same. */
const toKaleyra = (uri: string) => decodeURIComponent(uri) === kaleyraPath;
const success = (data: unknown) => ({
	code: 'WA200',
	message: 'Request Processed',
	data,
	error: {},
});

describe('Generate Key Pair', () => {
	it('shows a private key that opens with the passphrase, and says what to do with it', async () => {
		const [made] = await outputOf(
			'meta',
			'generateKeyPair',
			endpoint({ passphrase: 'correct horse' }),
		);
		expect(made).toMatchObject({
			privateKey: expect.stringMatching(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/) as string,
			nextSteps: expect.stringMatching(/Register Public Key/) as string,
		});
		const loaded = publicKeyOf(loadPrivateKey(String(made.privateKey), 'correct horse'));
		expect(made).toMatchObject({ publicKey: loaded.pem, fingerprint: loaded.fingerprint });
		expect(JSON.stringify(made)).not.toContain('correct horse');
	});

	it.each(['       ', 'short'])('refuses the passphrase “%s”', async (passphrase) => {
		const { message } = await failureOf('meta', 'generateKeyPair', endpoint({ passphrase }));
		expect(message).toMatch(/Passphrase: it has fewer than 8 characters/);
	});
});

describe('Register Public Key', () => {
	it('sends Meta the key as a form', async () => {
		meta()
			.post(metaPath, { business_public_key: publicKey })
			.matchHeader('content-type', 'application/x-www-form-urlencoded')
			.reply(200, { success: true });
		const flat = publicKey.replace(/\n/g, ' ');
		expect(await outputOf('meta', 'registerPublicKey', pasted(flat))).toEqual([
			{ provider: 'meta', registered: true, fingerprint },
		]);
	});

	it('sends Kaleyra the same for its sender number', async () => {
		kaleyra()
			.post(toKaleyra, { business_public_key: publicKey })
			.reply(200, success({ success: true }));
		const parameters = pasted(publicKey, { simplify: false });
		expect(await outputOf('kaleyra', 'registerPublicKey', parameters)).toMatchObject([
			{ provider: 'kaleyra', registered: true, fingerprint, raw: { code: 'WA200' } },
		]);
	});

	it('takes the key that belongs to the endpoint credential, and sends the public half only', async () => {
		meta().post(metaPath, { business_public_key: publicKey }).reply(200, { success: true });
		const moreCredentials = { whatsAppFlowsEndpointApi: { privateKey, passphrase: '' } };
		expect(await outputOf('meta', 'registerPublicKey', endpoint(), { moreCredentials })).toEqual([
			{ provider: 'meta', registered: true, fingerprint },
		]);
	});

	it('says what is wrong with the key of the credential', async () => {
		const moreCredentials = { whatsAppFlowsEndpointApi: { privateKey: 'nothing', passphrase: '' } };
		const { message } = await failureOf('meta', 'registerPublicKey', endpoint(), {
			moreCredentials,
		});
		expect(message).toMatch(/^Endpoint credential: /);
		expect(message).not.toContain('nothing');
	});

	it('never sends a private key', async () => {
		const refused = await failureOf('meta', 'registerPublicKey', pasted(privateKey));
		expect(refused.message).toMatch(/Public Key: This is a private key/);
		expect(JSON.stringify(refused)).not.toContain(privateKey.slice(40, 80));
	});

	it.each([' ', 'MIIB'])('refuses “%s” before anything is sent', async (text) => {
		const { message } = await failureOf('kaleyra', 'registerPublicKey', pasted(text));
		expect(message).toMatch(/^Public Key: /);
	});

	it("shows Meta's own words when it refuses the key", async () => {
		meta()
			.post(metaPath)
			.reply(500, { error: { code: 131000, message: 'Key could not be signed', fbtrace_id: 'A' } });
		const refused = await failureOf('meta', 'registerPublicKey', pasted(publicKey));
		expect(refused.description).toContain('131000');
	});

	it('is not offered by providers without the call', async () => {
		const { message } = await failureOf('8x8', 'registerPublicKey', pasted(publicKey));
		expect(message).toMatch(/8x8 does not offer/);
	});
});

const known = { business_public_key: publicKey, business_public_key_signature_status: 'VALID' };

describe('Get Public Key Status', () => {
	it.each([
		['listed, as in Meta’s Postman collection', { data: [known] }],
		['bare, as in Meta’s guide', known],
	])('reads a key that is %s', async (_how, body) => {
		meta().get(metaPath).reply(200, body);
		expect(await outputOf('meta', 'getPublicKeyStatus', endpoint())).toEqual([
			{
				provider: 'meta',
				registered: true,
				usable: true,
				signatureStatus: 'VALID',
				fingerprint,
				publicKey,
			},
		]);
	});

	it.each([
		['no key', { data: [] }, { registered: false, advice: /No key is registered/ }],
		['nothing', {}, { registered: false, advice: /No key is registered/ }],
		[
			'a key of the number’s earlier registration',
			{ data: [{ ...known, business_public_key_signature_status: 'MISMATCH' }] },
			{ registered: true, signatureStatus: 'MISMATCH', advice: /registered anew/ },
		],
		[
			'a key that can’t be read here',
			{ data: [{ business_public_key: 'other' }] },
			{ registered: true, publicKey: 'other', advice: /does not say/ },
		],
	])('says what to do about %s', async (_what, body, { advice, ...expected }) => {
		meta().get(metaPath).reply(200, body);
		expect(await outputOf('meta', 'getPublicKeyStatus', endpoint())).toEqual([
			expect.objectContaining({
				...expected,
				usable: false,
				advice: expect.stringMatching(advice) as string,
			}),
		]);
	});

	it.each([known, [known]])('asks Kaleyra by POST without a body', async (data) => {
		kaleyra()
			.post(toKaleyra, (body) => !body)
			.reply(200, success(data));
		expect(await outputOf('kaleyra', 'getPublicKeyStatus', endpoint())).toMatchObject([
			{ provider: 'kaleyra', registered: true, usable: true, fingerprint },
		]);
	});

	it.each([400, 404, 405])(
		'asks Kaleyra once by GET when POST is refused with %i',
		async (status) => {
			const refusal = {
				code: 'WA-400',
				message: 'Refer to correct payload format',
				data: {},
				error: {},
			};
			kaleyra().post(toKaleyra).reply(status, refusal);
			kaleyra().get(toKaleyra).reply(200, success(known));
			expect(await outputOf('kaleyra', 'getPublicKeyStatus', endpoint())).toMatchObject([
				{ usable: true },
			]);
		},
	);
});
