import { expectErrors, expectValid, expectWarnings, value, key } from './support/expect';
import {
	at,
	body,
	complete,
	data,
	exchange,
	flow,
	footer,
	navigate,
	screen,
	single,
	type Json,
	type JsonObject,
} from './support/flows';

describe('RichText', () => {
	const rich = (text: Json = '# Title') => ({ type: 'RichText', text });
	const page = (version: string, ...children: Json[]) =>
		flow([screen('FIRST', children), screen('LAST', [footer()], { terminal: true })], {
			version,
			routing_model: { FIRST: ['LAST'] },
		});

	it('stands alone in version 5.1', () => {
		expectErrors(page('5.1', rich(), footer(navigate('LAST'))), {
			error: 'INVALID_RICHTEXT_PLACEMENT',
			message:
				'RichText cannot be used with other components on the same screen. Please either remove ' +
				'RichText or ensure that it is the only component on the screen.',
			at: value(at(0, 0, 'type')),
		});
	});

	it('stands alone from version 6.0 to 6.2', () => {
		for (const version of ['6.0', '6.2']) {
			expectErrors(page(version, rich(), footer(navigate('LAST'))), {
				error: 'INVALID_COMPONENT_PLACEMENT',
				message:
					'Only one RichText component can be used per screen. Please remove other components.',
				at: value(at(0, 0, 'type')),
			});
		}
	});

	it('stands beside a Footer alone from version 6.3 on', () => {
		expectValid(page('6.3', rich(), footer(navigate('LAST'))));
		expectErrors(page('7.3', rich(), body(), footer(navigate('LAST'))), {
			error: 'INVALID_COMPONENT_PLACEMENT',
			message:
				'RichText can either be the only component on the screen or it can be paired exclusively ' +
				'with the  Footer component. Please remove all components other than  Footer from the same ' +
				'screen to use RichText.',
			at: value(at(0, 0, 'type')),
		});
	});

	it('is a text or a reference, never both', () => {
		const model = { data: { title: data('string', 'A') } };
		for (const text of ['# ${data.title}', "`'# ' ${data.title}`"]) {
			expectErrors(single([rich(text)], model), {
				error: 'INVALID_PROPERTY_VALUE',
				message:
					'String interpolation is not supported by RichText component. Either use static value ' +
					'(e.g. "# Title") or dynamic only (e.g. "${data.title}").',
				at: key(at(0, 0, 'text')),
			});
		}
		for (const text of ['${data.title}', '`${data.title}`', '# Title']) {
			expectValid(single([rich(text)], model));
		}
	});

	it('has paragraphs that are known beforehand, as other texts do', () => {
		for (const type of ['RichText', 'TextBody', 'TextCaption']) {
			const flowJson = single([{ type, text: ['One', '${data.two}'] }], {
				data: { two: data('string', '') },
			});
			expectErrors(flowJson, {
				error: 'INVALID_TEXT_DYNAMIC_DATA',
				message:
					`Every item of the array in the 'text' property of ${type} on the screen 'FIRST' should be ` +
					'a static string. Please remove dynamic binding - ${data.two} from the item of the array.',
				at: value(at(0, 0, 'type')),
			});
		}
	});
	it('has no paragraph that begins with a reference either', () => {
		expectErrors(
			single([{ type: 'TextBody', text: ['${data.two} and more'] }], {
				data: { two: data('string', '') },
			}),
			{
				error: 'INVALID_TEXT_DYNAMIC_DATA',
				message:
					"Every item of the array in the 'text' property of TextBody on the screen 'FIRST' should be a " +
					'static string. Please remove dynamic binding - ${data.two} from the item of the array.',
				at: value(at(0, 0, 'type')),
			},
		);
	});
});

describe('the end of a Flow', () => {
	const ending = (children: Json[], more: JsonObject = {}) =>
		flow([screen('FIRST', children, { terminal: true })], more);

	it('has a Footer', () => {
		expectErrors(ending([body()]), {
			error: 'MISSING_FOOTER_ON_TERMINAL_SCREEN',
			message: "Footer component is missing on terminal screen 'FIRST'.",
			at: value(['screens', 0]),
		});
		expectErrors(
			flow([screen('A', [], { terminal: true }), screen('B', [], { terminal: true })], {
				routing_model: {},
			}),
			{
				error: 'MISSING_FOOTER_ON_TERMINAL_SCREEN',
				message: 'Footer component is missing on terminal screens: [A, B].',
				at: [value(['screens', 0]), value(['screens', 1])],
			},
		);
	});

	it('completes the Flow or hands over to the endpoint', () => {
		const leading = (more: JsonObject) =>
			flow(
				[
					screen('A', [footer(navigate('B'))], { terminal: true }),
					screen('B', [footer(complete)], { terminal: true }),
				],
				more,
			);
		const place = value(at(0, 0, 'on-click-action', 'name'));
		expectErrors(leading({}), {
			error: 'INVALID_PROPERTY_VALUE',
			message: "Invalid value found for property 'name'. Expected 'complete'.",
			at: place,
		});
		const served = { data_api_version: '3.0', routing_model: { A: ['B'] } };
		expectErrors(leading(served), {
			error: 'INVALID_PROPERTY_VALUE',
			message:
				"Invalid value found for property 'name'. Expected one of: [data_exchange, complete].",
			at: place,
		});
		expectValid(ending([footer(exchange)], { data_api_version: '3.0', routing_model: {} }));
	});

	it('is on terminal screens, which Meta enforces up to version 7.1', () => {
		const early = (version: string) =>
			flow([screen('A', [footer(complete)]), screen('B', [footer()], { terminal: true })], {
				version,
				routing_model: { A: ['B'] },
			});
		const notTerminal = {
			error: 'INVALID_COMPLETE_ACTION',
			message: "On-click-action 'complete' can only be configured on a terminal screen.",
			at: value(at(0, 0, 'on-click-action', 'name')),
		};
		expectErrors(early('5.1'), notTerminal);
		expectErrors(early('7.1'), notTerminal);
		expectWarnings(early('7.2'), notTerminal);
	});
});
