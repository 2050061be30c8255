'use strict';
/**
 * A community trigger that does nothing but acknowledge: neither proof nor reading, filter or
 * memory. No trigger of a community package can be faster, because what is left is n8n's own work.
 */
exports.BareTrigger = class BareTrigger {
	constructor() {
		this.description = {
			displayName: 'Bare Trigger',
			name: 'bareTrigger',
			group: ['trigger'],
			// For a trigger of version 1 n8n would evaluate an expression more.
			version: 1.1,
			description: 'Acknowledges, and starts a workflow with what holds messages',
			defaults: { name: 'Bare Trigger' },
			inputs: [],
			outputs: ['main'],
			webhooks: [
				{
					name: 'default',
					httpMethod: 'POST',
					responseMode: 'onReceived',
					responseData: '',
					path: 'webhook',
				},
			],
			properties: [],
		};
	}

	async webhook() {
		this.getResponseObject().status(200).type('text/plain').send('OK');
		const json = this.getBodyData();
		return json.entry[0].changes[0].value.messages
			? { noWebhookResponse: true, workflowData: [[{ json }]] }
			: { noWebhookResponse: true };
	}
};
