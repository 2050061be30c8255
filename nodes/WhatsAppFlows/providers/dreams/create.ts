import { z } from 'zod';
import { id } from '../metaShapes';
import type { CreateCall, CreateFlow, JsonBody, MultipartBody } from '../provider';
import type { DreamsAccount } from './account';
import { readData } from './shapes';

const created = z.object({ id }).passthrough();

/**
 * Creates a flow without its JSON. The page does not say how the body is encoded: clients have met
 * a form, the general page says JSON for every POST.
 *
 * Sources: https://docs.dreams.com.sa/whatsapp-flows and
 * https://docs.dreams.com.sa/api-access/common-api-usage
 */
export const create: CreateCall<DreamsAccount> = {
	effect: 'change',
	takes: { clone: true, endpointUri: true },
	request: (input, account) => ({
		method: 'POST',
		path: account.flowsPath,
		body: account.createEncoding === 'json' ? asJson(input) : asForm(input),
	}),
	read: ({ body }, input) => ({
		provider: 'dreams',
		flowId: created.parse(readData(body)).id,
		name: input.flowName,
		status: 'DRAFT',
		categories: input.categories,
		endpointUri: input.endpointUri,
		raw: body,
	}),
};

function asJson(input: CreateFlow): JsonBody {
	return {
		kind: 'json',
		value: {
			name: input.flowName,
			categories: input.categories,
			clone_flow_id: input.cloneFlowId,
			endpoint_uri: input.endpointUri,
		},
	};
}

function asForm(input: CreateFlow): MultipartBody {
	return {
		kind: 'multipart',
		parts: [
			{ field: 'name', value: input.flowName },
			...input.categories.map((value) => ({ field: 'categories[]', value })),
			...optional('clone_flow_id', input.cloneFlowId),
			...optional('endpoint_uri', input.endpointUri),
		],
	};
}

function optional(
	field: string,
	value: string | undefined,
): Array<{ field: string; value: string }> {
	return value === undefined ? [] : [{ field, value }];
}
