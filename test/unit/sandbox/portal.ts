import type { ProviderId } from '../../sandbox';
import { Client, Receiver, type Answer } from './harness';

/** A sandbox and somebody's webhook, with the control calls that lead from one to the other. */
export class Portal {
	private constructor(
		readonly client: Client,
		readonly receiver: Receiver,
	) {}

	static async start(): Promise<Portal> {
		return new Portal(await Client.start(), await Receiver.start());
	}

	async close(): Promise<void> {
		await this.client.close();
		await this.receiver.close();
	}

	/** Forgets everything between two tests. */
	async reset(): Promise<void> {
		await this.client.reset();
		this.receiver.received.length = 0;
	}

	/** Saves the receiver's address as the provider's webhook. */
	listen(provider: ProviderId, more: object = {}): Promise<Answer> {
		return this.client.control('/webhooks', { provider, url: this.receiver.url, ...more });
	}

	complete(provider: ProviderId, more: object = {}): Promise<Answer> {
		return this.client.control('/complete', { provider, answers: { city: 'Jiddah' }, ...more });
	}

	status(provider: ProviderId, status: string): Promise<Answer> {
		return this.client.control('/status', { provider, status });
	}
}

/** One delivery that the receiver took. */
export const taken = { status: 200, body: { delivered: [{ status: 200, body: 'taken' }] } };
