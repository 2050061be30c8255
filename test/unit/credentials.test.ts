import { randomUUID } from 'node:crypto';
import type { IAuthenticateGeneric, ICredentialType, INodeProperties } from 'n8n-workflow';
import { WhatsAppFlows8x8Api } from '../../credentials/WhatsAppFlows8x8Api.credentials';
import { WhatsAppFlowsDreamsApi } from '../../credentials/WhatsAppFlowsDreamsApi.credentials';
import { WhatsAppFlowsKaleyraApi } from '../../credentials/WhatsAppFlowsKaleyraApi.credentials';
import { WhatsAppFlowsLipachatApi } from '../../credentials/WhatsAppFlowsLipachatApi.credentials';
import { WhatsAppFlowsMetaApi } from '../../credentials/WhatsAppFlowsMetaApi.credentials';
import { authorization } from '../../nodes/WhatsAppFlows/methods/authorization';
import { WhatsAppFlows } from '../../nodes/WhatsAppFlows/WhatsAppFlows.node';
import { providers } from '../../nodes/WhatsAppFlows/providers';
import { InvalidInput } from '../../nodes/WhatsAppFlows/providers/invalidInput';
import { providerIds } from '../../nodes/WhatsAppFlows/providers/model';
import type { ProviderId } from '../../nodes/WhatsAppFlows/providers/model';

interface Expected {
	type: ICredentialType;
	fields: string[];
	secrets: string[];
	/** A documented header with the key in it. */
	header: (key: string) => Record<string, string>;
	/** What a person fills in; everything else has a default. */
	filled: Record<string, string>;
}

const key = randomUUID();

const expected: Record<ProviderId, Expected> = {
	'8x8': {
		type: new WhatsAppFlows8x8Api(),
		fields: [
			'apiKey',
			'accountId',
			'channelId',
			'subAccountId',
			'region',
			'webhookSecret',
			'pathFamily',
			'baseUrl',
		],
		secrets: ['apiKey', 'webhookSecret'],
		header: (value) => ({ Authorization: `Bearer ${value}` }),
		filled: { apiKey: key, accountId: 'a', channelId: 'c', subAccountId: 'Shop' },
	},
	dreams: {
		type: new WhatsAppFlowsDreamsApi(),
		fields: [
			'apiKey',
			'wabaId',
			'webhookSecret',
			'pathPrefix',
			'createEncoding',
			'deleteStyle',
			'baseUrl',
		],
		secrets: ['apiKey', 'webhookSecret'],
		header: (value) => ({ Authorization: `AccessKey ${value}` }),
		filled: { apiKey: key, wabaId: '1' },
	},
	kaleyra: {
		type: new WhatsAppFlowsKaleyraApi(),
		fields: [
			'apiKey',
			'sid',
			'wabaId',
			'senderNumber',
			'region',
			'webhookSecret',
			'createPath',
			'baseUrl',
		],
		secrets: ['apiKey', 'webhookSecret'],
		header: (value) => ({ 'api-key': value }),
		filled: { apiKey: key, sid: 'HXAP16', wabaId: '1', senderNumber: '+919876543210' },
	},
	lipachat: {
		type: new WhatsAppFlowsLipachatApi(),
		fields: ['apiKey', 'senderNumber', 'webhookSecret', 'publishPath', 'listPath', 'baseUrl'],
		secrets: ['apiKey', 'webhookSecret'],
		header: (value) => ({ apiKey: value }),
		filled: { apiKey: key, senderNumber: '+254110090747' },
	},
	meta: {
		type: new WhatsAppFlowsMetaApi(),
		fields: [
			'accessToken',
			'wabaId',
			'phoneNumberId',
			'appSecret',
			'verifyToken',
			'graphVersion',
			'baseUrl',
		],
		secrets: ['accessToken', 'appSecret', 'verifyToken'],
		header: (value) => ({ Authorization: `Bearer ${value}` }),
		filled: { accessToken: key, wabaId: '1', phoneNumberId: '2' },
	},
};

/** As n8n fills a new credential in. */
const defaults = (type: ICredentialType) =>
	Object.fromEntries(type.properties.map(({ name, default: value }) => [name, value]));

const choices = ({ options = [] }: INodeProperties) =>
	options as Array<{ name: string; value: string; description?: string }>;

describe.each(Object.entries(expected))('the credential for %s', (id, wanted) => {
	const { type, fields, secrets, header, filled } = wanted;
	const provider = providers[id as ProviderId];

	it('has the type name that the provider asks for', () => {
		expect(type.name).toBe(provider.credentialType);
	});

	it('has its fields in this order, what is rarely needed at the end', () => {
		expect(type.properties.map(({ name }) => name)).toEqual(fields);
		const rare = type.properties.map(({ description }) => /^Only needed /.test(`${description}`));
		expect(rare).toEqual([...rare].sort());
		expect(rare.at(-1)).toBe(true);
	});

	it('masks its secrets and nothing else', () => {
		const masked = type.properties.filter(({ typeOptions }) => typeOptions?.password);
		expect(masked.map(({ name }) => name)).toEqual(secrets);
		expect(masked.map(({ default: value }) => value)).toEqual(secrets.map(() => ''));
	});

	it('explains each field in one sentence', () => {
		for (const { name, displayName, description } of type.properties) {
			expect({ name, description }).toEqual({ name, description: expect.any(String) });
			expect(description).toMatch(/^[A-Z][^]{20,}[^.\s]$/);
			expect(description).not.toBe(displayName);
		}
	});

	it('links a page of the provider and shows an icon in both themes', () => {
		expect(new URL(`${type.documentationUrl}`).protocol).toBe('https:');
		const { light, dark } = type.icon as { light: string; dark: string };
		expect(light).not.toBe(dark);
	});

	it('puts the key where the provider expects it', () => {
		const { authenticate } = type;
		expect((authenticate as IAuthenticateGeneric).type).toBe('generic');
		expect(authorization(type.name, filled)).toEqual(header(key));
	});

	it('leaves its test to the action node, which can show the words of the provider', () => {
		expect(type.test).toBeUndefined();
		const { description, methods } = new WhatsAppFlows();
		const used = description.credentials?.find(({ name }) => name === type.name);
		const hidden = used?.displayOptions?.hide?.provider;
		expect(providerIds.filter((other) => !hidden?.includes(other))).toEqual([id]);
		expect(Object.keys(methods.credentialTest)).toContain(used?.testedBy);
	});

	it('works with its defaults once the required fields are filled in', () => {
		const required = type.properties.filter(({ required: needed }) => needed);
		expect(required.map(({ name }) => name)).toEqual(Object.keys(filled));
		const account = provider.readAccount({ ...defaults(type), ...filled });
		expect(account.baseUrl).toMatch(/^https:\/\//);
	});

	it('calls its fields what the messages about them do', () => {
		const labels = type.properties.map(({ displayName }) => displayName);
		const broken = type.properties.flatMap(({ name }) =>
			['', 'http:', '§'].map((value) => ({ ...defaults(type), ...filled, [name]: value })),
		);
		const messages = broken.flatMap((given) => {
			try {
				provider.readAccount(given);
				return [];
			} catch (thrown) {
				expect(thrown).toBeInstanceOf(InvalidInput);
				return [(thrown as InvalidInput).message];
			}
		});
		expect(messages.length).toBeGreaterThanOrEqual(Object.keys(filled).length);
		for (const message of messages) {
			expect(labels.filter((label) => message.startsWith(label))).not.toEqual([]);
		}
	});
});

const dropdowns = Object.entries(expected).flatMap(([id, { type, filled }]) =>
	type.properties
		.filter((field) => field.type === 'options')
		.map((field) => ({ id: id as ProviderId, type, filled, field })),
);

describe.each(dropdowns)(
	'the choices of $field.displayName for $id',
	({ id, type, filled, field }) => {
		it('are in alphabetical order, with the default among them', () => {
			const names = choices(field).map(({ name }) => name);
			expect(names).toEqual([...names].sort());
			expect(choices(field).map(({ value }) => value)).toContain(field.default);
		});

		it.each(choices(field))('are all known to the provider: $name', ({ value }) => {
			const given = { ...defaults(type), ...filled, [field.name]: value };
			expect(() => providers[id].readAccount(given)).not.toThrow();
		});
	},
);

describe.each(['8x8', 'kaleyra'] as const)('the regions of %s', (id) => {
	const { type, filled } = expected[id];
	const region = type.properties.find(({ name }) => name === 'region')!;

	it.each(choices(region))('$name is at the host that its description names', (choice) => {
		const given = { ...defaults(type), ...filled, region: choice.value };
		const { host } = new URL(providers[id].readAccount(given).baseUrl);
		expect(choice.description).toBe(`At ${host}`);
	});

	it('gives way to a Base URL', () => {
		const given = { ...defaults(type), ...filled, baseUrl: 'https://proxy.example/a/' };
		expect(providers[id].readAccount(given).baseUrl).toMatch(/^https:\/\/proxy\.example\/a/);
	});
});

describe('the headers of a credential', () => {
	it('are none for a type that is not ours', () => {
		expect(authorization('whatsAppApi', { accessToken: key })).toEqual({});
	});

	it('take a key with dollar signs as it is', () => {
		expect(authorization('whatsAppFlowsKaleyraApi', { apiKey: "$&$1$'" })).toEqual({
			'api-key': "$&$1$'",
		});
	});
});
