import { InvalidInput } from '../../providers/invalidInput';
import type { SendFlow } from '../../providers/provider';
import type { FlowButton, SendTemplate, SendTemplateCall } from '../../providers/templateCalls';
import type { Item } from '../operation';
import { parameter, text } from '../operation';
import { findTemplate, readTemplateName } from '../template/templateField';
import { readEnvelope } from './send.input';
import { readData } from './send.message';
import { readParameters } from './send.parameters';
import { flowTokenFor } from './send.token';

/** Whether an item goes out as a template; a provider without templates sends flow messages only. */
export function isTemplate(item: Item): boolean {
	return text(item, 'sendAs') === 'template' && templateCall(item) !== undefined;
}

export function templateCall({ connection }: Item): SendTemplateCall | undefined {
	return connection.provider.template?.send;
}

/**
 * Reads what an item sends as a template.
 * @throws InvalidInput naming the first field that does not fit
 */
export async function prepareTemplate(item: Item, call: SendTemplateCall): Promise<SendTemplate> {
	return await fillTemplate(item, call, {
		...readEnvelope(item, call.takes),
		data: call.takes.data ? readData(item) : undefined,
	});
}

/** What is the same in every kind of message, with the data of the first screen. */
export type TemplateEnvelope = Pick<
	SendFlow,
	'recipient' | 'contextMessageId' | 'callbackData' | 'requestId' | 'data'
>;

/**
 * Fills the chosen template; it is looked up in the account, where the place of the button, its
 * flow and the parameters are known.
 */
export async function fillTemplate(
	item: Item,
	call: SendTemplateCall,
	{ data, ...envelope }: TemplateEnvelope,
): Promise<SendTemplate> {
	const wanted = readTemplateName(item);
	const template = await findTemplate(item.connection, wanted, item.memory);
	const position = readPosition(item);
	if (template && !template.flowButton && position === undefined) {
		throw new InvalidInput(
			`Template: “${template.name}” has no button that opens a flow`,
			'Choose another template, or create one with the resource Template.',
		);
	}
	const button: Partial<FlowButton> = template?.flowButton ?? {};
	// What its endpoint decides, a message can't: WhatsApp refuses data for such a flow.
	const opens = button.flowAction !== 'dataExchange';
	return {
		...envelope,
		templateName: wanted.name,
		language: template?.language ?? wanted.language ?? '',
		...readParameters(item, template),
		// A template has one button, unless the account says otherwise.
		flowButtonIndex: position ?? button.index ?? 0,
		flowId: button.flowId,
		flowToken: flowTokenFor(item, call, { flowId: button.flowId ?? '' }),
		screen: opens && data && call.takes.screen ? button.screen : undefined,
		data: opens ? data : undefined,
	};
}

/** The place of the button as the option gives it, counted from 0. */
function readPosition(item: Item): number | undefined {
	const { flowButtonPosition: given } = parameter<{ flowButtonPosition?: unknown }>(
		item,
		'options',
		{},
	);
	if (given === undefined || given === '') return undefined;
	const position = Number(given);
	if (!Number.isInteger(position) || position < 1 || position > 10) {
		throw new InvalidInput(
			'Flow Button Position is not a number from 1 to 10',
			'Count the buttons of the template from the top, the first one is 1.',
		);
	}
	return position - 1;
}
