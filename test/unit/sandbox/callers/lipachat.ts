import { flowJson, type Answer, type Call, type Client } from '../harness';

/** Lipachat's calls as https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow and its neighbours print them. */
export class LipachatCaller {
	readonly sender: string;
	/** Path of the flows. */
	readonly flows = '/api/v1/whatsapp/manage/flow';

	constructor(readonly client: Client) {
		this.sender = client.data('lipachat', 'senderNumber');
	}

	call(method: string, path: string, more?: Call): Promise<Answer> {
		return this.client.call('lipachat', method, path, more);
	}

	create(
		more: Record<string, string | string[]> = {},
		file: Call['file'] = { text: flowJson },
	): Promise<Answer> {
		const form = {
			phoneNumber: this.sender,
			name: 'BANK_TEST_FLOW_V2',
			categories: 'OTHER',
			...more,
		};
		return this.call('POST', this.flows, { form, file });
	}

	publish(id: string): Promise<Answer> {
		return this.call('POST', `${this.flows}/${id}/publish`);
	}

	/** @returns both ids of a new published flow */
	async published(
		more: Record<string, string | string[]> = {},
	): Promise<{ id: string; waFlowId: string }> {
		const answer = await this.create(more);
		await this.publish(answer.at('data.id'));
		return { id: answer.at('data.id'), waFlowId: answer.at('data.waFlowId') };
	}

	message(flowId: string, more: object = {}) {
		return {
			messageId: '1a85c604-0f08-4182-8011-407ba84598c5',
			to: '254717746565',
			from: this.sender,
			text: 'Please share your details',
			flowId,
			flowCta: 'Share Details!',
			screen: 'FIRST',
			data: { service: '', serviceOption: '', package: '' },
			...more,
		};
	}

	send(json: object): Promise<Answer> {
		return this.call('POST', '/api/v1/whatsapp/interactive/flows', { json });
	}
}
