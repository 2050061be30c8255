import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { KeyUnusable } from '../endpoint/errors';
import { endpointCredential, toKeys } from '../transport/endpointKeys';

/**
 * Lets a workflow go live only with keys that work: WhatsApp would meet nothing but refusals.
 * Nothing is registered anywhere, since the address of an endpoint is a field of its flow.
 */
export async function checkKeys(this: IHookFunctions): Promise<true> {
	const { skipSignatureCheck } = this.getNodeParameter('options', {}) as {
		skipSignatureCheck?: boolean;
	};
	const credential = await this.getCredentials(endpointCredential);
	const finding = findingOf(() => {
		const { appSecrets } = toKeys(credential);
		return appSecrets.length > 0 || skipSignatureCheck === true
			? undefined
			: 'The App Secret of the endpoint credential is empty. Without it anyone who knows the address could ask: fill it in, or choose the option Skip Signature Check.';
	});
	// n8n shows the message alone where a workflow does not go live.
	if (finding) throw new NodeOperationError(this.getNode(), finding);
	return true;
}

function findingOf(check: () => string | undefined): string | undefined {
	try {
		return check();
	} catch (thrown) {
		if (thrown instanceof KeyUnusable) return `${thrown.message}. ${thrown.remedy}`;
		return 'The endpoint credential can’t be read. Enter its fields once more.';
	}
}
