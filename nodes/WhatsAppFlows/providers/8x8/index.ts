import { metaCategories } from '../model';
import type { Provider } from '../provider';
import { readAccount } from './account';
import type { EightByEightAccount } from './account';
import { readError } from './errors';
import { flowCalls } from './flows';
import { send } from './send';
import { template } from './templates';
import { webhook } from './webhook';

export const eightByEight: Provider<EightByEightAccount> = {
	id: '8x8',
	displayName: '8x8',
	credentialType: 'whatsAppFlows8x8Api',
	categories: metaCategories,
	readAccount,
	readError,
	flow: { ...flowCalls, send },
	template,
	webhook,
};
