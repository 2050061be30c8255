/** Takes the pictures of the README from a real n8n on the sandbox: `npm run screenshots`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { explain } from '../lab/clear-error';
import type { N8nClient, StoredCredential, StoredWorkflow } from '../lab/client';
import { installLab } from '../lab/install';
import { startN8n } from '../lab/n8n';
import { SandboxControl } from '../lab/sandbox-control';
import { packPackage } from '../lab/tarball';
import { fillIn, loadExample, nodeNamed, type WorkflowDocument } from '../lab/workflow';
import { startSandbox, type ProviderId, type Sandbox } from '../sandbox';
import { providerIds } from '../sandbox/types';
import { launchChromium } from './chromium';
import { Editor, testWebhookUrl } from './editor';
import { answers, chosen, creating, receiving, sending } from './restaurant';

const folder = resolve(__dirname, '..', '..', 'examples', 'pictures');

/** Pixels around the nodes of a canvas. */
const margin = 16;

/** What comes and goes over the editor. */
const style = `.el-notification, .el-popper, [role="tooltip"],
	[data-test-id="canvas-node-toolbar"], [data-test-id^="execute-workflow-button"] {
		display: none !important;
	}`;

type Credentials = Record<ProviderId, StoredCredential>;

async function makeCredentials(
	client: N8nClient,
	accounts: Sandbox['accounts'],
): Promise<Credentials> {
	const made = await Promise.all(
		providerIds.map(async (provider) => {
			const { type, data } = accounts[provider];
			const credential = { name: 'Harbour Restaurant', type, data };
			return [provider, await client.createCredential(credential)] as const;
		}),
	);
	return Object.fromEntries(made) as Credentials;
}

/** A node with its parameters filled in, between what came in and what went out. */
async function takeSend(editor: Editor, workflowId: string): Promise<void> {
	await editor.openWorkflow(workflowId);
	await editor.openNode('Send Flow');
	await editor.part('node-execute-button').first().click();
	await editor.part('output-panel').getByText('accepted').waitFor();
	await takePanel(editor, 'send');
}

/** The trigger, with an answer that came while it was listening. */
async function takeTrigger(
	editor: Editor,
	trigger: StoredWorkflow,
	n8nUrl: string,
	sandbox: SandboxControl,
): Promise<void> {
	const testUrl = testWebhookUrl(n8nUrl, trigger);
	await editor.openWorkflow(trigger.id);
	await editor.openNode('Table Booked');
	await editor.page.getByText('Webhook URLs', { exact: true }).click();
	await editor.listen(testUrl);
	await sandbox.setWebhook('meta', testUrl);
	await sandbox.complete({ provider: 'meta', answers });
	await editor.part('output-panel').getByText(answers.wishes).waitFor();
	await takePanel(editor, 'trigger');
}

async function takePanel(editor: Editor, name: string): Promise<void> {
	await editor.part('output-panel').locator('[data-test-id="radio-button-schema"]').click();
	await editor.part('ndv').screenshot({ path: join(folder, `${name}.png`), style });
}

/** An example from one note to the other, without the buttons at the edges of the editor. */
async function takeCanvas(editor: Editor, workflowId: string): Promise<void> {
	await editor.openWorkflow(workflowId);
	await editor.part('zoom-to-fit').click();
	// The view glides to its place: a trial of a click waits until a node stands still.
	await editor.part('canvas-node').first().click({ trial: true });
	const boxes = await Promise.all(
		(await editor.page.locator('.vue-flow__node').all()).map((node) => node.boundingBox()),
	);
	const seen = boxes.filter((box) => box !== null);
	const left = Math.min(...seen.map(({ x }) => x)) - margin;
	const top = Math.min(...seen.map(({ y }) => y)) - margin;
	const right = Math.max(...seen.map(({ x, width }) => x + width)) + margin;
	const bottom = Math.max(...seen.map(({ y, height }) => y + height)) + margin;
	const clip = { x: left, y: top, width: right - left, height: bottom - top };
	await editor.page.screenshot({ path: join(folder, 'canvas.png'), style, clip });
}

async function main(): Promise<void> {
	const log = (line: string) => console.error(line);
	mkdirSync(folder, { recursive: true });
	const workDir = mkdtempSync(join(tmpdir(), 'whatsapp-flows-pictures-'));
	const endings: Array<() => unknown> = [() => rmSync(workDir, { recursive: true, force: true })];
	try {
		const labDir = await installLab({ log });
		log('Building and packing the package …');
		const packageTarball = await packPackage(workDir);
		const { url, accounts, close } = await startSandbox();
		endings.unshift(close);
		const n8n = await startN8n({ labDir, packageTarball });
		endings.unshift(() => n8n.stop());
		const browser = await launchChromium();
		endings.unshift(() => browser.close());

		const { client } = n8n;
		const credentials = await makeCredentials(client, accounts);
		const store = (workflow: WorkflowDocument) =>
			client.createWorkflow(fillIn(workflow, credentials));

		const made = await client.run(await store(creating()), 'Start');
		const flowId = String(made.json('Create Flow').at(0)?.flowId);
		const editor = await Editor.signIn(browser, n8n.url, n8n.owner, { width: 1400, height: 940 });
		log('Taking the pictures …');
		await takeSend(editor, (await store(sending(flowId))).id);

		await takeTrigger(editor, await store(receiving()), n8n.url, new SandboxControl(url));
		const example = loadExample('scheduled-send-from-list');
		nodeNamed(example, 'Send Flow').parameters.flowId = chosen(flowId);
		await takeCanvas(editor, (await store(example)).id);
		log(`The pictures are in ${folder}`);
	} finally {
		for (const end of endings) await end();
	}
}

main().catch((thrown: unknown) => {
	console.error(explain(thrown));
	process.exitCode = 1;
});
