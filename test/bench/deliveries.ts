import { createHmac, randomBytes } from 'node:crypto';
import { makeFlowToken } from '../../nodes/WhatsAppFlows/tokens';

/** One POST as Meta makes it. */
export interface Delivery {
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** The fields of a Meta credential that show in what Meta delivers. */
export interface Account {
	readonly appSecret: string;
	readonly wabaId: string;
	readonly phoneNumberId: string;
}

const business = '15550783881';
const person = '16505551234';

const wamid = () => `wamid.${randomBytes(38).toString('base64')}`;
const nowInSeconds = () => String(Math.floor(Date.now() / 1000));

/**
 * Makes signed deliveries, each with ids of its own, shaped like Meta's samples:
 * https://developers.facebook.com/docs/whatsapp/flows/guides/receiveflowresponse and
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status/
 */
export class Deliveries {
	/** As the action node sends it along; one for all, since only its signature is looked at. */
	private readonly flowToken: string;

	constructor(private readonly account: Account) {
		this.flowToken = makeFlowToken({ flowId: '1111111111111111', secret: account.appSecret });
	}

	/** People have filled in a flow. */
	completions(answers = 1): Delivery {
		return this.delivery({
			contacts: [{ profile: { name: 'Ann' }, wa_id: person }],
			messages: Array.from({ length: answers }, () => this.completion()),
		});
	}

	/** Messages were delivered, which nobody wants to hear of. */
	statuses(count = 1): Delivery {
		return this.delivery({ statuses: Array.from({ length: count }, () => this.status()) });
	}

	private completion() {
		return {
			context: { from: business, id: wamid() },
			from: person,
			id: wamid(),
			timestamp: nowInSeconds(),
			type: 'interactive',
			interactive: {
				type: 'nfm_reply',
				nfm_reply: {
					name: 'flow',
					body: 'Sent',
					response_json: JSON.stringify({
						flow_token: this.flowToken,
						rating: '5',
						comment: 'Everything as it should be, see you next week.',
						again: true,
					}),
				},
			},
		};
	}

	private status() {
		return {
			id: wamid(),
			status: 'delivered',
			timestamp: nowInSeconds(),
			recipient_id: person,
			conversation: { id: randomBytes(16).toString('hex'), origin: { type: 'utility' } },
			pricing: { billable: true, pricing_model: 'PMP', category: 'utility' },
		};
	}

	private delivery(content: object): Delivery {
		const { appSecret, phoneNumberId, wabaId } = this.account;
		const value = {
			messaging_product: 'whatsapp',
			metadata: { display_phone_number: business, phone_number_id: phoneNumberId },
			...content,
		};
		const body = JSON.stringify({
			object: 'whatsapp_business_account',
			entry: [{ id: wabaId, changes: [{ value, field: 'messages' }] }],
		});
		const signature = createHmac('sha256', appSecret).update(body).digest('hex');
		return {
			body,
			headers: {
				'content-type': 'application/json',
				'x-hub-signature-256': `sha256=${signature}`,
			},
		};
	}
}
