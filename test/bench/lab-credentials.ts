import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	ICredentialsHelper,
} from 'n8n-workflow';
import type { LabModules } from './lab-modules';

export interface StoredCredential {
	readonly type: string;
	readonly data: ICredentialDataDecryptedObject;
}

/**
 * n8n's own credentials helper with one credential in n8n's own database, enciphered: each time a
 * node asks for it, n8n reads, deciphers and completes it, and how often it asks is the node's doing.
 */
export async function createCredentialsHelper(
	lab: LabModules,
	type: ICredentialType,
	{ data }: StoredCredential,
): Promise<ICredentialsHelper> {
	const { core, get } = lab;
	useInstanceKey(lab);
	const database = get(lab.DbConnection);
	await database.init();
	await database.migrate();
	const credential = new core.Credentials({ id: '1', name: 'Account' }, type.name);
	await credential.setData(data);
	const repository = get(lab.CredentialsRepository);
	await repository.insert({ ...credential.getDataToSave(), id: '1', isManaged: false });

	const credentialTypes = {
		getByName: () => type,
		getParentTypes: () => [],
		getSupportedNodes: () => [],
	};
	// What a fresh n8n without a licence has of the rest: nothing.
	const overwrites = {
		applyOverwrite: (_type: string, given: unknown) => given,
		usesManagedAuth: () => false,
	};
	const dynamicCredentials = {
		resolveIfNeeded: async (_row: unknown, given: unknown) => ({ data: given, isDynamic: false }),
	};
	const license = { isExternalSecretsLicensed: () => false };
	const policy = { enforceCredentialDecrypt: async () => undefined };
	const none = undefined;
	return new lab.CredentialsHelper(
		credentialTypes,
		overwrites,
		repository,
		dynamicCredentials,
		none,
		license,
		none,
		none,
		policy,
	);
}

/** Enciphers with the key of the instance, as a fresh n8n does. */
function useInstanceKey({ core, get }: LabModules): void {
	const instanceKey = get(core.InstanceSettings).encryptionKey;
	const key = {
		id: 'instance-key',
		value: get(core.Cipher).encryptDEKWithInstanceKey(instanceKey),
		algorithm: 'aes-256-cbc' as const,
		format: 'no-prefix' as const,
	};
	get(core.EncryptionKeyProxy).setProvider({
		getActiveKey: async () => key,
		getLegacyKey: async () => key,
		getKeyById: async () => key,
	});
}
