import { spawn } from 'node:child_process';

/** A command that ended with anything but success; `output` is the tail of what it printed. */
export class CommandFailed extends Error {
	override name = 'CommandFailed';

	constructor(
		readonly command: string,
		readonly ending: string,
		readonly output: string,
	) {
		super(`"${command}" ${ending}:\n${output}`);
	}
}

export interface RunOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Ends the command when aborted. */
	signal?: AbortSignal;
}

const TAIL = 8_000;

/**
 * Runs a command to its end and returns what it wrote to its standard output.
 *
 * @throws CommandFailed when it cannot start, is aborted or exits with another code than 0.
 */
export function run(command: string, args: string[], options: RunOptions): Promise<string> {
	const line = [command, ...args].join(' ');
	return new Promise((resolve, reject) => {
		let stdout = '';
		let tail = '';
		const child = spawn(command, args, {
			env: process.env,
			...options,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const keep = (chunk: string) => (tail = (tail + chunk).slice(-TAIL));
		child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
			stdout += chunk;
			keep(chunk);
		});
		child.stderr.setEncoding('utf8').on('data', keep);
		child.once('error', (cause) => reject(new CommandFailed(line, 'did not run', cause.message)));
		child.once('close', (code, signal) => {
			if (code === 0) resolve(stdout);
			else reject(new CommandFailed(line, `ended with ${signal ?? `code ${code}`}`, tail));
		});
	});
}

/**
 * The environment for npm inside npm: what the outer `npm run` adds about its own package (and
 * the project's `ignore-scripts`) goes, what the person set (registry, proxy) stays.
 */
export function npmEnv(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(
		([name]) =>
			!/^npm_(package|lifecycle)_/.test(name) &&
			!/^npm_config_(ignore_scripts|local_prefix|prefix|omit|include)$/i.test(name) &&
			!['NODE_ENV', 'NODE_OPTIONS', 'INIT_CWD'].includes(name),
	);
	return { ...Object.fromEntries(inherited), ...more };
}

/** What a server may see of this process: no n8n, npm or proxy setting of the developer's machine. */
export function inheritedEnv(): Record<string, string> {
	const names = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ', 'SystemRoot'];
	const kept = names.flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return Object.fromEntries(kept);
}
