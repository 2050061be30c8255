import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { Editor, testWebhookUrl } from '../browser/editor';
import { fillIn, nodeNamed } from '../lab/workflow';
import type { ProviderId } from '../sandbox';
import { action, chain, message, publishedFlow, run, trigger } from './nodes';
import { openWorld, type World } from './world';

let world: World;
let browser: Browser;
let editor: Editor;
beforeAll(async () => {
	world = await openWorld();
	browser = await launchChromium();
	editor = await Editor.signIn(browser, world.n8nUrl, world.owner);
}, 240_000);
afterAll(async () => {
	await browser?.close();
	await world?.close();
});

/** What a person sees in the dropdown Provider. */
const names: Record<ProviderId, string> = {
	'8x8': '8x8',
	dreams: 'Dreams',
	kaleyra: 'Kaleyra (Tata Communications)',
	lipachat: 'Lipachat',
	meta: 'Meta',
};

const drawn = ['Draw', 'Draw Existing'];
const read = ['Get', 'Get Preview', 'List'];
const many = ['Create', 'Delete', 'Deprecate', 'Download JSON', ...drawn, ...read];
const sendAndWait = 'Send and Wait for Answer';
const operations: Record<ProviderId, string[]> = {
	'8x8': [...many, 'Publish', 'Send', sendAndWait, 'Update', 'Validate'],
	dreams: [...many, 'Publish', 'Send', 'Update', 'Validate'],
	kaleyra: [...many, 'Migrate', 'Publish', 'Send', sendAndWait, 'Update', 'Validate'],
	lipachat: ['Create', 'Draw', 'Get Preview', 'List', 'Publish', 'Send', 'Update', 'Validate'],
	meta: [...many, 'Migrate', 'Publish', 'Send', sendAndWait, 'Update', 'Validate'],
};

/** n8n's own entry, which every node gets whose credential also serves the HTTP Request node. */
const ofN8n = ['Custom API Call'];

describe('the panel of the action node', () => {
	beforeAll(async () => {
		const node = action('meta', 'send', {});
		const workflow = await world.client.createWorkflow(fillIn(chain([node]), world.credentials));
		await editor.openWorkflow(workflow.id);
		await editor.openNode('send');
	});

	it('offers every provider', async () => {
		expect(await editor.optionsOf('provider')).toEqual(Object.values(names).sort());
	});

	it.each(['lipachat', 'dreams', '8x8', 'kaleyra', 'meta'] as const)(
		'shows the operations of %s after a change of the provider, and no others',
		async (provider) => {
			await editor.choose('provider', names[provider]);
			expect(await editor.optionsOf('operation')).toEqual([...operations[provider], ...ofN8n]);
		},
	);

	it('shows a header and a footer only where the provider has a place for them', async () => {
		await editor.choose('provider', 'Lipachat');
		await editor.field('footerText').waitFor({ state: 'hidden' });
		expect(await editor.field('headerType').isVisible()).toBe(false);
		await editor.choose('provider', 'Dreams');
		await editor.field('footerText').waitFor();
		expect(await editor.optionsOf('headerType')).toEqual(['Text']);
		await editor.choose('provider', 'Meta');
		expect(await editor.optionsOf('headerType')).toEqual([
			'Document',
			'Image',
			'Text',
			'Video',
			'None',
		]);
	});

	it('says what the documentation of the provider does not confirm', async () => {
		await editor.choose('provider', 'Kaleyra (Tata Communications)');
		await editor.choose('operation', 'Create');
		expect(await editor.notices()).toEqual([expect.stringContaining('Create Path')]);
		await editor.choose('provider', 'Meta');
		await editor.choose('operation', 'Send');
		expect(await editor.notices()).toEqual([]);
	});
});

describe('the lists of the action node', () => {
	it('come from the account: its flows, then the screens of the chosen one', async () => {
		await publishedFlow(world, 'meta');
		const node = action('8x8', 'send', {});
		const workflow = await world.client.createWorkflow(fillIn(chain([node]), world.credentials));
		await editor.openWorkflow(workflow.id);
		await editor.openNode('send');
		await editor.choose('provider', 'Meta');
		await editor.chooseCredential(world.credentials.meta.id);

		const flows = await editor.openList('flowId');
		expect(await flows.allInnerTexts()).toEqual([expect.stringMatching(/^Opinion .*published/)]);
		await flows.first().click();
		const screens = await editor.openList('screen');
		expect(await screens.allInnerTexts()).toEqual([expect.stringContaining('Your Opinion')]);
	});
});

describe('the panel of the trigger', () => {
	it('shows the address to set up, and the answer of a person while it listens', async () => {
		const { client, credentials, sandbox, n8nUrl } = world;
		const flowId = await publishedFlow(world, 'kaleyra');
		await run(world, action('kaleyra', 'send', message(flowId)));
		const live = await client.createWorkflow(fillIn(chain([trigger('kaleyra')]), credentials));
		const testUrl = testWebhookUrl(n8nUrl, live);
		await editor.openWorkflow(live.id);
		await editor.openNode(nodeNamed(live, 'Answered').name);

		expect((await editor.notices()).join()).toContain('Callback Profile');
		await editor.page.getByText('Webhook URLs', { exact: true }).click();
		await editor.page.getByText(testUrl).waitFor();

		await editor.listen(testUrl);
		await sandbox.setWebhook('kaleyra', testUrl);
		await sandbox.complete({ provider: 'kaleyra', answers: { comment: 'A lovely evening' } });
		await editor.part('output-panel').getByText('A lovely evening').waitFor();
	});
});

describe('the console of the browser', () => {
	it('has no error after all this', () => {
		expect(editor.faults).toEqual([]);
	});
});
