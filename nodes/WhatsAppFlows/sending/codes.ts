import { templateMeanings } from './templateCodes';
import type { Disposition } from './disposition';

export interface CodeMeaning {
	/** What happened, as one sentence for a person. */
	title: string;
	/** What to do next, as one sentence. */
	advice: string;
	disposition: Disposition;
	/** Set where a refusal with this code does not prove that the message stayed behind. */
	sent?: 'unknown';
}

const newToken: CodeMeaning = {
	title: 'The access token is not accepted',
	advice: 'Create a new access token and put it into the credential.',
	disposition: 'fixCredentials',
};
const permission: CodeMeaning = {
	title: 'The access token lacks a permission for this call',
	advice:
		'Give the token the permissions whatsapp_business_management and whatsapp_business_messaging for this WhatsApp Business Account.',
	disposition: 'fixCredentials',
};
const restricted: CodeMeaning = {
	title: 'The account is restricted by WhatsApp',
	advice:
		'Open the Business Support Home of Meta, where the restriction and the way out are shown.',
	disposition: 'stopCampaign',
};
const wait: CodeMeaning = {
	title: 'The provider’s limit for calls is reached',
	advice: 'Wait for a while, then run the remaining items again.',
	disposition: 'retryLater',
};
const unavailable: CodeMeaning = {
	title: 'WhatsApp is not available at the moment',
	advice: 'Run the item again in a few minutes.',
	disposition: 'retryLater',
};
const parameters: CodeMeaning = {
	title: 'A value of the request is not accepted',
	advice: 'Change the value that is named.',
	disposition: 'fixRequest',
};
const notNow: CodeMeaning = {
	title: 'WhatsApp did not deliver the message to this person',
	advice: 'Leave this person out for at least 24 hours.',
	disposition: 'recipientUnreachable',
};

const meanings: ReadonlyArray<readonly [codes: readonly number[], meaning: CodeMeaning]> = [
	[[0, 190], newToken],
	[[3, 10, 131005], permission],
	[[1, 2], { ...unavailable, disposition: 'retryNow', sent: 'unknown' }],
	[[4, 80007], wait],
	[[130429], { ...wait, title: 'Messages were sent faster than WhatsApp allows' }],
	[
		[131056],
		{
			...wait,
			title: 'Too many messages to the same person in a short time',
			advice: 'Wait a minute before the next message to this person; others are not affected.',
		},
	],
	[
		[131048],
		{
			title: 'WhatsApp limits this number because messages were reported as spam',
			advice: 'Look at the quality rating of the number before you send more.',
			disposition: 'stopCampaign',
		},
	],
	[[368, 131031, 130497], restricted],
	[
		[131042],
		{
			title: 'There is no valid payment method for this account',
			advice: 'Add a payment method in the WhatsApp Manager of Meta.',
			disposition: 'stopCampaign',
		},
	],
	[
		[33, 131037, 131045, 133010],
		{
			title: 'The sending phone number is not ready',
			advice: 'Check in the WhatsApp Manager that the number is registered and its name approved.',
			disposition: 'fixCredentials',
		},
	],
	[
		[131000],
		{
			...unavailable,
			title: 'WhatsApp could not work on the call and gives no reason',
			sent: 'unknown',
		},
	],
	[[131016, 131057, 133004], unavailable],
	[[100, 131008, 131009, 131051, 135000], parameters],
	[
		[131021],
		{
			title: 'The recipient is the sending number itself',
			advice: 'Choose another recipient.',
			disposition: 'fixRequest',
		},
	],
	[
		[131026],
		{
			title: 'The message can’t be delivered to this person',
			advice: 'The number may have no WhatsApp, or a version that is too old for flows.',
			disposition: 'recipientUnreachable',
		},
	],
	[
		[131030],
		{
			title: 'A test number may only write to people on its list',
			advice: 'Add the recipient to the allowed numbers of the test number in the app’s dashboard.',
			disposition: 'recipientUnreachable',
		},
	],
	[
		[131047],
		{
			title: 'More than 24 hours have passed since this person last wrote',
			advice: 'Send a template message instead, or wait until the person writes again.',
			disposition: 'needsTemplate',
		},
	],
	[[131049, 131050, 130472], notNow],
	[
		[131062],
		{
			title: 'This message can’t go to a business-scoped user id',
			advice: 'Use the phone number of the person.',
			disposition: 'recipientUnreachable',
		},
	],
	[
		[131052, 131053],
		{
			title: 'WhatsApp could not fetch the media of the header',
			advice: 'Check that the address of the media is public and its type allowed.',
			disposition: 'fixRequest',
		},
	],
	...templateMeanings,
	[
		[132068],
		{
			title: 'The flow is blocked by WhatsApp',
			advice: 'Look at the health of the flow with Get, mend it and publish it again.',
			disposition: 'stopCampaign',
		},
	],
	[
		[132069],
		{
			title: 'The flow is throttled by WhatsApp to 10 messages an hour',
			advice: 'Look at the health of the flow with Get; its endpoint is too slow or fails.',
			disposition: 'stopCampaign',
		},
	],
	[
		[139000],
		{
			title: 'WhatsApp’s integrity checks do not allow this account to create or publish flows',
			advice: 'Open the Business Support Home of Meta, where the reason is shown.',
			disposition: 'stopCampaign',
		},
	],
	[
		[139001],
		{
			title: 'The flow can’t be updated',
			advice: 'If it is published and old, create a copy of it, change the copy and publish that.',
			disposition: 'fixRequest',
		},
	],
	[
		[139002],
		{
			title: 'The flow can’t be published yet',
			advice:
				'Check with Get: it must be a draft without validation errors; with an endpoint it also needs the endpoint address, a signed public key and a connected app.',
			disposition: 'fixRequest',
		},
	],
	[
		[139003],
		{
			title: 'The flow can’t be deprecated',
			advice: 'Only a published flow can be deprecated, and only once.',
			disposition: 'fixRequest',
		},
	],
	[
		[139004],
		{
			title: 'The flow can’t be deleted',
			advice: 'Only a draft can be deleted; use Deprecate for a published flow.',
			disposition: 'fixRequest',
		},
	],
];

const byCode = new Map<number, CodeMeaning>(
	meanings.flatMap(([codes, meaning]) => codes.map((code) => [code, meaning] as const)),
);

/**
 * The meaning of one of WhatsApp's own codes, wherever it came from: Graph answers, status
 * webhooks, or a provider that passes the code on.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes and
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 *
 * @returns undefined for a code that neither page names
 */
export function readWhatsAppCode(code: number): CodeMeaning | undefined {
	return byCode.get(code) ?? (code >= 200 && code <= 299 ? permission : undefined);
}
