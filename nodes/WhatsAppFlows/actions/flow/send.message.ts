import { InvalidInput } from '../../providers/invalidInput';
import type { SendCall, SendFlow } from '../../providers/provider';
import { headerKinds } from '../../providers/provider';
import { readObject, readPairs } from '../namedValues';
import type { Item } from '../operation';
import { text } from '../operation';
import { fileAddress, optionalText, requiredText } from '../texts';

type Takes = SendCall['takes'];
type Message = Pick<
	SendFlow,
	'flowCta' | 'body' | 'header' | 'footer' | 'flowAction' | 'screen' | 'data'
>;

/**
 * What the person sees and how the flow opens, within the lengths that the provider takes.
 * @throws InvalidInput naming the first field that does not fit
 */
export function readMessage(item: Item, takes: Takes): Message {
	const flowAction = readFlowAction(item, takes);
	return {
		body: requiredText(item, 'bodyText', 'Body Text', takes.body.max),
		flowCta: requiredText(item, 'flowCta', 'Button Text', takes.flowCta.max),
		header: readHeader(item, takes),
		footer: readFooter(item, takes),
		flowAction,
		...(flowAction === 'navigate' ? readOpening(item, takes) : {}),
	};
}

function readHeader(item: Item, { header }: Takes): SendFlow['header'] {
	if (!header) return undefined;
	const chosen = text(item, 'headerType') || (header.required ? 'text' : 'none');
	if (chosen === 'none' && !header.required) return undefined;
	const kind = headerKinds.find((known) => known === chosen && header.kinds.includes(known));
	if (!kind) {
		const { displayName } = item.connection.provider;
		throw new InvalidInput(
			`Header: ${displayName} has no header of the kind “${chosen}”`,
			`Choose from: ${header.kinds.join(', ')}.`,
		);
	}
	if (kind === 'text') {
		return { kind, text: requiredText(item, 'headerText', 'Header Text', header.max) };
	}
	const link = fileAddress(text(item, 'headerMediaUrl'), 'Header Media URL');
	return { kind, link, fileName: text(item, 'headerFileName') || undefined };
}

function readFooter(item: Item, { footer }: Takes): string | undefined {
	if (!footer) return undefined;
	if (footer.required) return requiredText(item, 'footerText', 'Footer Text', footer.max);
	return optionalText(item, 'footerText', 'Footer Text', footer.max);
}

function readFlowAction(item: Item, { dataExchange }: Takes): SendFlow['flowAction'] {
	const chosen = text(item, 'flowAction') || 'navigate';
	if (chosen === 'navigate') return 'navigate';
	if (dataExchange && (chosen === 'dataExchange' || chosen === 'data_exchange')) {
		return 'dataExchange';
	}
	throw new InvalidInput(
		`Opens With: “${chosen}” is not possible with ${item.connection.provider.displayName}`,
		'Choose A Screen of the Flow.',
	);
}

function readOpening(item: Item, takes: Takes): Pick<Message, 'screen' | 'data'> {
	const screen = text(item, 'screen') || undefined;
	if (!screen && takes.screen === 'required') {
		throw new InvalidInput(
			'First Screen is empty',
			'Choose the screen that opens first, or give its id, such as WELCOME.',
		);
	}
	return { screen, data: takes.data ? readData(item) : undefined };
}

/** An empty object counts as no data: Meta refuses `data` without content. */
export function readData(item: Item): Record<string, unknown> | undefined {
	const source = text(item, 'defineDataBy') || 'none';
	const data =
		source === 'fields'
			? readPairs(item, 'dataFields', 'Data Fields')
			: source === 'json'
				? readObject(item, 'dataJson', 'Data JSON', '"customer_name": "Ann"')
				: {};
	return Object.keys(data).length > 0 ? data : undefined;
}
