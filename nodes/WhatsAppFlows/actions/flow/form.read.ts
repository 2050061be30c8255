import type { FlowForm } from '../../flow-json';
import type { LocalItem } from '../operation';
import { asText, parameter } from '../operation';
import { inputFile } from './inputFile';

/** What the editor stores of a field: everything that was ever filled in, whatever its type. */
type Stored = Readonly<Record<string, unknown>>;

/**
 * Reads the form as the editor stores it. Its values may come from expressions, so that nothing is
 * known yet of their types: `buildFlowJson` looks at that.
 *
 * @throws InvalidInput when a picture is not in the input
 */
export async function readForm(item: LocalItem): Promise<FlowForm> {
	const pages = entries(parameter<object>(item, 'formPages', {}), 'page');
	const [closingPage] = entries(parameter<object>(item, 'closingPage', {}), 'page');
	const read = pages.map(async ({ title, buttonText, fields }, at) => ({
		title,
		buttonText,
		fields: await Promise.all(
			entries(fields, 'field').map(
				async (field, index) => await readField(item, field, `Page ${at + 1}, field ${index + 1}`),
			),
		),
	}));
	return { pages: await Promise.all(read), closingPage } as unknown as FlowForm;
}

/** The entries of a fixed collection: a list, or one by itself where it takes no more. */
function entries(collection: unknown, key: string): Stored[] {
	const stored = (collection as Stored | undefined)?.[key];
	return [stored]
		.flat()
		.filter((entry): entry is Stored => typeof entry === 'object' && entry !== null);
}

async function readField(item: LocalItem, stored: Stored, place: string): Promise<object> {
	const { type = 'shortText', showIf, binaryPropertyName } = stored;
	const [condition] = entries(showIf, 'condition');
	const field = {
		...stored,
		type,
		// The editor stores 0 where nothing is to be limited.
		minLength: stored.minLength || undefined,
		maxLength: stored.maxLength || undefined,
		minChoices: stored.minChoices || undefined,
		maxChoices: stored.maxChoices || undefined,
		initialValue: initialOf(type, stored),
		showIf: condition,
	};
	const file = type === 'image' ? asText(binaryPropertyName) : '';
	if (file === '') return field;
	const bytes = await inputFile(item, file, `${place}, Input Binary Field “${file}”`);
	return { ...field, image: bytes.toString('base64') };
}

/** The initial value is kept under a name of its own where the editor asks for it differently. */
function initialOf(type: unknown, stored: Stored): unknown {
	if (type === 'date' || type === 'calendar') return stored.initialDate;
	if (type === 'optIn') return stored.initiallyAgreed;
	if (type === 'checkboxes' || type === 'chips' || type === 'dateRange') {
		return stored.initialValues;
	}
	return stored.initialValue;
}
