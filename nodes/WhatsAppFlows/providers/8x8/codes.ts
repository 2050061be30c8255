import type { CodeMeaning } from '../../sending/codes';

/**
 * What 8x8's API says with the `code` of a body. Delivery receipts use the same numbers for other
 * things and must never be looked up here.
 *
 * Source: https://developer.8x8.com/connect/docs/api-error-codes
 */

const parameters: CodeMeaning = {
	title: 'A value of the request is not accepted',
	advice: 'Change the value that 8x8 names.',
	disposition: 'fixRequest',
};
const recipient: CodeMeaning = {
	title: 'The recipient is not a valid phone number',
	advice: 'Write the number with its country code, such as +15551234567.',
	disposition: 'fixRequest',
};
const template: CodeMeaning = {
	title: 'The template can’t be sent like this',
	advice: 'Compare name, language and parameters with the approved template.',
	disposition: 'fixRequest',
};
const wait: CodeMeaning = {
	title: '8x8’s limit for calls is reached',
	advice: 'Wait for a while, then run the remaining items again.',
	disposition: 'retryLater',
};
const unsupported: CodeMeaning = {
	title: '8x8 does not offer this call for the account',
	advice: 'Ask the support of 8x8 whether WhatsApp Flows are open for the account.',
	disposition: 'fixRequest',
};
const notDraft: CodeMeaning = {
	title: 'The flow is no longer a draft',
	advice:
		'Only a draft can be changed or deleted: create a copy to change it, or use Deprecate to retire it.',
	disposition: 'fixRequest',
};
const conflict: CodeMeaning = {
	title: 'The call does not fit what is there already',
	advice:
		'A published flow can neither be changed nor deleted, and two flows can’t have the same name.',
	disposition: 'fixRequest',
};
const notFound: CodeMeaning = {
	title: '8x8 finds nothing with this id',
	advice:
		'Choose the flow from the list again; when every call about flows ends like this, check Channel ID and API Paths in the credential.',
	disposition: 'fixRequest',
};
const flowJson: CodeMeaning = {
	title: 'The Flow JSON is not accepted',
	advice: 'Check the Flow JSON against the rules of WhatsApp Flows.',
	disposition: 'fixRequest',
};

const ranges: ReadonlyArray<readonly [first: number, last: number, meaning: CodeMeaning]> = [
	[429, 429, wait],
	[1000, 1000, parameters],
	[
		1001,
		1001,
		{
			title: 'The sub-account does not belong to this account',
			advice: 'Check Sub-Account ID, Account ID, API Key and Region in the credential.',
			disposition: 'fixCredentials',
		},
	],
	[1002, 1002, recipient],
	[1003, 1012, parameters],
	[1100, 1100, wait],
	[
		1200,
		1200,
		{
			title: 'The API key is not accepted',
			advice: 'Check API Key and Region in the credential; keys are made in 8x8 Connect.',
			disposition: 'fixCredentials',
		},
	],
	[
		1201,
		1201,
		{
			title: 'The API key may not do this',
			advice: 'Use a key of the account that owns the channel and the sub-account.',
			disposition: 'fixCredentials',
		},
	],
	[1300, 1300, notFound],
	[1400, 1400, wait],
	[
		2000,
		2000,
		{
			title: '8x8 could not work on the call',
			advice: 'Run the item again in a few minutes.',
			disposition: 'retryLater',
			sent: 'unknown',
		},
	],
	[2001, 2003, unsupported],
	[3002, 3003, recipient],
	[3001, 3008, parameters],
	[
		3009,
		3009,
		{
			title: 'The Callback Data is too long',
			advice: 'Shorten Callback Data to 50 characters.',
			disposition: 'fixRequest',
		},
	],
	[3010, 3029, parameters],
	[
		3038,
		3038,
		{
			title: 'There is no approved template with this name in this language',
			advice:
				'Compare name and language with List of the resource Template, and look at its status.',
			disposition: 'fixRequest',
		},
	],
	[
		3060,
		3060,
		{
			title: 'A template with this name is just being deleted',
			advice: 'Use another name, or create it again later.',
			disposition: 'fixRequest',
		},
	],
	[3030, 3060, template],
];

/** The meaning of a code in the body of an answer; undefined for one that the page lacks. */
export function readApiCode(code: number): CodeMeaning | undefined {
	return ranges.find(([first, last]) => code >= first && code <= last)?.[2];
}

const phrases: ReadonlyArray<readonly [RegExp, CodeMeaning]> = [
	[
		/outside (?:the )?service window/i,
		{
			title: 'More than 24 hours have passed since this person last wrote',
			advice: 'Send a template message instead, or wait until the person writes again.',
			disposition: 'needsTemplate',
		},
	],
	[
		/flow is not published/i,
		{
			title: 'The flow is not published',
			advice: 'Publish the flow first.',
			disposition: 'fixRequest',
		},
	],
	[
		/webhook with an old format exists/i,
		{
			title: 'A webhook of the old system of 8x8 still stands in the way',
			// https://developer.8x8.com/connect/docs/webhook-migration-guide
			advice: 'Have it deleted as the webhook migration guide of 8x8 shows, then activate again.',
			disposition: 'fixRequest',
		},
	],
	[/must be in draft/i, notDraft],
	[/flow not found/i, notFound],
	[/invalid flowjson|flowjson must be/i, flowJson],
];

/**
 * The meaning of a message, for refusals whose number says less than their words.
 *
 * Source: https://developer.8x8.com/connect/docs/whatsapp/whatsapp-flows-api , “Common API Issues”
 */
export function readPhrase(message: string): CodeMeaning | undefined {
	return phrases.find(([phrase]) => phrase.test(message))?.[1];
}

/** By HTTP status, for bodies without a known code; the guide lists what 409 means. */
export function readStatusMeaning(status: number): CodeMeaning | undefined {
	return { 404: notFound, 409: conflict, 429: wait }[status];
}
