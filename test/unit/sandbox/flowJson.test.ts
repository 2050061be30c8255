import { validateFlowJson } from '../../../nodes/WhatsAppFlows/flow-json';
import { inspectFlowJson } from '../../sandbox/flows/flowJson';
import { flowJson } from './harness';

/** The sandbox checks by itself, so that what it refuses is held against what the node refuses. */
describe('what the sandbox refuses in a Flow JSON', () => {
	const broken: Record<string, [was: string, is: string]> = {
		'an unknown property at the top': ['"version"', '"colour": "red", "version"'],
		'no title': ['"title":"First",', ''],
		'a screen id with a digit': ['"id":"FIRST"', '"id":"FIRST_1"'],
		'two screens of the same id': ['"id":"LAST"', '"id":"FIRST"'],
		'no terminal screen': ['"terminal":true,', ''],
		'no Footer at the end': [
			'"type":"Footer","label":"Done","on-click-action":{"name":"complete","payload":{}}',
			'"type":"TextCaption","text":"Done"',
		],
		'a component that does not exist': ['"TextBody"', '"TextBox"'],
		'a component without a type': ['"type":"TextBody",', ''],
		'a Footer without a label': ['"label":"Next",', ''],
		'a screen that nobody knows': ['"name":"LAST"', '"name":"NOWHERE"'],
		'an answer that nobody gives': [
			'"complete","payload":{}',
			'"complete","payload":{"a":"${form.a}"}',
		],
		'an endpoint without routes': ['"version"', '"data_api_version": "3.0", "version"'],
		'two inputs of one name': [
			'{"type":"TextBody","text":"Bye"}',
			'{"type":"TextInput","name":"a","label":"A"},{"type":"TextInput","name":"a","label":"A"}',
		],
	};

	it('is nothing in a flow without a fault', () => {
		expect(inspectFlowJson(flowJson).validationErrors).toEqual([]);
		expect(validateFlowJson(flowJson).errors).toEqual([]);
	});

	it.each(Object.entries(broken))('is %s, in Meta’s words', (_, [was, is]) => {
		const text = flowJson.replace(was, () => is);
		expect(text).not.toBe(flowJson);
		const { errors } = validateFlowJson(text);
		expect(errors.length).toBeGreaterThan(0);
		const known = errors.map(({ error, message }) => `${error}: ${message}`);
		const refused = inspectFlowJson(text).validationErrors;
		expect(refused.length).toBeGreaterThan(0);
		for (const { error, message } of refused) expect(known).toContain(`${error}: ${message}`);
	});

	it.each([
		'{"version":"7.3"}',
		'{"version":"7.3","screens":{}}',
		'{"version":"7.3","screens":[]}',
	])('is %s', (text) => {
		const [{ error, message }] = inspectFlowJson(text).validationErrors;
		expect(validateFlowJson(text).errors).toMatchObject([{ error, message }]);
	});
});
