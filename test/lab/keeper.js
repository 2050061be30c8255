'use strict';
/**
 * Runs its arguments with this Node in a process group of their own and ends the whole group
 * (n8n and its task runner) when asked to, or when its standard input closes: that happens even
 * if the process that started it is killed, so no n8n outlives its run.
 */
const { spawn } = require('node:child_process');

const GRACE = 10_000;

const child = spawn(process.execPath, process.argv.slice(2), {
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
child.once('exit', (code) => {
	signalGroup('SIGKILL');
	process.exit(code ?? 1);
});
