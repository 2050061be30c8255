import { flowJson, type Answer, type Call, type Client } from '../harness';

/** Meta's calls as https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi prints them. */
export class MetaCaller {
	readonly waba: string;
	readonly otherWaba: string;
	readonly phone: string;

	constructor(readonly client: Client) {
		this.waba = client.data('meta', 'wabaId');
		this.otherWaba = client.sandbox.accounts.meta.otherWabaId ?? '';
		this.phone = client.data('meta', 'phoneNumberId');
	}

	call(method: string, path: string, more?: Call): Promise<Answer> {
		return this.client.call('meta', method, `/v25.0${path}`, more);
	}

	create(more: object = {}): Promise<Answer> {
		const json = { name: 'Booking', categories: ['OTHER'], flow_json: flowJson, ...more };
		return this.call('POST', `/${this.waba}/flows`, { json });
	}

	/** @returns the id of a new draft */
	async draft(more: object = {}): Promise<string> {
		return (await this.create(more)).at('id');
	}

	/** @returns the id of a new published flow */
	published(more: object = {}): Promise<string> {
		return this.draft({ publish: true, ...more });
	}

	/** A flow message; Kaleyra takes the same inside its envelope. */
	message(parameters: object, interactive: object = {}) {
		return {
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to: '+1 650 555 1234',
			type: 'interactive',
			interactive: {
				type: 'flow',
				body: { text: 'Please fill in' },
				...interactive,
				action: {
					name: 'flow',
					parameters: { flow_message_version: '3', flow_cta: 'Book!', ...parameters },
				},
			},
		};
	}

	send(json: object): Promise<Answer> {
		return this.call('POST', `/${this.phone}/messages`, { json });
	}
}

/** The Graph's error object. */
export const graphError = (code: number) => ({
	status: 400,
	body: { error: { code, fbtrace_id: expect.any(String), message: expect.any(String) } },
});
