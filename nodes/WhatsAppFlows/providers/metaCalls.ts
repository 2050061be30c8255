import type { Flow, ProviderId } from './model';
import type { Account, FlowCalls, FlowReference, ProviderResponse, UpdateCall } from './provider';

/**
 * The calls that Meta defined and Kaleyra passes through: they differ in nothing but the path of a
 * flow. Their answer is only `success`; what is now true follows from the request.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi
 */
export function metaChanges<A extends Account>(
	provider: ProviderId,
	flowPath: (flow: FlowReference) => string,
	takes: UpdateCall['takes'],
): Pick<FlowCalls<A>, 'update' | 'publish' | 'deprecate' | 'delete'> {
	const becomes =
		(status: string) =>
		({ body }: ProviderResponse, { flowId }: FlowReference): Flow => ({
			provider,
			flowId,
			status,
			raw: body,
		});
	return {
		update: {
			effect: 'change',
			takes,
			request: (input) => ({
				method: 'POST',
				path: flowPath(input),
				body: {
					kind: 'json',
					value: {
						name: input.flowName,
						categories: input.categories,
						endpoint_uri: input.endpointUri,
						application_id: input.applicationId,
					},
				},
			}),
			read: ({ body }, { flowId, flowName, categories, endpointUri }) => ({
				provider,
				flowId,
				name: flowName,
				categories,
				endpointUri,
				raw: body,
			}),
		},
		publish: {
			effect: 'change',
			request: (input) => ({ method: 'POST', path: `${flowPath(input)}/publish` }),
			read: becomes('PUBLISHED'),
		},
		deprecate: {
			effect: 'change',
			request: (input) => ({ method: 'POST', path: `${flowPath(input)}/deprecate` }),
			read: becomes('DEPRECATED'),
		},
		delete: {
			effect: 'change',
			request: (input) => ({ method: 'DELETE', path: flowPath(input) }),
			read: () => undefined,
		},
	};
}
