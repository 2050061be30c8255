import type { Browser, Locator, Page } from 'playwright-core';
import type { StoredWorkflow } from '../lab/client';
import type { Owner } from '../lab/n8n';
import { until } from '../lab/until';
import { webhookUrl } from '../lab/workflow';

/** Milliseconds; n8n's editor loads some megabytes first, on machines that do other things too. */
const PATIENCE = 60_000;

/** Where n8n takes deliveries for a trigger that listens in the editor. */
export const testWebhookUrl = (n8nUrl: string, workflow: StoredWorkflow): string =>
	webhookUrl(n8nUrl, workflow).replace('/webhook/', '/webhook-test/');

/** n8n's editor as a signed-in person uses it: by what is seen and clicked. */
export class Editor {
	/** What the console showed as an error since the sign-in, and what was thrown and not caught. */
	readonly faults: string[] = [];

	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens a window, in English and of a fixed size, and signs in by the form. */
	static async signIn(
		browser: Browser,
		url: string,
		{ email, password }: Owner,
		viewport = { width: 1400, height: 1000 },
	): Promise<Editor> {
		const page = await browser.newPage({ viewport, locale: 'en-GB', timezoneId: 'UTC' });
		page.setDefaultTimeout(PATIENCE);
		await page.goto(`${url}/signin`);
		await page.fill('input[type=email]', email);
		await page.fill('input[type=password]', password);
		await page.keyboard.press('Enter');
		await page.waitForURL(({ pathname }) => pathname !== '/signin');
		const editor = new Editor(page, url);
		// Before the sign-in n8n itself asks who is there, and is told 401.
		page.on('console', (message) => {
			if (message.type() !== 'error') return;
			editor.faults.push(`${message.text()} (${message.location().url})`);
		});
		page.on('pageerror', (thrown) => editor.faults.push(String(thrown)));
		return editor;
	}

	/** Opens a workflow and waits until its nodes stand on the canvas. */
	async openWorkflow(workflowId: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${workflowId}`);
		await this.part('canvas-node').first().waitFor();
	}

	/** Opens the panel of a node of the open workflow, as a double click does. */
	async openNode(name: string): Promise<void> {
		await this.part('canvas-node').filter({ hasText: name }).first().dblclick();
		await this.field('provider').waitFor();
	}

	/** Whatever n8n has marked for tests with this name. */
	part(testId: string): Locator {
		return this.page.locator(`[data-test-id="${testId}"]`);
	}

	/** The input of a parameter, by the parameter's name. */
	field(parameter: string): Locator {
		return this.part(`parameter-input-${parameter}`);
	}

	/** The texts of the notices that the panel shows. */
	async notices(): Promise<string[]> {
		return await this.part('node-parameters').locator('.notice-content').allInnerTexts();
	}

	/** The names in a dropdown, without their descriptions. */
	async optionsOf(parameter: string): Promise<string[]> {
		await this.field(parameter).click();
		const names = this.shownOptions().locator('.option-headline');
		await names.first().waitFor();
		const found = await names.allInnerTexts();
		await this.page.keyboard.press('Escape');
		await names.first().waitFor({ state: 'hidden' });
		return found;
	}

	/** Chooses from a dropdown by the name of the option. */
	async choose(parameter: string, name: string): Promise<void> {
		await this.field(parameter).click();
		await this.shownOptions()
			.filter({ has: this.page.getByText(name, { exact: true }) })
			.click();
		await this.shownOptions().first().waitFor({ state: 'hidden' });
	}

	/** Chooses a credential that n8n offers for the provider. */
	async chooseCredential(id: string): Promise<void> {
		await this.part('node-credentials-select').click();
		const entry = this.part(`node-credentials-select-item-${id}`);
		await entry.click();
		await entry.waitFor({ state: 'hidden' });
	}

	/** Opens the list of a resource locator and waits for its entries. */
	async openList(parameter: string): Promise<Locator> {
		await this.part(`resource-locator-${parameter}`).locator('[data-test-id="rlc-input"]').click();
		const entries = this.page.locator('[data-test-id="rlc-item"]:visible');
		await entries.first().waitFor();
		return entries;
	}

	/**
	 * Makes the open trigger listen, and waits until n8n takes what arrives at its test URL: the panel
	 * says so before that is true.
	 */
	async listen(testUrl: string): Promise<void> {
		await this.part('node-execute-button').click();
		await until(async () => (await fetch(testUrl)).status !== 404 || undefined, {
			what: 'the trigger to listen',
			within: PATIENCE,
		});
	}

	private shownOptions(): Locator {
		return this.page.locator('[data-test-id="parameter-input-item"]:visible');
	}
}
