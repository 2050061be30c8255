import { eightByEight } from './8x8';
import { dreams } from './dreams';
import { kaleyra } from './kaleyra';
import { lipachat } from './lipachat';
import { meta } from './meta';
import { providerIds } from './model';
import type { ProviderId } from './model';
import type { Provider } from './provider';

/** The registry: a new provider is one line here, beside its folder and its credential. */
export const providers: Readonly<Record<ProviderId, Provider>> = {
	'8x8': eightByEight,
	dreams,
	kaleyra,
	lipachat,
	meta,
};

export const providerList: readonly Provider[] = providerIds.map((id) => providers[id]);

export function isProviderId(value: unknown): value is ProviderId {
	return providerIds.some((id) => id === value);
}
