import type { BusinessEndpoint } from '../endpoint';
import type { Answer } from '../harness';
import { bookingJson } from '../bookingFlow';
import type { MetaCaller } from './meta';

/** A business that sets a flow with an endpoint up at Meta, and a person who opens it. */
export class PhoneCaller {
	constructor(
		readonly meta: MetaCaller,
		readonly endpoint: BusinessEndpoint,
	) {}

	private get appId(): string {
		return this.meta.client.sandbox.accounts.meta.appId ?? '';
	}

	registerKey(pem = this.endpoint.publicKey): Promise<Answer> {
		return this.meta.call('POST', `/${this.meta.phone}/whatsapp_business_encryption`, {
			json: { business_public_key: pem },
		});
	}

	/** @returns the id of a draft with an endpoint and, unless told otherwise, its app */
	async draft(flow_json = bookingJson(), application_id?: string): Promise<string> {
		const id = await this.meta.draft({ flow_json, endpoint_uri: this.endpoint.url });
		await this.meta.call('POST', `/${id}`, {
			json: { application_id: application_id ?? this.appId },
		});
		return id;
	}

	publish(flowId: string): Promise<Answer> {
		return this.meta.call('POST', `/${flowId}/publish`);
	}

	/** Saves the app's callback, subscribed to these fields. */
	async callback(url: string, fields?: string[]): Promise<void> {
		const answer = await this.control('/webhooks', { url, fields });
		expect(answer.status).toBe(200);
	}

	/** Publishes a flow and sends it, so that its first screen comes from the endpoint. */
	async sent(flow_json?: string): Promise<void> {
		await this.registerKey();
		const flowId = await this.draft(flow_json);
		expect((await this.publish(flowId)).body).toEqual({ success: true });
		const sent = await this.meta.send(
			this.meta.message({ flow_id: flowId, flow_token: 'tok', flow_action: 'data_exchange' }),
		);
		expect(sent.status).toBe(200);
	}

	/** What the person does; the answer is the phone. */
	control(path: string, order: object = {}): Promise<Answer> {
		return this.meta.client.control(path, { provider: 'meta', ...order });
	}
}
