import { flowJson, type Answer, type Call, type Client } from '../harness';

/** 8x8's calls as https://developer.8x8.com/connect/reference/create-whatsapp-flow and its neighbours print them. */
export class EightByEightCaller {
	/** Path of the flows. */
	readonly flows: string;
	private readonly messages: string;

	constructor(readonly client: Client) {
		const [account, channel, subAccount] = ['accountId', 'channelId', 'subAccountId'].map((field) =>
			client.data('8x8', field),
		);
		this.flows = `/api/v1/accounts/${account}/channels/${channel}/flows`;
		this.messages = `/api/v1/subaccounts/${subAccount}/messages`;
	}

	call(method: string, path: string, more?: Call): Promise<Answer> {
		return this.client.call('8x8', method, path, more);
	}

	create(more: object = {}): Promise<Answer> {
		const json = { name: 'Booking', categories: ['OTHER'], flowJson, ...more };
		return this.call('POST', this.flows, { json });
	}

	/** @returns the id of a new draft */
	async draft(more: object = {}): Promise<string> {
		return (await this.create(more)).at('id');
	}

	/** @returns the id of a new published flow */
	published(more: object = {}): Promise<string> {
		return this.draft({ publish: true, ...more });
	}

	message(parameters: object, interactive: object = {}, more: object = {}) {
		return {
			user: { msisdn: '+15551234567' },
			type: 'interactive',
			content: {
				interactive: {
					type: 'flow',
					body: { text: 'Please fill in' },
					...interactive,
					action: { parameters: { flowCta: 'Open', ...parameters } },
				},
			},
			...more,
		};
	}

	send(json: object): Promise<Answer> {
		return this.call('POST', this.messages, { json });
	}
}

/** 8x8's error body. */
export const failure = (status: number, code: number) => ({
	status,
	body: {
		code,
		message: expect.any(String),
		errorId: expect.any(String),
		timestamp: expect.any(String),
	},
});
