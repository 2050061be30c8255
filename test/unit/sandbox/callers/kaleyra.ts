import { flowJson, type Answer, type Call, type Client } from '../harness';

/** Kaleyra's calls as https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-publish-flow and its neighbours print them. */
export class KaleyraCaller {
	readonly waba: string;
	readonly otherWaba: string;
	readonly sender: string;
	private readonly base: string;

	constructor(readonly client: Client) {
		this.base = `/v2/${client.data('kaleyra', 'sid')}/whatsapp`;
		this.waba = client.data('kaleyra', 'wabaId');
		this.otherWaba = client.sandbox.accounts.kaleyra.otherWabaId ?? '';
		this.sender = client.data('kaleyra', 'senderNumber');
	}

	call(method: string, path: string, more?: Call): Promise<Answer> {
		return this.client.call('kaleyra', method, `${this.base}${path}`, more);
	}

	create(more: object = {}): Promise<Answer> {
		const json = { name: 'Booking', categories: ['OTHER'], ...more };
		return this.call('POST', `/${this.waba}/flows`, { json });
	}

	upload(id: string, text = flowJson): Promise<Answer> {
		const form = { name: 'flow.json', asset_type: 'FLOW_JSON' };
		return this.call('POST', `/${id}/assets`, { form, file: { text } });
	}

	/** @returns the id of a new draft with its JSON */
	async draft(more: object = {}): Promise<string> {
		const id = (await this.create(more)).at('data.id');
		await this.upload(id);
		return id;
	}

	/** @returns the id of a new published flow */
	async published(more: object = {}): Promise<string> {
		const id = await this.draft(more);
		await this.call('POST', `/${id}/publish`);
		return id;
	}

	/** Meta's message, which goes into the envelope. */
	messagingObject(parameters: object, more: object = {}) {
		return {
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to: '+919812345678',
			type: 'interactive',
			interactive: {
				type: 'flow',
				header: { type: 'text', text: 'Hello' },
				body: { text: 'Please fill in' },
				footer: { text: 'Bye' },
				action: {
					name: 'flow',
					parameters: { flow_message_version: '3', flow_cta: 'Open', ...parameters },
				},
			},
			...more,
		};
	}

	send(json: object, sender = this.sender): Promise<Answer> {
		return this.call('POST', `/${sender}/messages`, { json });
	}
}

/** The envelope of a success. */
export const success = (data: unknown) => ({
	status: 200,
	body: { code: 'WA200', message: 'Request Processed Successfully', data, error: {} },
});
