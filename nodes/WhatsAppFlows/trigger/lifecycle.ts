import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isProviderId, providers } from '../providers';
import { missingSecrets } from './authentic';

/**
 * The address is set by hand in the provider's portal, so there is nothing to register or to take
 * back; but a trigger that could only refuse must not look active.
 */
export async function checkSecrets(this: IHookFunctions): Promise<boolean> {
	const id = this.getNodeParameter('provider');
	const provider = providers[isProviderId(id) ? id : 'meta'];
	const missing = missingSecrets(provider, await this.getCredentials(provider.credentialType));
	if (missing.length > 0) {
		throw new NodeOperationError(
			this.getNode(),
			`${missing.join(' and ')} of the ${provider.displayName} credential must be filled in before answers can be received`,
			{
				description:
					'Without it nobody could tell real answers from invented ones, so every one would be refused.',
			},
		);
	}
	return true;
}
