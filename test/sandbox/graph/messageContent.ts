import { refuse } from '../refusal';
import { expectHealthy, expectOpenable, type MessageContent } from '../sending';
import type { ProviderState } from '../state';
import { fillTemplate } from '../templates/sending';
import type { StoredTemplate } from '../templates/template';
import { describeFlowMessage, type InteractiveFlow } from './flowMessage';
import { partsOf, type TemplateMessage } from './templateMessage';

/**
 * What Meta's flow message says, after what must be so for it is so.
 *
 * @param screenField where a wrong screen is reported
 * @throws {Refusal} for a flow that may not be sent like this
 */
export function flowContent(
	{ flows }: ProviderState,
	wabaId: string,
	interactive: InteractiveFlow,
	screenField: string,
): MessageContent {
	const { parameters } = interactive.action;
	const flow = flows.find(
		(each) =>
			each.ownerId === wabaId &&
			(parameters.flow_id === undefined
				? each.name === parameters.flow_name
				: each.flowId === parameters.flow_id),
	);
	if (flow === undefined) throw refuse('invalidField', 'the flow does not exist', 'flow_id');
	expectOpenable(flow, {
		mode: parameters.mode,
		flowAction: parameters.flow_action,
		screen: parameters.flow_action_payload?.screen,
		screenField,
	});
	expectHealthy(flow);
	return { flowId: flow.flowId, ...describeFlowMessage(interactive) };
}

/** What Meta's template message says once it is filled. @throws {Refusal} as `fillTemplate` */
export function templateContent(
	{ flows }: ProviderState,
	template: StoredTemplate,
	given: TemplateMessage,
): MessageContent {
	const { ownerId, name, language, footer } = template;
	const { flow, said, body } = fillTemplate(template, partsOf(given), flows.list(ownerId));
	return {
		flowId: flow.flowId,
		templateName: name,
		templateLanguage: language,
		flowToken: said.flowToken,
		data: said.data,
		body,
		footer,
	};
}
