import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import { webhookDescriptionFields } from 'n8n-workflow';
import { InvalidInput } from '../providers/invalidInput';
import type { WebhookRules } from '../providers/webhookRules';

/**
 * A secret at the end of the trigger's address, for portals that can send no header. n8n finds a
 * trigger by its whole path, as by the random id in it: with another ending there is no trigger.
 */
export const urlSecretField: INodeProperties = {
	displayName: 'URL Secret',
	name: 'urlSecret',
	type: 'string',
	typeOptions: { password: true },
	noDataExpression: true,
	default: '',
	placeholder: 'e.g. 16 to 64 letters and digits',
	description:
		'A long word of your choice at the end of the Webhook URLs above, so that nobody can guess them; set the URL up again after a change',
};

const format = /^[\w-]{16,64}$/;

const path = {
	template:
		'={{ $parameter["options"]["urlSecret"] ? "webhook/" + $parameter["options"]["urlSecret"] : "webhook" }}',
	resolve({ options }: INodeParameters): NodeParameterValueType {
		const secret = urlSecretOf(options);
		return secret ? `webhook/${secret}` : 'webhook';
	},
};

/**
 * Where a trigger listens, as an expression and, for versions of n8n that know it, as a function,
 * which takes a small part of the time.
 */
export const webhookPath: { path: string } =
	typeof webhookDescriptionFields === 'function'
		? webhookDescriptionFields({ path })
		: { path: path.template };

/** Whether what comes to the address of the trigger is proved by that alone. */
export function isProvenByUrl(webhook: WebhookRules | undefined, options: unknown): boolean {
	return webhook?.proof === 'sharedSecret' && urlSecretOf(options) !== '';
}

/** @throws InvalidInput when it could be guessed, or can't stand in an address */
export function refuseWeakUrlSecret(options: unknown): void {
	const secret = urlSecretOf(options);
	if (secret === '' || format.test(secret)) return;
	throw new InvalidInput(
		'The URL Secret of the trigger can’t be used',
		'Give it 16 to 64 letters, digits, hyphens or underscores, or leave it empty.',
	);
}

function urlSecretOf(options: unknown): string {
	const { urlSecret } = (options ?? {}) as { urlSecret?: unknown };
	return typeof urlSecret === 'string' ? urlSecret : '';
}
