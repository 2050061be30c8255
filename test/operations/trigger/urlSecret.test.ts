import { randomBytes } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import nock from 'nock';
import { webhookPath } from '../../../nodes/WhatsAppFlows/trigger/urlSecret';
import type { ProviderId } from '../../../nodes/WhatsAppFlows/providers/model';
import { TriggerUnderTest } from '../../support/trigger';
import { accounts, useNock } from '../harness';

let triggers = 0;
const open = (
	provider: ProviderId,
	urlSecret: string,
	parameters: INodeParameters = {},
	credential = {},
) =>
	new TriggerUnderTest(
		provider,
		{ ...parameters, options: { urlSecret } },
		{ credential, id: `url-secret-${++triggers}` },
	);
const newSecret = () => randomBytes(24).toString('base64url');

useNock();

describe('a secret in the address of a trigger', () => {
	it('is its last part, in the test address too; without one the address is as ever', () => {
		const secret = newSecret();
		expect(open('meta', secret).url).toMatch(new RegExp(`/webhook/[^/]+/webhook/${secret}$`));
		expect(open('meta', secret).testUrl).toMatch(new RegExp(`/webhook/${secret}$`));
		expect(open('meta', '').url).toMatch(/\/webhook\/[^/]+\/webhook$/);
		expect(new TriggerUnderTest('meta').url).toMatch(/\/webhook\/[^/]+\/webhook$/);
	});

	it.each([
		[{}],
		[{ options: {} }],
		[{ options: { urlSecret: '' } }],
		[{ options: { urlSecret: newSecret() } }],
	])(
		'stands in the address that the editor shows, which is an expression, alike: %j',
		(parameters) => {
			const subject = new TriggerUnderTest('meta', parameters);
			const node = { ...subject.settings, parameters: { options: {}, ...parameters } };
			const workflow = new Workflow({
				nodes: [node],
				connections: {},
				active: false,
				nodeTypes: {
					getByName: () => subject.node,
					getByNameAndVersion: () => subject.node,
					getKnownTypes: () => ({}),
				},
			});
			const shown = workflow.expression.getSimpleParameterValue(
				node,
				webhookPath.path,
				'internal',
				{},
			);
			expect(subject.url.endsWith(`/${String(shown)}`)).toBe(true);
		},
	);

	it.each(['lipachat', 'dreams', 'kaleyra', '8x8'] as const)(
		'proves a delivery of %s by itself',
		async (provider) => {
			const subject = open(provider, newSecret(), {}, { webhookSecret: '' });
			expect((await subject.deliver({ body: {} })).status).toBe(200);
		},
	);

	it('does not replace Meta’s signature', async () => {
		const subject = open('meta', newSecret());
		expect((await subject.deliver({ body: {} })).status).toBe(401);
		expect((await subject.deliverSigned({})).status).toBe(200);
	});

	it.each([
		['too short', 'fifteen-letters'],
		['too long', 'x'.repeat(65)],
		['of several parts', 'sixteen-letters/and-more'],
		['a placeholder', ':sixteen-letters'],
	])('stops a trigger from going live when it is %s', async (_, secret) => {
		await expect(open('lipachat', secret).activate()).rejects.toThrow(
			'The URL Secret of the trigger can’t be used. Give it 16 to 64 letters',
		);
	});

	it('lets a trigger go live whose credential has no secret', async () => {
		const subject = open('kaleyra', newSecret(), {}, { webhookSecret: '' });
		await expect(subject.activate()).resolves.toBeUndefined();
	});

	it('is part of the address that Meta is told', async () => {
		const secret = newSecret();
		const subject = open('meta', secret, { registration: 'automatic' });
		const { phoneNumberId, wabaId } = accounts.meta.data;
		const number = `/v25.0/${phoneNumberId}`;
		const graph = nock('https://graph.facebook.com');
		graph.get(`/v25.0/${wabaId}/subscribed_apps`).reply(200, { data: [{}] });
		graph.get(number).query({ fields: 'account_mode,status' }).reply(200, {});
		graph.get(number).query({ fields: 'webhook_configuration' }).reply(200, {});
		graph
			.post(number, ({ webhook_configuration: { override_callback_uri: url } }) =>
				String(url).endsWith(`/webhook/${secret}`),
			)
			.reply(200, { success: true });
		await subject.activate();
	});
});
