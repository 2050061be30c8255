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

	createTemplate(json: object): Promise<Answer> {
		return this.call('POST', `/${this.waba}/message_templates`, { json });
	}

	/** A template with a button for a flow; the components come before its buttons. */
	template(flowId: string, components: object[] = [body('Hello')], button: object = {}) {
		const flow = { type: 'FLOW', text: 'Open', flow_id: flowId, ...button };
		return {
			name: 'reminder',
			language: 'en_US',
			category: 'UTILITY',
			components: [...components, { type: 'BUTTONS', buttons: [flow] }],
		};
	}

	/** Makes a template and has it approved. @returns the id of its flow */
	async approved(components?: object[], more: object = {}): Promise<string> {
		const flowId = await this.published();
		const answer = await this.createTemplate({ ...this.template(flowId, components), ...more });
		expect(answer.status).toBe(200);
		await this.client.control('/template-status', {
			provider: 'meta',
			name: 'reminder',
			status: 'APPROVED',
		});
		return flowId;
	}

	/** A template message. */
	templateMessage(components: object[], more: object = {}) {
		return {
			messaging_product: 'whatsapp',
			to: '+1 650 555 1234',
			type: 'template',
			template: { name: 'reminder', language: { code: 'en_US' }, components, ...more },
		};
	}

	send(json: object): Promise<Answer> {
		return this.call('POST', `/${this.phone}/messages`, { json });
	}
}

/** A body with examples for its parameters by place. */
export const body = (text: string, ...examples: string[]) => ({
	type: 'BODY',
	text,
	...(examples.length > 0 && { example: { body_text: [examples] } }),
});

/** The component of the FLOW button, and what it says. */
export const flowComponent = (action?: object, index = '0') => ({
	type: 'button',
	sub_type: 'flow',
	index,
	...(action && { parameters: [{ type: 'action', action }] }),
});

/** Values by place. */
export const values = (type: 'header' | 'body', ...texts: string[]) => ({
	type,
	parameters: texts.map((text) => ({ type: 'text', text })),
});

/** The Graph's error object. */
export const graphError = (code: number) => ({
	status: 400,
	body: { error: { code, fbtrace_id: expect.any(String), message: expect.any(String) } },
});
