import { ProviderState } from '../state';
import type { ProviderContext, ProviderId, SandboxAccount, SandboxProvider } from '../types';
import { createDreams } from './dreams';
import { createEightByEight } from './eightByEight';
import { createKaleyra } from './kaleyra';
import { createLipachat } from './lipachat';
import { createMeta } from './meta';

const creators: Record<ProviderId, (context: ProviderContext) => SandboxProvider> = {
	'8x8': createEightByEight,
	dreams: createDreams,
	kaleyra: createKaleyra,
	lipachat: createLipachat,
	meta: createMeta,
};

/** Builds every provider with an empty state. */
export function createProviders(
	accounts: Readonly<Record<ProviderId, SandboxAccount>>,
	url: string,
): Record<ProviderId, SandboxProvider> {
	const create = (id: ProviderId) =>
		creators[id]({
			account: accounts[id],
			// Kaleyra alone documents that editing a published flow turns it back into a draft.
			state: new ProviderState(id === 'kaleyra' ? 'backToDraft' : 'refused'),
			publicUrl: `${url}/${id}`,
		});
	return {
		'8x8': create('8x8'),
		dreams: create('dreams'),
		kaleyra: create('kaleyra'),
		lipachat: create('lipachat'),
		meta: create('meta'),
	};
}
