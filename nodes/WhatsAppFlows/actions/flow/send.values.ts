import { InvalidInput } from '../../providers/invalidInput';
import { isPosition } from '../../providers/templateCalls';
import type {
	SendTemplate,
	Template,
	TemplateParameter,
	TemplateValue,
} from '../../providers/templateCalls';
import { fileAddress } from '../texts';

/** A value as it was given. */
export interface GivenParameter extends TemplateParameter {
	value: string;
	/** Of a document. */
	fileName?: string;
}

type Filled = Pick<SendTemplate, 'header' | 'body'>;

/**
 * Puts given values in the order in which a template takes them.
 * @throws InvalidInput naming the first value that is missing, has no place, or is given twice
 */
export function arrange(given: readonly GivenParameter[], template: Template | undefined): Filled {
	const twice = given.find((value, at) => given.findIndex((other) => same(other, value)) < at);
	if (twice) {
		throw new InvalidInput(
			`Template Parameters: ${label(twice)} is given twice`,
			'Remove one of the two.',
		);
	}
	const values = template?.parameters ? fitted(given, template.parameters) : inOrder(given);
	const empty = values.find(({ value }) => value === '');
	if (empty) {
		throw new InvalidInput(
			`Template Parameters: ${label(empty)} is empty`,
			'Give a text, such as a dash: WhatsApp takes no empty value.',
		);
	}
	return {
		header: headerOf(values.filter(({ part }) => part === 'header')),
		body: values.filter(({ part }) => part === 'body').map(textOf),
	};
}

const same = (one: TemplateParameter, other: TemplateParameter) =>
	one.part === other.part && one.name === other.name;

function label({ part, kind, name }: TemplateParameter): string {
	if (kind !== 'text') return `the ${kind} of the header`;
	return `“${name}” of the ${part}`;
}

function fitted(
	given: readonly GivenParameter[],
	wanted: readonly TemplateParameter[],
): GivenParameter[] {
	const stray = given.find((value) => !wanted.some((each) => same(each, value)));
	if (stray) {
		const names = wanted.map(label).join(', ');
		throw new InvalidInput(
			`Template Parameters: the template has no place for ${label(stray)}`,
			names ? `It has: ${names}.` : 'It has no parameters: remove the value.',
		);
	}
	return wanted.map(
		(parameter) => given.find((value) => same(parameter, value)) ?? { ...parameter, value: '' },
	);
}

/** Without the template only numbers tell the order. */
function inOrder(given: readonly GivenParameter[]): GivenParameter[] {
	return given.every(({ name }) => isPosition(name))
		? [...given].sort((one, other) => Number(one.name) - Number(other.name))
		: [...given];
}

function textOf({ name, value }: GivenParameter): TemplateValue {
	return { name, text: value };
}

function headerOf(values: readonly GivenParameter[]): Filled['header'] {
	const [first] = values;
	if (!first) return undefined;
	if (first.kind === 'text') return { kind: 'text', values: values.map(textOf) };
	const { kind, value, fileName } = first;
	return { kind, link: fileAddress(value, `The ${kind} of the header`), fileName };
}
