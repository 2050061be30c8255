import type { NotDelivered } from '../../sending';

/** Counts what became of a list, and says it in one sentence. */
export class Report {
	private sent = 0;
	private failed = 0;
	private uncertain = 0;
	private skipped = 0;
	private firstAt?: number;
	private lastAt = 0;

	/**
	 * @param total of items
	 * @param dryRun whether nothing is sent at all
	 */
	constructor(
		private readonly total: number,
		private readonly dryRun: boolean,
	) {}

	get failures(): number {
		return this.failed;
	}

	/** @param now milliseconds */
	onSent(now: number): void {
		this.sent++;
		this.firstAt ??= now;
		this.lastAt = now;
	}

	onFailed(sent: NotDelivered<unknown>['sent']): void {
		if (sent === 'no') this.failed++;
		else this.uncertain++;
	}

	onSkipped(): void {
		this.skipped++;
	}

	/** @returns undefined for a single message, which speaks for itself */
	get summary(): string | undefined {
		const { total, sent, failed, uncertain, skipped } = this;
		if (total <= 1 && !this.dryRun) return undefined;
		if (this.dryRun) {
			const would = [`${count(sent)} of ${count(total)} messages would be sent`];
			if (failed > 0) would.push(`${count(failed)} would be refused`);
			if (skipped > 0) would.push(`${count(skipped)} would be skipped`);
			return `Dry run, nothing was sent: ${would.join(', ')}.`;
		}
		const parts = [`${count(sent)} of ${count(total)} messages went out${this.speed()}`];
		if (failed > 0) parts.push(`${count(failed)} did not go out`);
		if (uncertain > 0) parts.push(`${count(uncertain)} may have gone out`);
		if (skipped > 0) parts.push(`${count(skipped)} ${skipped === 1 ? 'was' : 'were'} skipped`);
		return `${parts.join(', ')}.`;
	}

	/** What there is to say where faulty items kept everything from going out. */
	get refusal(): string | undefined {
		if (this.total <= 1) return undefined;
		return `Nothing was sent, because ${count(this.failed)} of ${count(this.total)} items can’t be sent as they are; with On Error set to Continue the others go out.`;
	}

	private speed(): string {
		const seconds = (this.lastAt - (this.firstAt ?? 0)) / 1000;
		if (this.sent < 10 || seconds <= 0) return '';
		const rate = (this.sent - 1) / seconds;
		return ` at ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} per second`;
	}
}

const count = (value: number): string => value.toLocaleString('en-US');
