import { wamid } from '../ids';
import type { SentMessage } from '../state';
import type { Completion, MessageStatusWord } from '../types';

/** The business number's own identity in webhooks. */
export interface BusinessNumber {
	readonly displayPhoneNumber: string;
	readonly phoneNumberId: string;
}

const nowInSeconds = () => String(Math.floor(Date.now() / 1000));

/** The answers as WhatsApp hands them over, the token among them. */
export function answerObject({ message, answers, withoutToken, address }: Completion) {
	if (address) return { values: answers };
	// A flow that was sent without a token answers with Meta's default.
	return withoutToken ? answers : { flow_token: message.flowToken ?? 'unused', ...answers };
}

/** `response_json` in the shape asked for. */
export function responseJson(completion: Completion): unknown {
	const answer = answerObject(completion);
	if (completion.shape === 'object') return answer;
	const text = JSON.stringify(answer);
	return completion.shape === 'broken' ? text.slice(0, -1) : text;
}

/** Meta's reply part; address replies share it under another name. */
export function nfmReply(completion: Completion) {
	const response = { response_json: responseJson(completion) };
	return completion.address
		? { ...response, body: 'The address', name: 'address_message' }
		: { name: 'flow', body: 'Sent', ...response };
}

/** The person as Meta names them: without a phone number when the send went to a user id. */
function contact(message: SentMessage) {
	return {
		profile: { name: 'Ann' },
		...(message.phone !== undefined && { wa_id: message.phone }),
		user_id: message.userId,
	};
}

/** One inbound message of Meta's `messages` field. */
function inboundMessage(completion: Completion, business: BusinessNumber) {
	const { message } = completion;
	return {
		context: { from: business.displayPhoneNumber, id: message.wamid },
		...(message.phone !== undefined && { from: message.phone }),
		from_user_id: message.userId,
		id: wamid(),
		timestamp: nowInSeconds(),
		type: 'interactive',
		interactive: { type: 'nfm_reply', nfm_reply: nfmReply(completion) },
	};
}

function metadata(business: BusinessNumber) {
	return {
		messaging_product: 'whatsapp',
		metadata: {
			display_phone_number: business.displayPhoneNumber,
			phone_number_id: business.phoneNumberId,
		},
	};
}

/** The `value` of a change that holds one or more replies of one person. */
export function repliesValue(completions: readonly Completion[], business: BusinessNumber) {
	return {
		...metadata(business),
		contacts: completions.slice(0, 1).map(({ message }) => contact(message)),
		messages: completions.map((completion) => inboundMessage(completion, business)),
	};
}

/** Why a message does not arrive, by WhatsApp's code. */
const failures: Readonly<Record<number, object>> = {
	131026: {
		code: 131026,
		title: 'Message undeliverable',
		message: 'Message undeliverable',
		error_data: { details: 'Message Undeliverable.' },
	},
	131047: {
		code: 131047,
		title: 'Re-engagement message',
		message: 'Re-engagement message',
		error_data: {
			details:
				'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
		},
	},
};

/** The `value` of a change that tells a message's status. */
export function statusValue(
	message: SentMessage,
	status: MessageStatusWord,
	business: BusinessNumber,
) {
	return {
		...metadata(business),
		statuses: [
			{
				id: message.wamid,
				status,
				timestamp: nowInSeconds(),
				...(message.phone !== undefined && { recipient_id: message.phone }),
				recipient_user_id: message.userId,
				...(typeof message.callbackData === 'string' && {
					biz_opaque_callback_data: message.callbackData,
				}),
				...(status === 'failed' && {
					errors: [
						{
							...failures[message.doom ?? 131026],
							href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
						},
					],
				}),
			},
		],
	};
}

/** The whole body that Meta posts; the samples of the field `flows` tell the time beside the id. */
export function metaBody(wabaId: string, value: unknown, field: 'messages' | 'flows' = 'messages') {
	const time = field === 'flows' ? { time: Math.floor(Date.now() / 1000) } : {};
	return {
		object: 'whatsapp_business_account',
		entry: [{ id: wabaId, ...time, changes: [{ field, value }] }],
	};
}
