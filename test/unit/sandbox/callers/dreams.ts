import { flowJson, type Answer, type Call, type Client } from '../harness';

/** Dreams' calls as https://docs.dreams.com.sa/whatsapp-flows prints them. */
export class DreamsCaller {
	readonly waba: string;
	/** Path of the flows. */
	readonly flows: string;

	constructor(readonly client: Client) {
		this.waba = client.data('dreams', 'wabaId');
		this.flows = `/api/whatsapp/${this.waba}/flows`;
	}

	call(method: string, path: string, more?: Call): Promise<Answer> {
		return this.client.call('dreams', method, path, more);
	}

	create(more: Record<string, string | string[]> = {}): Promise<Answer> {
		const form = { name: 'Booking', 'categories[]': ['OTHER'], ...more };
		return this.call('POST', this.flows, { form });
	}

	upload(flowId: string, text = flowJson, filename = 'flow.json'): Promise<Answer> {
		const form = { flow_id: flowId };
		const file = { text, filename };
		return this.call('POST', `${this.flows}/upload-flow-json`, { form, file });
	}

	/** @returns the id of a new draft with its JSON */
	async draft(name = 'Booking'): Promise<string> {
		const id = (await this.create({ name })).at('id');
		await this.upload(id);
		return id;
	}

	/** @returns the id of a new published flow */
	async published(name?: string): Promise<string> {
		const id = await this.draft(name);
		await this.call('POST', `${this.flows}/${id}/publish`);
		return id;
	}

	/** The one path without `/api`. */
	deprecate(id: string): Promise<Answer> {
		return this.call('POST', `/whatsapp/${this.waba}/flows/${id}/deprecate`);
	}

	/** Six of the seven fields; the flow is the seventh. */
	readonly message = {
		to: '966512345678',
		header_text: 'H',
		body_text: 'B',
		footer_text: 'F',
		flow_cta: 'Open',
		screen: 'FIRST',
	};

	send(json: object): Promise<Answer> {
		return this.call('POST', `${this.flows}/send`, { json });
	}
}
