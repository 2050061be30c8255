import type { StoredFlow } from '../../flows/flow';
import { Screens } from '../../phone/screens';
import { pingEndpoint, type Endpoint } from '../../phone/endpoint';
import type { HealthFault } from '../../graph/flowFields';
import { refuse } from '../../refusal';
import type { ProviderContext } from '../../types';
import type { MetaCallbacks } from './callbacks';
import type { MetaKeys } from './keys';
import type { MetaNumber } from './numbers';

/**
 * Flows with an endpoint as Meta sees them: whose key their requests are encrypted for, and what must
 * be so before one of them is published.
 * https://developers.facebook.com/docs/whatsapp/flows/guides/healthmonitoring
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes (139002)
 */
export class MetaEndpoints {
	constructor(
		private readonly context: ProviderContext,
		private readonly numbers: readonly MetaNumber[],
		private readonly keys: MetaKeys,
		private readonly callbacks: MetaCallbacks,
	) {}

	/** The endpoint of a flow, asked with the key of one number, by default of any that has one. */
	of(flow: StoredFlow, phoneNumberId = this.numberWithKey(flow)): Endpoint | undefined {
		if (flow.endpointUri === undefined || flow.json?.report.dataApiVersion === undefined) {
			return undefined;
		}
		return {
			url: flow.endpointUri,
			appSecret: this.context.account.data.appSecret,
			fetchKey: () => this.signedKey(phoneNumberId),
		};
	}

	/** What keeps a flow with an endpoint from being published apart from the ping, in Meta's order. */
	obstacle(flow: StoredFlow): string | undefined {
		if (flow.json?.report.dataApiVersion === undefined) return undefined;
		if (flow.endpointUri === undefined) return 'the flow exchanges data and has no endpoint_uri';
		if (this.numberWithKey(flow) === undefined) {
			return 'no phone number of the WhatsApp Business Account has a signed public key';
		}
		if (flow.applicationId !== this.context.account.appId) {
			return 'the flow has no Meta app connected to it';
		}
		if (!this.callbacks.isSubscribedTo(flow.ownerId, 'flows')) {
			return 'the WhatsApp Business Account is not subscribed to the flows webhooks';
		}
		return undefined;
	}

	/** The same as the field `health_status` tells it. */
	healthFaults(flow: StoredFlow): HealthFault[] {
		const obstacle = this.obstacle(flow);
		if (obstacle === undefined) return [];
		const solution = 'Complete the set-up of the endpoint and publish the flow.';
		const description = `endpoint_uri: ${obstacle}`;
		return [{ error_code: 131000, error_description: description, possible_solution: solution }];
	}

	/** @throws {Refusal} `notReady` with the reason */
	async expectPublishable(flow: StoredFlow): Promise<void> {
		const obstacle = this.obstacle(flow);
		if (obstacle !== undefined) throw refuse('notReady', obstacle);
		const endpoint = this.of(flow);
		if (endpoint === undefined || flow.json === undefined) return;
		const { dataApiVersion } = new Screens(flow.json.text);
		const { fault } = await pingEndpoint(endpoint, dataApiVersion);
		if (fault !== undefined) throw refuse('notReady', `the endpoint is not available: ${fault}`);
	}

	private numberWithKey({ ownerId }: StoredFlow): string | undefined {
		return this.numbers
			.filter(({ wabaId }) => wabaId === ownerId)
			.find(({ phoneNumberId }) => this.signedKey(phoneNumberId) !== undefined)?.phoneNumberId;
	}

	private signedKey(phoneNumberId: string | undefined): string | undefined {
		const key = phoneNumberId === undefined ? undefined : this.keys.of(phoneNumberId);
		return key?.status === 'VALID' ? key.pem : undefined;
	}
}
