import type { Progress } from '../../transport/failure';
import { ProviderFailure } from '../../transport/failure';

/** Runs the steps of an operation in order and remembers what is done, for when one stops. */
export class Steps {
	private readonly done: string[] = [];

	/** @param flowId the flow that exists from now on, so that a later failure can name it */
	constructor(private readonly flowId?: string) {}

	/**
	 * @throws ProviderFailure with the progress, when a step after the first one is refused
	 */
	async run<Output>(
		step: string,
		work: () => Promise<Output>,
		flowId = this.flowId,
	): Promise<Output> {
		try {
			const output = await work();
			this.done.push(step);
			return output;
		} catch (thrown) {
			throw this.stoppedAt(step, thrown, flowId);
		}
	}

	private stoppedAt(step: string, thrown: unknown, flowId: string | undefined): unknown {
		if (!(thrown instanceof ProviderFailure) || !flowId || this.done.length === 0) return thrown;
		const progress: Progress = { flowId, step, done: [...this.done] };
		return new ProviderFailure(thrown.reason, thrown.effect, progress);
	}
}
