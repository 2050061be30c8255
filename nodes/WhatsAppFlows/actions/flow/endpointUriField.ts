import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../providers/invalidInput';
import type { Feature } from '../../providers/provider';
import { note } from '../operation';

/** Only for flows that ask a server for data; not where answers go (those come to the trigger). */
export function endpointUriField(taken: Feature): INodeProperties {
	return {
		displayName: 'Endpoint URI',
		name: 'endpointUri',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/flow-data',
		description: `The address of the server that a flow with live data asks; answers do not come here but to the trigger${note(taken)}`,
	};
}

/** @returns undefined for an empty field */
export function readEndpointUri(value: string): string | undefined {
	if (value === '') return undefined;
	if (!URL.canParse(value) || new URL(value).protocol !== 'https:') {
		throw new InvalidInput(
			`Endpoint URI “${value.slice(0, 60)}” is not an https address`,
			'WhatsApp only calls addresses that begin with https://.',
		);
	}
	return value;
}
