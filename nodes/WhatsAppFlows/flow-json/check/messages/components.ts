/**
 * What Meta says about components that don't go together or with their own properties. The texts are
 * those of its Flow Builder; see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 */
import type { Finding } from '../fault';

const of = (code: string, message: string): Finding => ({ code, message });
const value = (message: string) => of('INVALID_PROPERTY_VALUE', message);
const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

export const tooManyOf = (type: string, most: number, count: number) =>
	of(
		'COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN',
		`Maximum number of ${type} allowed per screen is ${most} but found ${count}.`,
	);

export const tooManyUploads = of(
	'COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN',
	'You can only have a maximum of 1 component of type PhotoPicker or DocumentPicker per screen.',
);

export const tooManyComponents = (most: number, count: number) =>
	of(
		'MAX_ALLOWED_COMPONENTS_PER_SCREEN',
		`Maximum number of components allowed per screen is ${most} but found ${count}.`,
	);

export const tooManyCarousels = (count: number) =>
	value(`Maximum number of ImageCarousel allowed per Flow is 3 but found ${count}.`);

export const tooManyImages = value("Property 'images' should have at most '3' items.");
export const notBase64 = value('Image source is not in a valid base64 format.');

export const duplicateName = (name: string) =>
	of('DUPLICATE_FORM_COMPONENT_NAMES', `Duplicate name found for Form components: '${name}'.`);

export const outsideForm = (types: readonly string[]) =>
	of(
		'COMPONENTS_OUTSIDE_FORM',
		types.length > 1
			? `Components ${quoted(types)} are not allowed outside Form when Form component is present.`
			: `Component ${quoted(types)} is not allowed outside Form when Form component is present.`,
	);

export const dynamicTextItem = (type: string, screen: string, binding: string) =>
	of(
		'INVALID_TEXT_DYNAMIC_DATA',
		`Every item of the array in the 'text' property of ${type} on the screen '${screen}' should be ` +
			`a static string. Please remove dynamic binding - ${binding} from the item of the array.`,
	);

export const richTextMixed = value(
	'String interpolation is not supported by RichText component. Either use static value (e.g. ' +
		'"# Title") or dynamic only (e.g. "${data.title}").',
);

export const richTextNotAlone51 = of(
	'INVALID_RICHTEXT_PLACEMENT',
	'RichText cannot be used with other components on the same screen. Please either remove RichText ' +
		'or ensure that it is the only component on the screen.',
);

const placement = (message: string) => of('INVALID_COMPONENT_PLACEMENT', message);

export const richTextNotAlone60 = placement(
	'Only one RichText component can be used per screen. Please remove other components.',
);

// Meta's template has two spaces before each Footer.
export const richTextNotAlone63 = placement(
	'RichText can either be the only component on the screen or it can be paired exclusively with the  ' +
		'Footer component. Please remove all components other than  Footer from the same screen to use ' +
		'RichText.',
);

export const listNotAlone = placement(
	'Only up to 2 NavigationList components can be used per screen. Please remove other components.',
);

export const imageAndColour = (type: string, name: string) =>
	of(
		'DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR',
		'Data source can only have either only image attributes or only color attributes for all items ' +
			`for ${type} '${name}'.`,
	);

export const leastOverMost = (least: string, most: string, type: string, name: string) =>
	of(
		'MIN_VALUE_GREATER_THAN_MAX',
		`'${least}' cannot be greater than '${most}' for ${type} '${name}'.`,
	);

export const ifTooDeep = of(
	'MAXIMUM_IF_NESTING',
	"The 'If' component can only be nested up to 3 levels deep.",
);

export const noCases = value("The 'cases' property of a Switch component cannot be empty.");
export const emptyThen = value('Expected array to contain at least one component.');

export const footerWithoutElse = of(
	'MISSING_FOOTER_IN_IF_ELSE_BRANCHES',
	"Missing Footer inside one of the 'If' component branches. Branch 'else' should exist and contain " +
		'one Footer.',
);

export const footerInOneBranch = of(
	'MISSING_FOOTER_IN_IF_ELSE_BRANCHES',
	"Footer component must be present in all branches of 'If' component if it exists in any one branch.",
);

export const footerInOneCase = of(
	'MISSING_FOOTER_IN_SWITCH_BRANCHES',
	'Footer component must be present in all switch cases if it exists in one of the cases.',
);

export const noFooter = (screens: readonly string[]) =>
	of(
		'MISSING_FOOTER_ON_TERMINAL_SCREEN',
		screens.length > 1
			? `Footer component is missing on terminal screens: [${screens.join(', ')}].`
			: `Footer component is missing on terminal screen ${quoted(screens)}.`,
	);

export const terminalFooterAction = (hasEndpoint: boolean) =>
	value(
		hasEndpoint
			? "Invalid value found for property 'name'. Expected one of: [data_exchange, complete]."
			: "Invalid value found for property 'name'. Expected 'complete'.",
	);

export const completeNotTerminal = of(
	'INVALID_COMPLETE_ACTION',
	"On-click-action 'complete' can only be configured on a terminal screen.",
);

export const uploadInInitValues = (types: readonly string[]) =>
	of(
		'NATIVE_COMPONENT_IN_FORM_INIT_VALUES',
		// Meta's template has two spaces here.
		`Property 'init-values'  should not contain value for components: [${types.join(', ')}].`,
	);

export const formValueType = (field: string, expected: readonly string[], found: string) =>
	value(
		`Expected property '${field}' to be of type '${expected.join(' | ')}' but found '${found}'.`,
	);

export const unusedFormValue = (field: string, property: string) =>
	// The stray quote is Meta's.
	value(`The property '${field}' is declared but not used in the ${property}'.`);

export const dateFormat = (code: 'INVALID_DATE_RANGE' | 'INVALID_DATE_SINGLE_INIT_VALUE_FORMAT') =>
	of(code, 'The date field must be in the format "YYYY-MM-DD".');

const dateRange = (message: string) => of('INVALID_DATE_RANGE', message);

export const initOutOfRange = (type: string, least: string, most: string) =>
	dateRange(
		`The value of property 'init-value' of component '${type}' must be in the range of ` +
			`[${least}, ${most}].`,
	);

export const datesReversed = (least: string, most: string, type: string, name: string) =>
	dateRange(`'${least}' cannot be greater than '${most}' for ${type} '${name}'.`);
