import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurn } from '../../lab/turn';

let dir: string;
let lock: string;

beforeEach(() => {
	dir = mkdtempSync(join(tmpdir(), 'turn-test-'));
	lock = join(dir, 'lab.lock');
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('inTurn', () => {
	it('lets the second wait until the first is done', async () => {
		const order: string[] = [];
		let finish = () => {};
		const secondWaits = new Promise<void>((resolve) => (finish = resolve));
		const first = inTurn(lock, { onWait: jest.fn() }, async () => {
			await secondWaits;
			order.push('first');
		});
		const onWait = jest.fn(() => finish());
		const second = inTurn(lock, { onWait }, async () => order.push('second'));
		await Promise.all([first, second]);
		expect(order).toEqual(['first', 'second']);
		expect(onWait).toHaveBeenCalledWith(process.pid);
	});

	it('takes over from a process that died with the lock', async () => {
		const { pid } = spawnSync(process.execPath, ['-e', '']);
		writeFileSync(lock, String(pid));
		const onWait = jest.fn();
		await expect(inTurn(lock, { onWait }, async () => 'done')).resolves.toBe('done');
		expect(onWait).not.toHaveBeenCalled();
	});

	it('gives the turn back when the work throws', async () => {
		const work = inTurn(lock, { onWait: jest.fn() }, () => Promise.reject(new Error('no')));
		await expect(work).rejects.toThrow('no');
		expect(existsSync(lock)).toBe(false);
	});
});
