/**
 * What can be done about a refused call, in the words of the whole package:
 *
 * - `retryNow`: nothing was done, the same call may work at once or after a moment
 * - `retryLater`: a limit was reached, the same call works after a while
 * - `fixRequest`: the call can never work as it is, change its values
 * - `fixCredentials`: the key, the token or its permissions are not right
 * - `recipientUnreachable`: this person can't get the message, others can
 * - `needsTemplate`: the 24-hour window is closed, only a template message goes out
 * - `stopCampaign`: no further message can go out (flow blocked, account restricted)
 */
export type Disposition =
	| 'retryNow'
	| 'retryLater'
	| 'fixRequest'
	| 'fixCredentials'
	| 'recipientUnreachable'
	| 'needsTemplate'
	| 'stopCampaign';

/** The best guess where the body says nothing that is known: by HTTP status alone. */
export function readHttpStatus(status: number): Disposition {
	if (status === 401 || status === 403) return 'fixCredentials';
	if (status === 408 || status === 429) return 'retryLater';
	return status >= 500 ? 'retryLater' : 'fixRequest';
}
