import { graphErrorBody, managementError } from '../../graph/errors';
import { metaBody, repliesValue, statusValue } from '../../graph/webhook';
import { findRoute, type Route } from '../../http/router';
import { Refusal } from '../../refusal';
import type { SentMessage } from '../../state';
import type {
	ApiRequest,
	ProviderContext,
	Reply,
	SandboxProvider,
	WebhookDialect,
} from '../../types';
import { complete } from '../../control/events';
import { complete as completion } from '../../control/schemas';
import { Cdn } from '../../phone/uploads';
import { phoneControls } from '../../phone/control';
import { MetaCallbacks } from './callbacks';
import { MetaEndpoints } from './endpoints';
import { flowEventControl } from './flowEvents';
import { MetaKeys } from './keys';
import { MetaMedia } from './media';
import { createNumbers, MetaNumbers } from './numbers';
import { MetaPermissions } from './permissions';
import { metaRoutes, type Handler } from './routes';
import { MetaThroughput } from './throughput';

/** Graph versions that the sources name: v17.0 to v26.0. */
const knownVersion = /^v(1[7-9]|2[0-6])\.0$/;

function unauthorized(): Reply {
	const message = 'Invalid OAuth access token - Cannot parse access token';
	return { status: 401, body: graphErrorBody({ code: 190, message }) };
}

/**
 * Meta's Graph API below `/meta/v25.0`, errors and webhooks as
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi and
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes print them.
 */
export function createMeta(context: ProviderContext): SandboxProvider {
	const { account, state } = context;
	const ownNumbers = createNumbers(account);
	const callbacks = new MetaCallbacks(context, ownNumbers);
	const numbers = new MetaNumbers(context, ownNumbers, callbacks);
	const media = new MetaMedia(context);
	const permissions = new MetaPermissions(context);
	const throughput = new MetaThroughput(context);
	const keys = new MetaKeys(context);
	const endpoints = new MetaEndpoints(context, ownNumbers, keys, callbacks);
	const cdn = new Cdn(context.publicUrl);
	const routes = metaRoutes(context, {
		numbers,
		callbacks,
		media,
		keys,
		endpoints,
		permissions,
		throughput,
	});
	/** Outside the versions, and unlike a flow's JSON behind the access token. */
	const files: Array<Route<Handler>> = [
		['GET', '/media/:token', (_request, { token }) => media.download(token)],
	];

	/** Calls of the app, which prove themselves by its id and secret, and files that need no proof. */
	const withoutToken: Array<Route<Handler>> = [
		['GET', '/cdn/:token', (request, { token }) => cdn.download(request, token)],
		[
			'GET',
			`/:version/${account.appId}/subscriptions`,
			(request) => callbacks.subscriptions(request) ?? unauthorized(),
		],
	];

	async function answer(request: ApiRequest): Promise<Reply> {
		const open = findRoute(withoutToken, request.method, request.path);
		if (open.kind === 'found') return await open.handler(request, open.params);
		if (request.headers.authorization !== `Bearer ${account.data.accessToken}`) {
			return unauthorized();
		}
		const file = findRoute(files, request.method, request.path);
		if (file.kind === 'found') return await file.handler(request, file.params);
		const found = findRoute(routes, request.method, request.path);
		if (found.kind !== 'found' || !knownVersion.test(found.params.version)) {
			const message = `Unknown path components: ${request.path}`;
			return { status: 400, body: graphErrorBody({ code: 2500, message }) };
		}
		try {
			return await found.handler(request, found.params);
		} catch (error) {
			if (error instanceof Refusal) return managementError(error);
			throw error;
		}
	}

	/** The number that a message went out from: every send names one of ours. */
	const sender = ({ phoneNumberId }: SentMessage) =>
		ownNumbers.find((each) => each.phoneNumberId === phoneNumberId) ?? ownNumbers[0];

	const webhooks: WebhookDialect = {
		secretBy: 'signature',
		sendsHeaders: false,
		// Meta may put up to 1000 updates into one body; all of these answer one message.
		completions: (completions) => {
			const number = sender(completions[0].message);
			return [metaBody(number.wabaId, repliesValue(completions, number))];
		},
		status: (message, status) => {
			const number = sender(message);
			return metaBody(number.wabaId, statusValue(message, status, number));
		},
		route: (_kind, message) => callbacks.ofMessages(sender(message)),
		attach: (message, uploads) => media.attach(message, uploads),
		describe: () => callbacks.describe(),
	};
	const flowEvent = flowEventControl(context, webhooks, (wabaId) => callbacks.ofFlows(wabaId));

	const phone = phoneControls(context, {
		cdn,
		endpointOf: (flowId, phoneNumberId) => {
			const flow = state.flows.find((each) => each.flowId === flowId);
			return flow && endpoints.of(flow, phoneNumberId);
		},
		reply: (messageId, answers) =>
			complete(provider, completion.parse({ provider: 'meta', messageId, answers })),
	});
	const provider: SandboxProvider = {
		id: 'meta',
		account,
		state,
		answer,
		webhooks,
		controls: [
			flowEvent,
			permissions.control,
			throughput.control,
			numbers.control,
			keys.control,
			...phone,
		],
	};
	return provider;
}
