export type Params = Record<string, string>;

/** Method, path pattern with `:name` for one segment, and what to do. */
export type Route<Handler> = readonly [method: string, pattern: string, handler: Handler];

export type Match<Handler> =
	| { readonly kind: 'found'; readonly handler: Handler; readonly params: Params }
	| { readonly kind: 'unknownPath' }
	| { readonly kind: 'wrongMethod' };

function decode(segment: string): string | undefined {
	try {
		return decodeURIComponent(segment);
	} catch {
		return undefined;
	}
}

function matchPath(pattern: string, path: string): Params | undefined {
	const wanted = pattern.split('/');
	const given = path.split('/');
	if (wanted.length !== given.length) return undefined;
	const params: Params = {};
	for (const [index, part] of wanted.entries()) {
		const value = decode(given[index]);
		if (value === undefined) return undefined;
		if (part.startsWith(':') && value !== '') params[part.slice(1)] = value;
		else if (part !== value) return undefined;
	}
	return params;
}

/** Finds the first route for a path that is still percent-encoded. */
export function findRoute<Handler>(
	routes: ReadonlyArray<Route<Handler>>,
	method: string,
	path: string,
): Match<Handler> {
	let pathKnown = false;
	for (const [routeMethod, pattern, handler] of routes) {
		const params = matchPath(pattern, path);
		if (params === undefined) continue;
		if (routeMethod === method) return { kind: 'found', handler, params };
		pathKnown = true;
	}
	return { kind: pathKnown ? 'wrongMethod' : 'unknownPath' };
}
