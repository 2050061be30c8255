import { plain, type Run } from '../text/runs';
import type { Budget } from './budget';
import { asArray, asObject, asText, own, type JsonObject } from './json';

const reference = /\$\{([^{}]{1,300})\}/g;
const onlyReference = /^\$\{([^{}]{1,300})\}$/;
const ofData = /^(?:screen\.([^.]+)\.)?data\.(.+)$/;
const expressionPart = /'((?:[^'\\]|\\.)*)'|\$\{([^{}]{1,300})\}|([^'$]+|[\s\S])/g;

/** What the bindings of one screen stand for, by the examples of the data models. */
export class Values {
	constructor(
		private readonly screen: JsonObject,
		private readonly screenById: ReadonlyMap<string, JsonObject>,
		private readonly budget: Budget,
	) {}

	/** A text for people: bindings are shown by their example, or by their name in braces. */
	show(value: unknown): Run[] {
		const text = this.budget.takeText(
			Array.isArray(value) ? value.slice(0, 500).map(asText).join('\n') : asText(value),
		);
		return isExpression(text) ? this.showExpression(text.slice(1, -1)) : this.showText(text);
	}

	/** The value that a property has, or the example of the one that it is bound to. */
	resolve(value: unknown): unknown {
		const match = typeof value === 'string' ? onlyReference.exec(value) : null;
		return match ? this.example(match[1]) : value;
	}

	private showText(text: string): Run[] {
		const runs: Run[] = [];
		let at = 0;
		for (const match of text.matchAll(reference)) {
			if (match.index > at) runs.push(plain(text.slice(at, match.index)));
			runs.push(this.showReference(match[1]));
			at = match.index + match[0].length;
		}
		if (at < text.length) runs.push(plain(text.slice(at)));
		return runs;
	}

	/** Texts and references one after another read as a sentence, anything else as a formula. */
	private showExpression(inner: string): Run[] {
		const parts = [...inner.matchAll(expressionPart)];
		if (parts.some(([, , , other]) => other?.trim())) {
			return [plain(`ƒ ${readable(inner)}`, { dynamic: true })];
		}
		return parts.flatMap(([, words, name]) => {
			if (name !== undefined) return [this.showReference(name)];
			return words === undefined ? [] : [plain(words)];
		});
	}

	private showReference(name: string): Run {
		const example = asText(this.example(name));
		const text = example === '' ? `{${nameIn(name)}}` : this.budget.takeText(example);
		return plain(text, { dynamic: true });
	}

	private example(name: string): unknown {
		const [, screenId, path] = ofData.exec(name) ?? [];
		if (path === undefined) return undefined;
		const screen = screenId === undefined ? this.screen : this.screenById.get(screenId);
		const [field, ...inner] = path.split('.');
		const model = asObject(own(asObject(screen).data, field));
		return inner.reduce<unknown>(own, own(model, '__example__'));
	}
}

/** Whether a whole text is an expression, as Flows have them from version 6.0 on. */
function isExpression(text: string): boolean {
	return text.length > 1 && text.startsWith('`') && text.endsWith('`');
}

/** Whether a property depends on data. */
export function isDynamic(value: unknown): value is string {
	return typeof value === 'string' && (value.includes('${') || isExpression(value));
}

/** A condition or expression without the signs that only a machine needs. */
export function readable(condition: unknown): string {
	const text = asText(condition);
	const inner = isExpression(text) ? text.slice(1, -1) : text;
	return inner.replace(reference, (_, name: string) => nameIn(name)).trim();
}

/** `data.total` becomes `total`, `screen.CART.form.size` becomes `CART.size`. */
function nameIn(name: string): string {
	return name.replace(/^(?:screen\.)?(.*?\.)?(?:data|form)\./, '$1');
}

/** The items of a list, whether it stands in the component or comes from an example. */
export function itemsOf(values: Values, list: unknown): readonly unknown[] {
	return asArray(values.resolve(list));
}
