import type { World } from './world';

/** A call to Meta as another system would make it. */
export async function callMeta(
	{ accounts }: World,
	method: string,
	path: string,
	body?: object,
): Promise<void> {
	const { baseUrl, graphVersion, accessToken } = accounts.meta.data;
	const response = await fetch(`${baseUrl}/${graphVersion}/${path}`, {
		method,
		headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
		body: body && JSON.stringify(body),
	});
	if (!response.ok) throw new Error(await response.text());
}

/** Has what Meta delivers for the number, or for the whole account, sent to an address. */
export async function overrideAtMeta(
	world: World,
	place: 'phoneNumber' | 'account',
	url: string,
): Promise<void> {
	const { wabaId, phoneNumberId, verifyToken } = world.accounts.meta.data;
	const override = { override_callback_uri: url, verify_token: verifyToken };
	await (place === 'account'
		? callMeta(world, 'POST', `${wabaId}/subscribed_apps`, override)
		: callMeta(world, 'POST', phoneNumberId, { webhook_configuration: override }));
}

/** Registers an address at 8x8 as another system would. */
export async function registerAt8x8(
	{ accounts }: World,
	url: string,
	httpAuthorization?: string,
): Promise<void> {
	const { baseUrl, accountId, subAccountId, apiKey } = accounts['8x8'].data;
	const response = await fetch(`${baseUrl}/api/v1/accounts/${accountId}/webhooks`, {
		method: 'POST',
		headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify([{ type: 'MSG', subAccountId, url, httpAuthorization }]),
	});
	if (!response.ok) throw new Error(await response.text());
}
