import { findRoute, type Params, type Route } from '../../http/router';
import { Refusal } from '../../refusal';
import type { ApiRequest, ProviderContext, Reply, SandboxProvider } from '../../types';
import { eightByEightError, errorFor } from './errors';
import { EightByEightFlows } from './flows';
import { guideRoutes } from './guide';
import { sendFlow } from './messages';
import { oldWebhookControl, registrationRoutes } from './registration';
import { referenceRoutes, type Handler } from './routes';
import { EightByEightTemplates } from './templates';
import { eightByEightWebhooks } from './webhook';
import { WebhookRegistry } from './webhookRegistry';

/**
 * 8x8's Chat Apps API below `/8x8`. Its pages print two families of paths; the account's `pathFamily`
 * says which of them lives, the other is not found.
 */
export function createEightByEight(context: ProviderContext): SandboxProvider {
	const { account, state } = context;
	const flows = new EightByEightFlows(context);
	const registry = new WebhookRegistry(context);
	const templates = new EightByEightTemplates(context);
	const templatesPath = '/api/v1/accounts/:account/channels/:channel/templates';

	const find = (flowId: string) => state.flows.get(flowId, account.data.channelId);
	const messages: Route<Handler> = [
		'POST',
		'/api/v1/subaccounts/:subAccount/messages',
		(request) => sendFlow(request, context),
	];
	const common: Array<Route<Handler>> = [
		messages,
		['GET', templatesPath, (_request, { channel }) => templates.list(channel)],
		['POST', templatesPath, (request, { channel }) => templates.create(request, channel)],
		...registrationRoutes(context, registry),
	];
	const families = {
		reference: [...common, ...referenceRoutes(flows, find)],
		guide: [...common, ...guideRoutes(flows, find)],
	};

	/** Ids in the path belong to the key, or the answer is no. */
	function refuseStrangers(params: Params): Reply | undefined {
		const { data } = account;
		if (params.account !== undefined && params.account !== data.accountId) {
			return eightByEightError(403, 1201, 'Forbidden');
		}
		if (params.subAccount !== undefined && params.subAccount !== data.subAccountId) {
			return eightByEightError(400, 1001, 'Illegal subaccount');
		}
		if (params.channel !== undefined && params.channel !== data.channelId) {
			return eightByEightError(404, 1300, 'Channel not found');
		}
		return undefined;
	}

	function answer(request: ApiRequest): Reply {
		if (request.headers.authorization !== `Bearer ${account.data.apiKey}`) {
			return eightByEightError(401, 1200, 'Request was not authenticated properly');
		}
		const routes = account.data.pathFamily === 'guide' ? families.guide : families.reference;
		const found = findRoute(routes, request.method, request.path);
		if (found.kind === 'unknownPath') return eightByEightError(404, 1300, 'Not found');
		if (found.kind === 'wrongMethod') return eightByEightError(405, 405, 'Method not allowed');
		const refused = refuseStrangers(found.params);
		if (refused !== undefined) return refused;
		try {
			return found.handler(request, found.params);
		} catch (error) {
			if (error instanceof Refusal) return errorFor(error);
			throw error;
		}
	}

	return {
		id: '8x8',
		account,
		state,
		answer,
		webhooks: eightByEightWebhooks(context, registry),
		controls: [oldWebhookControl(context, registry)],
	};
}
