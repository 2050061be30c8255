import { fork, type ChildProcess, type ForkOptions, type Serializable } from 'node:child_process';
import { join } from 'node:path';
import { explain } from '../lab/clear-error';

type Reply = { value?: unknown } | { failure: string };

/** Teaches any Node the TypeScript of this folder. */
const typescript = ['--require', require.resolve('tsx/cjs')];

/** Answers the questions of the process that started this one, and ends with it. */
export function answerQuestions<Question>(answer: (question: Question) => Promise<unknown>): void {
	process.on('message', (question: Question) => {
		answer(question).then(
			(value) => process.send?.({ value }),
			(thrown: unknown) => process.send?.({ failure: explain(thrown) }),
		);
	});
	process.once('disconnect', () => process.exit());
}

/** A script of this folder in a process of its own, asked one question at a time. */
export class Companion<Question extends Serializable> {
	private readonly child: ChildProcess;

	constructor(
		private readonly script: string,
		{ execArgv = [], ...options }: ForkOptions = {},
	) {
		this.child = fork(join(__dirname, script), [], {
			...options,
			execArgv: [...execArgv, ...typescript],
		});
		// Whoever asks hears of it: the process ends, or takes no question.
		this.child.on('error', () => undefined);
	}

	/** @throws Error with what the other side threw, or when it has ended. */
	ask<Answer>(question: Question): Promise<Answer> {
		const { child, script } = this;
		return new Promise((resolve, reject) => {
			const ended = (code: number | null, signal: NodeJS.Signals | null) =>
				reject(new Error(`${script} ended with ${signal ?? `code ${code}`}`));
			child.once('exit', ended);
			child.once('message', (reply: Reply) => {
				child.off('exit', ended);
				if ('failure' in reply) reject(new Error(`${script}: ${reply.failure}`));
				else resolve(reply.value as Answer);
			});
			child.send(question, (unsent) => unsent && reject(unsent));
		});
	}

	end(): void {
		if (this.child.connected) this.child.disconnect();
	}
}
