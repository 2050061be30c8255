import { N8nClient, type StoredCredential } from '../lab/client';
import type { Owner } from '../lab/n8n';
import { SandboxControl } from '../lab/sandbox-control';
import { providerNames } from '../lab/workflow';
import { startSandbox, type ProviderId, type Sandbox } from '../sandbox';
import { providerIds } from '../sandbox/types';
import { handedOver, type Reachable } from './running';

// A whole n8n takes its time: one test may take a minute and a half before it counts as stuck.
jest.setTimeout(90_000);

/** An n8n, and a sandbox of its own for each test file, so that files do not meet. */
export interface World {
	/** Where the editor and its API are. */
	n8nUrl: string;
	/** Base of the addresses of live webhooks. */
	webhooksUrl: string;
	/** E-mail and password of the person that `client` is signed in as. */
	owner: Owner;
	client: N8nClient;
	sandbox: SandboxControl;
	accounts: Sandbox['accounts'];
	/** One credential per provider, for this file's sandbox. */
	credentials: Record<ProviderId, StoredCredential>;
	close(): Promise<void>;
}

/** Opens a world for one test file, in the n8n that all share unless another one is given. */
export async function openWorld(n8n: Reachable = handedOver().n8n): Promise<World> {
	const { session, owner, webhooksUrl } = n8n;
	const client = N8nClient.resume(session);
	const { url, accounts, close } = await startSandbox();
	const made = await Promise.all(
		providerIds.map(async (provider) => {
			const { type, data } = accounts[provider];
			const name = `${providerNames[provider]} at ${url}`;
			return [provider, await client.createCredential({ name, type, data })] as const;
		}),
	);
	return {
		n8nUrl: session.url,
		webhooksUrl,
		owner,
		client,
		sandbox: new SandboxControl(url),
		accounts,
		credentials: Object.fromEntries(made) as Record<ProviderId, StoredCredential>,
		close,
	};
}
