import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { fieldId, fileNameField } from '../actions/flow/send.parameters';
import { asText } from '../actions/operation';
import { findTemplate, namedTemplate } from '../actions/template/templateField';
import { InvalidInput } from '../providers/invalidInput';
import type { Template, TemplateParameter } from '../providers/templateCalls';
import { toNodeError } from '../transport/nodeError';
import { editorConnection } from './editorConnection';

/** The parameters of the chosen template as fields to map to. */
export async function mapTemplateParameters(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const locator = this.getCurrentNodeParameter('templateName');
	const language = asText(this.getCurrentNodeParameter('templateLanguage'));
	const value = asText(
		typeof locator === 'object' && locator !== null && 'value' in locator ? locator.value : locator,
	);
	if (!value) return nothing('Choose a template first: its parameters show here.');
	if ([value, language].some((given) => given.startsWith('='))) {
		return nothing(
			'The template or its language comes from an expression, so its parameters are known only when it runs. ' +
				'Choose By Name or Position instead.',
		);
	}
	const connection = await editorConnection(this);
	try {
		// Without a language a refusal is told here, where somebody reads it.
		const template = await findTemplate(connection, namedTemplate(locator, language));
		return template ? fieldsOf(template) : unknown;
	} catch (thrown) {
		if (!(thrown instanceof InvalidInput)) throw toNodeError(this.getNode(), thrown, 0);
		return nothing([thrown.message, thrown.remedy].filter(Boolean).join('. '));
	}
}

function nothing(emptyFieldsNotice: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice };
}

const unknown = nothing(
	'The provider does not tell the parameters of this template. Choose By Name or Position instead.',
);

function fieldsOf({ parameters = [], header, body }: Template): ResourceMapperFields {
	if (parameters.length === 0) return nothing('This template has no parameters.');
	const words: Partial<Record<TemplateParameter['part'], string>> = { header: header?.text, body };
	const fields = parameters.map((parameter) =>
		field(fieldId(parameter), labelOf(parameter, words[parameter.part]), true),
	);
	const isDocument = parameters.some(({ kind }) => kind === 'document');
	return {
		fields: isDocument
			? [...fields, field(fileNameField, 'Header: file name that people see', false)]
			: fields,
	};
}

function field(id: string, displayName: string, required: boolean): ResourceMapperField {
	return { id, displayName, required, defaultMatch: false, display: true, type: 'string' };
}

/** Characters of the text around a parameter, by which people recognise it in a narrow panel. */
const around = { before: 12, after: 8 };

function labelOf({ part, kind, name }: TemplateParameter, words = ''): string {
	if (kind !== 'text') return `Header: https address of the ${kind}`;
	const place = new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`).exec(words);
	const where = part === 'header' ? 'Header' : 'Body';
	if (!place) return `${where}: ${name}`;
	const end = place.index + place[0].length;
	const from = Math.max(0, place.index - around.before);
	const before = `${from > 0 ? '…' : ''}${words.slice(from, place.index)}`;
	const after = `${words.slice(end, end + around.after)}${end + around.after < words.length ? '…' : ''}`;
	return `${where}: ${name} (${`${before}{{${name}}}${after}`.replace(/\s+/g, ' ')})`;
}
