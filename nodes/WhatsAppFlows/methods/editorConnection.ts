import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { isProviderId, providers } from '../providers';
import type { Call } from '../providers/provider';
import { toNodeError } from '../transport/nodeError';
import type { Connection } from '../transport/request';
import { connect } from '../transport/request';

/** The account of the node that is open in the editor; refusals come in the provider's words. */
export async function editorConnection(context: ILoadOptionsFunctions): Promise<Connection> {
	const id = context.getCurrentNodeParameter('provider');
	const provider = providers[isProviderId(id) ? id : 'meta'];
	const connection = await connect(context, provider).catch((thrown: unknown) => {
		throw toNodeError(context.getNode(), thrown, 0);
	});
	return {
		...connection,
		async call<Input, Output>(call: Call<Input, Output>, input: Input) {
			return await connection.call(call, input).catch((thrown: unknown) => {
				throw toNodeError(context.getNode(), thrown, 0);
			});
		},
	};
}
