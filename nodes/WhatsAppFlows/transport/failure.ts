import type { ProviderError } from '../providers/model';
import type { Call } from '../providers/provider';

/** What had already happened when an operation of several calls stopped. */
export interface Progress {
	/** The flow that exists now. */
	flowId: string;
	/** The step that did not succeed, as words that follow “stopped at”. */
	step: string;
	/** The steps before it. */
	done: string[];
}

/** A call that the provider refused, or that did not come back. */
export class ProviderFailure extends Error {
	constructor(
		readonly reason: ProviderError,
		readonly effect: Call<never, unknown>['effect'],
		readonly progress?: Progress,
	) {
		super(reason.title);
		this.name = 'ProviderFailure';
	}
}
