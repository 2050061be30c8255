import { readGraphError } from '../metaError';
import { metaCategories } from '../model';
import type { Provider } from '../provider';
import { readRefusal, saysNo } from '../refusal';
import { readAccount } from './account';
import type { MetaAccount } from './account';
import { endpoint } from './endpoint';
import { flowCalls } from './flows';
import { send } from './send';
import { template } from './templates';
import { webhook } from './webhook';

export const meta: Provider<MetaAccount> = {
	id: 'meta',
	displayName: 'Meta',
	credentialType: 'whatsAppFlowsMetaApi',
	categories: metaCategories,
	readAccount,
	readError(response) {
		const refused = readGraphError('meta', response);
		if (refused) return refused;
		return response.status >= 400 || saysNo(response.body)
			? readRefusal('meta', response)
			: undefined;
	},
	flow: { ...flowCalls, send },
	endpoint,
	template,
	webhook,
};
