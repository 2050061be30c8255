import type { ResourceMapperValue } from 'n8n-workflow';
import type { OpenRequest } from '../../endpoint/seal';
import type { ScreenModel } from '../../flow-json/dataModel';
import { screenModelOf } from '../../flow-json/dataModel';
import { fitData } from '../../flow-json/fitData';
import { isObject } from '../../flow-json/plain';
import { listScreens } from '../../flow-json/screens';
import { InvalidInput } from '../../providers/invalidInput';
import { parseObject } from '../flow/flowJsonField';
import type { LocalItem } from '../operation';
import { parameter } from '../operation';
import { doesNotFit, givenValues } from '../screenMapping';

type Data = Record<string, unknown>;

/** Refuses what the phone would refuse, and brings values into the types that a screen needs. */
export interface FlowCheck {
	/** @throws InvalidInput when the flow does not lead to the screen */
	route(request: OpenRequest, screen: string): void;
	/** All data of a screen. @throws InvalidInput with a sentence for each value that does not fit */
	whole(screen: string, data: Data): Data;
	/** As `whole`, as it is mapped in the editor. */
	mapped(screen: string, mapping: Partial<ResourceMapperValue>): Data;
	/** As `whole`, of a screen that keeps what it is not told. */
	part(screen: string, data: Data): Data;
}

/**
 * The check against the Flow JSON of the item; undefined where none is given.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (routing model and
 * data model), https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 */
export function checkOf(item: LocalItem): FlowCheck | undefined {
	const given = parameter<string | object>(item, 'flowJson', '');
	if (given === '' || given === null) return undefined;
	const flowJson = typeof given === 'string' ? parseObject(given) : given;
	if (typeof flowJson === 'string') {
		throw new InvalidInput(
			`Flow JSON is not valid JSON (${flowJson})`,
			'Copy the whole text from the Flow Builder, or empty the field.',
		);
	}
	const modelOf = (screen: string) => screenModelOf(flowJson, screen) ?? refuseScreen();
	const refuseScreen = (): never => {
		const ids = listScreens(flowJson).map(({ id }) => id);
		throw new InvalidInput(
			'Screen: the flow has no such screen',
			`Choose one of: ${ids.join(', ')}.`,
		);
	};
	return {
		route(request, screen) {
			modelOf(screen);
			checkRoute(routesOf(flowJson), request, screen);
		},
		whole: (screen, data) => fitted(modelOf(screen), data),
		mapped(screen, mapping) {
			const model = modelOf(screen);
			return fitted(model, givenValues(item, model, mapping));
		},
		part(screen, data) {
			const { fields } = modelOf(screen);
			return fitted({ screen, fields: fields.filter(({ name }) => name in data) }, data);
		},
	};
}

/** `error_message` goes with any screen and stands in no data model. */
function fitted(model: ScreenModel, { error_message, ...given }: Data): Data {
	const { data, mismatches } = fitData(model, given);
	if (mismatches.length > 0) throw doesNotFit(model.screen, mismatches);
	return error_message === undefined ? data : { ...data, error_message };
}

/** By screen, where it leads; without a routing model everything may follow. */
function routesOf(flowJson: object): Record<string, unknown> | undefined {
	const { routing_model } = flowJson as { routing_model?: unknown };
	return isObject(routing_model) ? routing_model : undefined;
}

function checkRoute(
	routes: Record<string, unknown> | undefined,
	{ action, screen: from }: OpenRequest,
	to: string,
): void {
	if (!routes || from === '' || from === to) return;
	const leads = (start: string, end: string) => {
		const next = routes[start];
		return Array.isArray(next) && next.includes(end);
	};
	// The model names the ways forward; going back is allowed along them.
	if (leads(from, to) || (action === 'BACK' && leads(to, from))) return;
	const next = Array.isArray(routes[from]) ? (routes[from] as unknown[]).map(String) : [];
	throw new InvalidInput(
		`Screen: the routing model of the flow does not lead from “${from}” to “${to}”`,
		next.length > 0
			? `Choose one of: ${next.join(', ')}, or add the way to the routing model.`
			: 'Finish the flow, or add the way to the routing model.',
	);
}
