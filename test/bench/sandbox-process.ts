/** The sandbox in a process of its own, so that its work does not count as the node's. */
import { startSandbox, type Sandbox } from '../sandbox';
import { answerQuestions } from './companion';

export type SandboxQuestion = 'where';
export type SandboxAnswer = Pick<Sandbox, 'url' | 'accounts'>;

const starting = startSandbox();

answerQuestions<SandboxQuestion>(async (): Promise<SandboxAnswer> => {
	const { url, accounts } = await starting;
	return { url, accounts };
});
