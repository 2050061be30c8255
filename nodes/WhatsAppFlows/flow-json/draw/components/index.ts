import { acting, nothing, stack, titled, type Piece } from '../piece';
import { asArray, asObject, asText, isObject, type JsonObject } from '../read/json';
import { textOfRuns } from '../text/runs';
import { colour, limits } from '../theme';
import { element } from '../svg';
import { calendarPicker } from './calendar';
import { chips } from './chips';
import { checkboxes, dropdown, optIn, radioButtons } from './choices';
import { choice, condition, visibility } from './conditions';
import { datePicker, textArea, textInput } from './inputs';
import { carousel, documentPicker, image, photoPicker, unknownComponent } from './media';
import { embeddedLink, footer, navigationList } from './navigation';
import { pill } from './parts';
import type { Draw, Setting } from './setting';
import { body, caption, heading, richText, subheading } from './texts';

/** What each component looks like: a new one is one line here. */
const looks: ReadonlyMap<string, Draw> = new Map<string, Draw>([
	['TextHeading', heading],
	['TextSubheading', subheading],
	['TextBody', body],
	['TextCaption', caption],
	['RichText', richText],
	['TextInput', textInput],
	['TextArea', textArea],
	['DatePicker', datePicker],
	['CalendarPicker', calendarPicker],
	['Dropdown', dropdown],
	['RadioButtonsGroup', radioButtons],
	['CheckboxGroup', checkboxes],
	['ChipsSelector', chips],
	['OptIn', optIn],
	['EmbeddedLink', embeddedLink],
	['Image', image],
	['ImageCarousel', carousel],
	['NavigationList', navigationList],
	['PhotoPicker', photoPicker],
	['DocumentPicker', documentPicker],
	['Footer', footer],
	['Form', form],
	['If', condition],
	['Switch', choice],
]);

function form(component: JsonObject, setting: Setting): Piece {
	const initial = asObject(setting.values.resolve(component['init-values']));
	return setting.children(component.children, { ...setting, initial });
}

/** The components of a list under each other, as far as they may be drawn. */
export function drawComponents(list: unknown, setting: Setting): Piece {
	if (setting.depth >= limits.nesting) return leftOut('…', setting);
	const inner = { ...setting, depth: setting.depth + 1 };
	const pieces: Piece[] = [];
	const items = asArray(list);
	for (const [index, item] of items.entries()) {
		if (index >= limits.componentsOfScreen || !setting.budget.takeComponent()) {
			pieces.push(leftOut(`+ ${items.length - index}`, setting));
			break;
		}
		if (!isObject(item)) continue;
		const drawn = drawComponent(item, inner);
		if (item.type === 'Footer' && setting.pinned) setting.pinned.push(drawn);
		else pieces.push(drawn);
	}
	return stack(pieces, 16);
}

function drawComponent(component: JsonObject, setting: Setting): Piece {
	const look = looks.get(asText(component.type)) ?? unknownComponent;
	const inner = look(component, setting);
	if (inner.height === 0) return nothing;
	const drawn = look === footer ? inner : acting(component, inner);
	const when = visibility(component);
	const named = titled(titleOf(component, setting), drawn);
	if (when === undefined) return named;
	const remark = pill(
		setting.budget.takeText(when),
		{ ink: colour.violet, paper: colour.paleViolet, icon: 'eye' },
		setting,
	);
	return stack([remark, component.visible === false ? faded(named) : named], 4);
}

function faded(inner: Piece): Piece {
	return { ...inner, draw: (x, y) => element('g', { opacity: 0.45 }, inner.draw(x, y)) };
}

/** What a component is and says, in full. */
function titleOf(component: JsonObject, { values }: Setting): string {
	const { type, name, label, text } = component;
	const said = label ?? (typeof text === 'string' ? text : undefined);
	const words = isObject(said) ? '' : textOfRuns(values.show(said)).slice(0, 300);
	return (
		[asText(type) || '?', asText(name).slice(0, 80)].join(' ').trim() + (words && `: ${words}`)
	);
}

function leftOut(words: string, setting: Setting): Piece {
	return pill(words, { ink: colour.soft, paper: colour.hairline }, setting);
}
