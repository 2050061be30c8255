import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';
import { WhatsAppFlows } from '../../../nodes/WhatsAppFlows/WhatsAppFlows.node';

const { description } = new WhatsAppFlows();

/** The credentials that the editor asks for with these choices. */
function shown(parameters: INodeParameters): string[] {
	const node: INode = {
		id: 'node',
		name: 'WhatsApp Flows',
		type: description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const complete = NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		node,
		description,
	);
	return (description.credentials ?? [])
		.filter((each) => NodeHelpers.displayParameter(complete ?? {}, each, node, description))
		.map(({ name }) => name);
}

describe('the credentials that the editor asks for', () => {
	const endpoint = 'whatsAppFlowsEndpointApi';
	const meta = 'whatsAppFlowsMetaApi';
	const kaleyra = 'whatsAppFlowsKaleyraApi';

	it.each<[string, INodeParameters, string[]]>([
		['respond', {}, [endpoint]],
		['generateKeyPair', {}, []],
		['getPublicKeyStatus', { provider: 'kaleyra' }, [kaleyra]],
		['registerPublicKey', { provider: 'meta' }, [endpoint, meta]],
		[
			'registerPublicKey',
			{ provider: 'kaleyra', publicKeyFrom: 'credential' },
			[endpoint, kaleyra],
		],
		['registerPublicKey', { provider: 'meta', publicKeyFrom: 'text' }, [meta]],
	])('with %s and %j are %j', (operation, more, expected) => {
		expect(shown({ resource: 'endpoint', operation, ...more }).sort()).toEqual(expected);
	});

	it('are the provider’s alone for a flow', () => {
		expect(shown({ resource: 'flow', operation: 'publish', provider: 'meta' })).toEqual([meta]);
	});
});
