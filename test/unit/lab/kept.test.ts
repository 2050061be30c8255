import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kept } from '../../lab/kept';
import { isAlive } from '../../lab/turn';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'whatsapp-flows-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const node = (script: string, command = process.execPath) =>
	new Kept({
		what: 'the server',
		command,
		args: ['-e', script],
		cwd: folder,
		env: {},
		logFile: join(folder, 'log'),
	});

const within = 10_000;

describe('a command under its keeper', () => {
	it('is ready when it is of use, and is gone once it was ended', async () => {
		const kept = node('console.log(process.pid); setInterval(() => {}, 1000)');
		await kept.ready(() => Promise.resolve(kept.log() !== '' || undefined), { within });
		const pid = Number(kept.log());
		expect(isAlive(pid)).toBe(true);
		await kept.end();
		expect(isAlive(pid)).toBe(false);
	});

	it('shows the end of its log when it ends before it was ready', async () => {
		const kept = node('console.error("no such port"); process.exit(3)');
		await expect(kept.ready(() => Promise.resolve(undefined), { within })).rejects.toThrow(
			/the server ended while it was starting[^]*no such port/,
		);
		await kept.end();
	});

	it('says so when there is no such command', async () => {
		const kept = node('', join(folder, 'nothing'));
		await expect(kept.ready(() => Promise.resolve(undefined), { within })).rejects.toThrow(
			/nothing did not start/,
		);
		await kept.end();
	});
});
