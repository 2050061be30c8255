import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { providerList } from '../providers';
import type { Provider } from '../providers/provider';

const receiving = providerList.filter(({ webhook }) => webhook !== undefined);

function fieldsFor({ id, webhook }: Provider): INodeProperties[] {
	if (!webhook) return [];
	const notice = (name: string, displayName: string): INodeProperties => ({
		displayName,
		name,
		default: '',
		type: 'notice',
	});
	const { secretHeader = 'x-webhook-secret' } = webhook;
	const header: INodeProperties = {
		displayName: 'Secret Header',
		name: 'headerName',
		type: 'string',
		default: secretHeader,
		description:
			'The header in which the provider sends the Webhook Secret of the credential; what comes without it is refused',
	};
	return updateDisplayOptions({ show: { provider: [id] } }, [
		notice('setUpNotice', webhook.setUp),
		...(webhook.unconfirmed ? [notice('unconfirmedNotice', webhook.unconfirmed)] : []),
		...(webhook.proof === 'sharedSecret' && !webhook.secretInQuery ? [header] : []),
	]);
}

export const properties: INodeProperties[] = [
	{
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		noDataExpression: true,
		options: receiving.map(({ id, displayName }) => ({ name: displayName, value: id })),
		default: 'meta',
		description: 'The company through which you use WhatsApp',
	},
	...receiving.flatMap(fieldsFor),
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
];
