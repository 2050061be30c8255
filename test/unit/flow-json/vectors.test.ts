import { expectErrors, key, messagesOf, value } from './support/expect';
import {
	at,
	body,
	choice,
	exchange,
	flow,
	footer,
	input,
	navigate,
	screen,
	single,
} from './support/flows';

// The vectors of Meta's documentation and of its relays, see
// https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes and
// https://developer.8x8.com/connect/reference/update-whatsapp-flow
describe('the check of a Flow JSON', () => {
	it('finds nothing in a minimal valid Flow', () => {
		expectErrors(single([]));
	});

	it('points at a component type that does not exist', () => {
		expectErrors(single([{ type: 'NoType' }]), {
			error: 'INVALID_PROPERTY_VALUE',
			message: "Invalid value found for property 'type'.",
			at: value(at(0, 0, 'type')),
		});
	});

	it('points at the whole Footer that lacks its label', () => {
		const { label: _label, ...unlabelled } = footer();
		expectErrors(flow([screen('FIRST', [unlabelled], { terminal: true })]), {
			error: 'MISSING_REQUIRED_PROPERTY',
			message: "Required property 'label' is missing.",
			at: value(at(0, 0)),
		});
	});

	it('points at the key of a property that the top does not have', () => {
		expectErrors(
			{ ...single([]), myNewProp: 'hello' },
			{
				error: 'INVALID_PROPERTY_KEY',
				message: "Property 'myNewProp' is not allowed.",
				at: key(['myNewProp']),
			},
		);
	});

	it('reports a text in place of a flag against the type and against the reference', () => {
		const area = { type: 'TextArea', name: 'area', label: 'Area', enabled: 'yes' };
		expectErrors(
			single([area]),
			{
				error: 'INVALID_PROPERTY_TYPE',
				message: "Expected property 'enabled' to be of type 'boolean' but found 'string'.",
				at: value(at(0, 0, 'enabled')),
			},
			{
				error: 'PATTERN_MISMATCH',
				message:
					"Property 'enabled' should be of type 'boolean' or have dynamic data format of the form " +
					'${screen.data.your_value} or ${data.your_value}.',
				at: value(at(0, 0, 'enabled')),
			},
		);
	});

	it('wants at least one screen', () => {
		expectErrors(flow([]), {
			error: 'MIN_ITEMS_REQUIRED',
			message: "Property 'screens' should have at least '1' item.",
			at: value(['screens']),
		});
	});

	it('takes no digits in a screen id', () => {
		expectErrors(flow([screen('FIRST_1', [footer()], { terminal: true })]), {
			error: 'PATTERN_MISMATCH',
			message: "Property 'id' should only consist of alphabets and underscores.",
			at: value(['screens', 0, 'id']),
		});
	});

	it('lets no EmbeddedLink complete a Flow', () => {
		const link = { type: 'EmbeddedLink', text: 'More', 'on-click-action': { name: 'complete' } };
		expectErrors(single([link]), {
			error: 'INVALID_ENUM_VALUE',
			message: 'Value should be one of: [data_exchange, navigate, open_url].',
			at: value(
				at(0, 0, 'on-click-action', 'name'),
				"screens[0].layout.children[0]['on-click-action'].name",
			),
		});
	});

	it('takes the side captions of a Footer only together', () => {
		const flowJson = flow([
			screen('FIRST', [footer(undefined, { 'left-caption': 'Left' })], { terminal: true }),
		]);
		expectErrors(flowJson, {
			error: 'INVALID_DEPENDENCIES',
			message: 'Footer should have property right-caption when property left-caption is present.',
			at: value(at(0, 0)),
		});
	});

	it('points at every input of a name, in both branches of an If', () => {
		const branches = { type: 'If', condition: true, then: [input('same')], else: [input('same')] };
		expectErrors(single([branches]), {
			error: 'DUPLICATE_FORM_COMPONENT_NAMES',
			message: "Duplicate name found for Form components: 'same'.",
			at: [value(at(0, 0, 'then', 0, 'name')), value(at(0, 0, 'else', 0, 'name'))],
		});
	});

	it('points at the second of two Footers', () => {
		expectErrors(single([footer()]), {
			error: 'COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN',
			message: 'Maximum number of Footer allowed per screen is 1 but found 2.',
			at: value(at(0, 1, 'type')),
		});
	});

	it('looks up the inputs that a payload refers to', () => {
		const action = { name: 'complete', payload: { answer: '${form.none}' } };
		expectErrors(flow([screen('FIRST', [footer(action)], { terminal: true })]), {
			error: 'INVALID_ON_CLICK_ACTION_PAYLOAD',
			message: "Missing Form component ${form.none} for screen 'FIRST'.",
			at: value(at(0, 0, 'on-click-action', 'payload', 'answer')),
		});
	});

	it('says nothing about routes before the schema is kept', () => {
		const broken = flow([screen('FIRST', [body(''), footer(exchange)], { terminal: true })], {
			routing_model: { FIRST: ['GONE'] },
			data_api_version: '3.0',
		});
		expectErrors(broken, {
			error: 'PATTERN_MISMATCH',
			message: "Property 'text' should not be blank or an empty string.",
			at: value(at(0, 0, 'text')),
		});
	});

	it('finds faults of several rules at once', () => {
		const broken = flow([
			screen('FIRST', [choice('Dropdown'), choice('Dropdown'), footer(navigate('GONE'))]),
		]);
		expect(messagesOf(broken)).toEqual([
			'MISSING_TERMINAL_SCREEN: Terminal screen is required but not provided.',
			'INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME: Unknown screen ids found: [GONE].',
			"DUPLICATE_FORM_COMPONENT_NAMES: Duplicate name found for Form components: 'choice'.",
		]);
	});
});
