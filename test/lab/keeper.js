'use strict';
/**
 * Runs its arguments as a command in a process group of its own and ends the whole group (n8n and
 * its task runner, say) when asked to, or when its standard input closes: that happens even if the
 * process that started it is killed, so nothing that a run started outlives it.
 */
const { spawn } = require('node:child_process');

const GRACE = 10_000;

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, {
	detached: true,
	stdio: ['ignore', 'inherit', 'inherit'],
});

function signalGroup(signal) {
	try {
		process.kill(-child.pid, signal);
	} catch {
		// Nobody is left to get it.
	}
}

let stopping = false;
function stop() {
	if (stopping) return;
	stopping = true;
	signalGroup('SIGTERM');
	setTimeout(() => signalGroup('SIGKILL'), GRACE);
}

process.stdin.resume();
process.stdin.once('close', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
// As a power cut would.
process.on('SIGUSR2', () => signalGroup('SIGKILL'));
child.once('error', (refused) => {
	console.error(`${command} did not start: ${refused.message}`);
	process.exit(1);
});
child.once('exit', (code) => {
	signalGroup('SIGKILL');
	process.exit(code ?? 1);
});
