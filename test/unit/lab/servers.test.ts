import { obstacle } from '../../lab/servers';

const { PATH, CI } = process.env;
beforeEach(() => {
	process.env.PATH = '/nowhere';
	delete process.env.CI;
});
afterEach(() => {
	process.env.PATH = PATH;
	if (CI !== undefined) process.env.CI = CI;
});

describe('queue mode on a machine without its servers', () => {
	it('names what is missing and how to get it, in one line', () => {
		expect(obstacle()).toMatch(
			/^there is no redis-server.*apt-get install redis-server postgresql/,
		);
		expect(obstacle()).not.toContain('\n');
	});
});
