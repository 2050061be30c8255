import type { ICredentialsDecrypted, ICredentialTestFunctions } from 'n8n-workflow';
import { WhatsAppFlows } from '../../../nodes/WhatsAppFlows/WhatsAppFlows.node';
import { WhatsAppFlowsEndpointTrigger } from '../../../nodes/WhatsAppFlows/WhatsAppFlowsEndpointTrigger.node';
import { keys } from '../../support/endpoint';
import { newKeys } from '../../support/endpointClient';

/** What the button *Test* shows, for whichever node n8n asks. */
async function test(data: Record<string, string>) {
	const credential = { id: '1', name: 'Keys', type: 'x', data } as ICredentialsDecrypted;
	const answers = [new WhatsAppFlows(), new WhatsAppFlowsEndpointTrigger()].map(
		async ({ methods }) =>
			await methods.credentialTest.whatsAppFlowsEndpointApi.call(
				{} as ICredentialTestFunctions,
				credential,
			),
	);
	const [one, other] = await Promise.all(answers);
	expect(other).toEqual(one);
	return one;
}

describe('the test of an endpoint’s credential', () => {
	it('shows what people compare a key by, and asks nobody', async () => {
		expect(await test({ privateKey: keys.privateKey })).toEqual({
			status: 'OK',
			message: expect.stringMatching(
				/^The private key works\. It has 2048 bits, .* ([0-9A-F]{2}:){31}[0-9A-F]{2}\.$/,
			),
		});
	});

	it('says what WhatsApp would not take', async () => {
		const { privateKey } = newKeys(1024);
		expect(await test({ privateKey })).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/^WhatsApp takes only keys with 2048 bits\. It has 1024 bits/),
		});
	});

	it('says what is wrong in plain words', async () => {
		expect(await test({})).toMatchObject({
			status: 'Error',
			message: 'The private key is empty. Paste the private key, from -----BEGIN to -----END.',
		});
		expect(await test({ privateKey: keys.publicKey })).toMatchObject({
			message: expect.stringMatching(/^This is a public key/),
		});
	});
});
