import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until';

/** A long-running command, and where it belongs. */
export interface Command {
	/** How it is called in messages: `n8n`, `the database`. */
	what: string;
	command: string;
	args: string[];
	/** The folder in which it runs. */
	cwd: string;
	/** All that it sees of the environment. */
	env: Record<string, string>;
	/** Where its output is appended. */
	logFile: string;
}

/** How long to wait for a command to be of use. */
export interface Readiness {
	/** Milliseconds. */
	within: number;
	/** Gives the wait up when aborted. */
	signal?: AbortSignal;
}

const STOP_WITHIN = 20_000;

/** A command that runs under its keeper, and so ends with this process, however that ends. */
export class Kept {
	private readonly keeper: ChildProcess;

	constructor(private readonly command: Command) {
		const { args, cwd, env, logFile } = command;
		const log = openSync(logFile, 'a');
		const keeper = [join(__dirname, 'keeper.js'), command.command, ...args];
		this.keeper = spawn(process.execPath, keeper, {
			cwd,
			env,
			detached: true,
			stdio: ['pipe', log, log],
		});
		closeSync(log);
	}

	/** The last lines of its output. */
	log(): string {
		return readFileSync(this.command.logFile, 'utf8').split('\n').slice(-60).join('\n');
	}

	/**
	 * Looks until it is of use.
	 *
	 * @throws Error with the end of its log when it ends before, or the wait does
	 */
	async ready(look: () => Promise<true | undefined>, { within, signal }: Readiness): Promise<void> {
		const { what } = this.command;
		try {
			await until(
				() => {
					signal?.throwIfAborted();
					if (this.hasEnded) throw new Error(`${what} ended while it was starting`);
					return look();
				},
				{ what: `${what} to be ready`, within, every: 100 },
			);
		} catch (thrown) {
			throw new Error(`${(thrown as Error).message}. The end of its log:\n${this.log()}`);
		}
	}

	/** Ends it and all that it started, by closing its keeper's standard input, and waits for that. */
	async end(): Promise<void> {
		this.keeper.stdin?.end();
		await until(() => this.hasEnded || undefined, {
			what: `${this.command.what} to end`,
			within: STOP_WITHIN,
		});
	}

	/** Kills it without a warning, as a power cut would, and waits for that. */
	async crash(): Promise<void> {
		this.keeper.kill('SIGUSR2');
		await until(() => this.hasEnded || undefined, {
			what: `${this.command.what} to be killed`,
			within: STOP_WITHIN,
		});
	}

	private get hasEnded(): boolean {
		return this.keeper.exitCode !== null || this.keeper.signalCode !== null;
	}
}
