import type { ResourceMapperValue } from 'n8n-workflow';
import type { EndpointResponse } from '../../endpoint/responses';
import { expired, finalScreen, finish, nextScreen, stay } from '../../endpoint/responses';
import type { OpenRequest } from '../../endpoint/seal';
import { InvalidInput } from '../../providers/invalidInput';
import { readObject, readPairs } from '../namedValues';
import type { LocalItem } from '../operation';
import { parameter, text } from '../operation';
import type { FlowCheck } from './respond.check';
import { checkOf } from './respond.check';

/** What goes back to the phone, before encryption. */
export interface Response {
	answer: 'nextScreen' | 'stay' | 'finish' | 'expire';
	content: EndpointResponse;
	statusCode: 200 | 427;
}

/**
 * Reads what an item answers.
 * @throws InvalidInput naming the first field that does not fit
 */
export function readResponse(item: LocalItem, request: OpenRequest): Response {
	const answer = text(item, 'answerWith') || 'nextScreen';
	switch (answer) {
		case 'nextScreen':
			return { answer, content: toScreen(item, request), statusCode: 200 };
		case 'stay':
			return { answer, content: toSameScreen(item, request), statusCode: 200 };
		case 'finish': {
			const params = readData(item, 'Parameters');
			return { answer, content: finish(request.flowToken, params), statusCode: 200 };
		}
		case 'expire':
			return { answer, content: expired(text(item, 'message')), statusCode: 427 };
		default:
			throw new InvalidInput(
				`Answer With: “${answer}” is not known`,
				'Choose one of: nextScreen, stay, finish, expire.',
			);
	}
}

function toScreen(item: LocalItem, request: OpenRequest): EndpointResponse {
	const screen = text(item, 'screen');
	if (!screen) throw new InvalidInput('Screen is empty', 'Choose the screen that comes next.');
	if (screen === finalScreen) {
		throw new InvalidInput(
			`Screen: “${finalScreen}” is reserved for the end of a flow`,
			'Choose Finish the Flow under Answer With.',
		);
	}
	const check = checkOf(item);
	check?.route(request, screen);
	return nextScreen(screen, readScreenData(item, screen, check));
}

function toSameScreen(item: LocalItem, { screen }: OpenRequest): EndpointResponse {
	const message = text(item, 'message');
	if (!message) throw new InvalidInput('Message is empty', 'Write what the person shall read.');
	if (!screen) {
		throw new InvalidInput(
			'The flow is just being opened, so there is no screen yet to stay on',
			'Answer the action INIT with Next Screen.',
		);
	}
	const data = readData(item, 'Data');
	return stay(screen, message, checkOf(item)?.part(screen, data) ?? data);
}

function readScreenData(
	item: LocalItem,
	screen: string,
	check: FlowCheck | undefined,
): Record<string, unknown> {
	if (text(item, 'defineDataBy') !== 'map') {
		const data = readData(item, 'Data');
		return check?.whole(screen, data) ?? data;
	}
	if (!check) {
		throw new InvalidInput(
			'Flow JSON is empty, so the fields of the screen are not known',
			'Fill it in, or choose As Fields or As JSON.',
		);
	}
	const mapping = parameter<Partial<ResourceMapperValue>>(item, 'dataMapping', {});
	return check.mapped(screen, mapping);
}

function readData(item: LocalItem, label: string): Record<string, unknown> {
	switch (text(item, 'defineDataBy')) {
		case 'fields':
			return readPairs(item, 'dataFields', `${label} Fields`);
		case 'json':
			return readObject(item, 'dataJson', `${label} JSON`, '"dates": [ … ]');
		default:
			return {};
	}
}
