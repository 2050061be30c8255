import type { StoredFlow } from '../../flows/flow';
import { validationErrors } from '../../flows/flow';
import type { ValidationError } from '../../flows/flowJson';
import { fileAddress, previewOf } from '../../graph/flowFields';
import { expectNoBody, readJson, readQuery } from '../../http/read';
import type { ApiRequest, ProviderContext, Reply } from '../../types';
import * as schemas from './schemas';

/** A call without an answer body. */
const done: Reply = { status: 200 };

function camelError({ pointers, ...rest }: ValidationError) {
	const place = (at: Omit<ValidationError['pointers'][number], 'path'>) => ({
		lineStart: at.line_start,
		lineEnd: at.line_end,
		columnStart: at.column_start,
		columnEnd: at.column_end,
	});
	return {
		error: rest.error,
		errorType: rest.error_type,
		message: rest.message,
		...place(rest),
		pointers: pointers.map((pointer) => ({ ...place(pointer), path: pointer.path })),
	};
}

/** Absent, not empty, when nothing is wrong. */
function errorsOf(flow: StoredFlow) {
	const errors = validationErrors(flow);
	return errors.length > 0 ? { validationErrors: errors.map(camelError) } : {};
}

/** The flow calls of the reference, https://developer.8x8.com/connect/reference/create-whatsapp-flow */
export class EightByEightFlows {
	constructor(private readonly context: ProviderContext) {}

	list(request: ApiRequest, channelId: string): Reply {
		const { limit } = readQuery(request, schemas.listQuery);
		const flows = this.context.state.flows.list(channelId).slice(0, limit);
		const body = {
			flows: flows.map(({ flowId, name, status }) => ({ id: flowId, name, status })),
		};
		return { status: 200, body };
	}

	create(request: ApiRequest, channelId: string): StoredFlow {
		const { endPointUri, ...draft } = readJson(request, schemas.createFlow);
		const { flows } = this.context.state;
		return flows.create({ ...draft, ownerId: channelId, endpointUri: endPointUri });
	}

	update(request: ApiRequest, flow: StoredFlow): StoredFlow {
		const { endPointUri, ...changes } = readJson(request, schemas.updateFlow);
		this.context.state.flows.update(flow, { ...changes, endpointUri: endPointUri });
		return flow;
	}

	/** The answer to create and update: a success, with the errors that stand in the way of publishing. */
	saved(flow: StoredFlow): Reply {
		return { status: 200, body: { id: flow.flowId, success: true, ...errorsOf(flow) } };
	}

	get(flow: StoredFlow): Reply {
		return {
			status: 200,
			body: {
				flowId: flow.flowId,
				...(flow.json !== undefined && { flowJsonUrl: fileAddress(flow, this.context) }),
				name: flow.name,
				status: flow.status,
				categories: flow.categories,
				...errorsOf(flow),
			},
		};
	}

	preview(request: ApiRequest, flow: StoredFlow): Reply {
		const { refresh } = readQuery(request, schemas.previewQuery);
		if (refresh === 'true') this.context.state.flows.renewPreview(flow);
		return { status: 200, body: { id: flow.flowId, ...previewOf(flow, this.context) } };
	}

	publish(request: ApiRequest, flow: StoredFlow): Reply {
		expectNoBody(request);
		this.context.state.flows.publish(flow);
		return done;
	}

	deprecate(request: ApiRequest, flow: StoredFlow): Reply {
		expectNoBody(request);
		this.context.state.flows.deprecate(flow);
		return done;
	}

	delete(request: ApiRequest, flow: StoredFlow): Reply {
		expectNoBody(request);
		this.context.state.flows.delete(flow);
		return done;
	}
}
