import type { Resource } from '../operation';
import { generateKeyPair } from './generateKeyPair.operation';
import { getPublicKeyStatus } from './getPublicKeyStatus.operation';
import { registerPublicKey } from './registerPublicKey.operation';
import { respond } from './respond.operation';

export const endpoint: Resource = {
	value: 'endpoint',
	name: 'Endpoint',
	description: 'What answers a flow with live data',
	operations: [generateKeyPair, getPublicKeyStatus, registerPublicKey, respond],
	first: 'respond',
};
