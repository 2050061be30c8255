import type { ValidationError } from '../../providers/model';
import type { FlowCalls, UploadJson } from '../../providers/provider';
import { ProviderFailure } from '../../transport/failure';
import type { Connection } from '../../transport/request';
import { downloadFlowJson } from './downloadFlowJson';
import { listFaults } from './faults';

/**
 * Adds to a refused publishing what the provider knows to be wrong with the flow's JSON, which few of
 * them say in their refusal. The flow is read only then.
 */
export async function explainRefusedPublish(
	connection: Connection,
	flowId: string,
	thrown: unknown,
): Promise<unknown> {
	if (!(thrown instanceof ProviderFailure) || thrown.reason.disposition !== 'fixRequest') {
		return thrown;
	}
	const faults = await knownFaults(connection, flowId).catch(() => []);
	if (faults.length === 0) return thrown;
	const flowJson = await downloadFlowJson(connection, flowId).catch(() => undefined);
	const { reason, effect, progress } = thrown;
	const detail = [reason.detail, listFaults(faults, flowJson), 'Correct the JSON with Update.'];
	return new ProviderFailure(
		{ ...reason, detail: detail.filter(Boolean).join('\n\n') },
		effect,
		progress,
	);
}

/** Uploads a Flow JSON; what a provider refuses it for is listed with its lines. */
export async function uploadFlowJson(
	{ call }: Connection,
	upload: NonNullable<FlowCalls['uploadJson']>,
	input: UploadJson,
): Promise<{ validationErrors: ValidationError[]; raw: unknown }> {
	return await call(upload, input).catch((thrown: unknown) => {
		throw withList(thrown, input.flowJson);
	});
}

function withList(thrown: unknown, flowJson: string): unknown {
	if (!(thrown instanceof ProviderFailure) || !thrown.reason.validationErrors) return thrown;
	const { reason, effect, progress } = thrown;
	const list = listFaults(thrown.reason.validationErrors, flowJson);
	return new ProviderFailure(
		{ ...reason, detail: `${reason.detail}\n\n${list}` },
		effect,
		progress,
	);
}

async function knownFaults(
	{ provider, call }: Connection,
	flowId: string,
): Promise<readonly ValidationError[]> {
	const { get } = provider.flow;
	return get ? ((await call(get, { flowId })).validationErrors ?? []) : [];
}
