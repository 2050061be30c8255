/** Installs the lab ahead of its first use: `npx tsx test/lab/main.ts`. Prints its folder. */
import { explain } from './clear-error';
import { installLab } from './install';

installLab({ log: console.error }).then(
	(dir) => console.log(dir),
	(thrown) => {
		console.error(explain(thrown));
		process.exitCode = 1;
	},
);
