import { isObject } from './plain';

/** A screen of a Flow JSON, as far as choosing one needs it. */
export interface Screen {
	id: string;
	title?: string;
	/** No other screen leads here, so that a message can open it. */
	entry: boolean;
}

/**
 * The screens of a Flow JSON in their order; an empty list for anything that is none.
 *
 * Source: https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (routing model: a
 * screen that another one routes to is no entry screen).
 */
export function listScreens(flowJson: unknown): Screen[] {
	if (!isObject(flowJson) || !Array.isArray(flowJson.screens)) return [];
	const reached = new Set([...routed(flowJson.routing_model), ...navigated(flowJson.screens)]);
	return flowJson.screens.flatMap((screen: unknown) =>
		isObject(screen) && typeof screen.id === 'string'
			? [
					{
						id: screen.id,
						...(typeof screen.title === 'string' && { title: screen.title }),
						entry: !reached.has(screen.id),
					},
				]
			: [],
	);
}

function routed(routingModel: unknown): string[] {
	if (!isObject(routingModel)) return [];
	return Object.values(routingModel)
		.flatMap((targets): unknown[] => (Array.isArray(targets) ? targets : []))
		.filter((target): target is string => typeof target === 'string');
}

/** The targets of every `navigate` action, at any depth. */
function navigated(screens: readonly unknown[]): string[] {
	const targets: string[] = [];
	const open: unknown[] = [...screens];
	while (open.length > 0) {
		const at = open.pop();
		if (Array.isArray(at)) open.push(...(at as unknown[]));
		else if (isObject(at)) {
			if (at.name === 'navigate' && isObject(at.next) && typeof at.next.name === 'string') {
				targets.push(at.next.name);
			}
			open.push(...Object.values(at));
		}
	}
	return targets;
}
