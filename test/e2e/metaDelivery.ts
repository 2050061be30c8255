import { randomInt } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../sandbox';
import { metaBody, repliesValue } from '../sandbox/graph/webhook';
import { encodeAsMeta, signAsMeta } from '../sandbox/webhooks';

type MetaAccount = Sandbox['accounts']['meta'];

/** One body of Meta with an answer for each of the given ones, as bytes that can be sent again. */
export function metaAnswers({ data }: MetaAccount, answers: IDataObject[]): string {
	const number = { displayPhoneNumber: '15550001111', phoneNumberId: data.phoneNumberId };
	const message = {
		messageId: 'wamid.question',
		wamid: 'wamid.question',
		phone: `2547${randomInt(1e7, 1e8)}`,
		userId: 'KE.1234567890',
		to: '+254700000000',
		flowId: '1',
		raw: {},
	};
	const completions = answers.map((each) => ({
		message,
		answers: each,
		shape: 'string' as const,
		withoutToken: false,
		address: false,
	}));
	return encodeAsMeta(metaBody(data.wabaId, repliesValue(completions, number)));
}

/** Posts such a body with Meta's signature; the HTTP status of the answer. */
export async function deliverAsMeta(
	{ data }: MetaAccount,
	url: string,
	body: string,
): Promise<number> {
	const response = await fetch(url, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'x-hub-signature-256': signAsMeta(body, data.appSecret),
		},
		body,
	});
	await response.arrayBuffer();
	return response.status;
}
