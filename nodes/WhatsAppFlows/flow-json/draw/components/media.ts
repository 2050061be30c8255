import { icon, roundedBox, type IconName } from '../icons';
import { nothing, piece, stack, type Piece } from '../piece';
import { asText, objectsIn, type JsonObject } from '../read/json';
import { itemsOf } from '../read/values';
import { element } from '../svg';
import { plain } from '../text/runs';
import { colour } from '../theme';
import { groupLabel, pill, textOf, textPiece } from './parts';
import { pictureOf } from './picture';
import { fromStart, type Draw, type Setting } from './setting';

export const image: Draw = (component, setting) => {
	const { values } = setting;
	const given = (key: string) => positive(values.resolve(component[key]));
	const width = Math.min(setting.width, given('width') ?? setting.width);
	const ratio = given('aspect-ratio');
	const height = given('height') ?? (ratio && width / ratio);
	const inner = pictureOf(
		{
			source: component.src,
			alternative: component['alt-text'],
			width,
			height: height && Math.max(20, Math.min(400, height)),
			cover: component['scale-type'] === 'cover',
		},
		setting,
	);
	// WhatsApp sets a picture that is narrower than the screen in its middle.
	return { ...inner, draw: (x, y) => inner.draw(x + (setting.width - width) / 2, y) };
};

function positive(value: unknown): number | undefined {
	const number = Number(asText(value) || NaN);
	return number > 0 && Number.isFinite(number) ? Math.max(20, number) : undefined;
}

/** The first picture and, as one swipes between them, a dot for each. */
export const carousel: Draw = (component, setting) => {
	const items = itemsOf(setting.values, component.images);
	const pictures = objectsIn(items.slice(0, 3));
	const [first] = pictures;
	const height = setting.width * (component['aspect-ratio'] === '16:9' ? 9 / 16 : 3 / 4);
	const shown = pictureOf(
		{
			source: first?.src,
			alternative: first?.['alt-text'] ?? (items.length === 0 ? component.images : undefined),
			width: setting.width,
			height,
			cover: component['scale-type'] === 'cover',
		},
		setting,
	);
	return stack([shown, pictures.length > 1 ? dots(pictures.length, setting) : nothing], 6);
};

const dots = (count: number, { width }: Setting): Piece =>
	piece(8, (x, y) =>
		Array.from({ length: count }, (_, index) =>
			element('circle', {
				cx: x + width / 2 + (index - (count - 1) / 2) * 12,
				cy: y + 4,
				r: 3.2,
				fill: index === 0 ? colour.green : colour.line,
			}),
		).join(''),
	);

export const photoPicker: Draw = (component, setting) =>
	upload(
		component,
		setting,
		'camera',
		remarks(component, 'min-uploaded-photos', 'max-uploaded-photos'),
	);

export const documentPicker: Draw = (component, setting) =>
	upload(component, setting, 'document', [
		...remarks(component, 'min-uploaded-documents', 'max-uploaded-documents'),
		...fileTypes(component['allowed-mime-types']),
	]);

/** What the person has to know of the number of files, such as "1 – 3". */
function remarks(component: JsonObject, least: string, most: string): string[] {
	const [from, to] = [asText(component[least]), asText(component[most])];
	if (from === '' && to === '') return [];
	return [from === to ? `${to}×` : `${from || '0'} – ${to || '30'}×`];
}

/** `application/pdf` becomes PDF; the long names of office formats would only confuse. */
function fileTypes(types: unknown): string[] {
	const names = Array.isArray(types) ? types.slice(0, 24).map(asText) : [];
	const short = names.map((name) => name.split('/').at(-1)?.split('.').at(-1)?.toUpperCase() ?? '');
	return [...new Set(short)].filter((name) => name !== '').slice(0, 5);
}

function upload(
	component: JsonObject,
	setting: Setting,
	sign: IconName,
	words: readonly string[],
): Piece {
	const inner = { ...setting, width: setting.width - 68 };
	const hint =
		words.length > 0
			? textPiece(
					[plain(words.join(' · '))],
					{ size: 12, colour: colour.soft, lines: 2 },
					inner.width,
				)
			: nothing;
	const height = Math.max(60, hint.height + 24);
	const box = piece(height, (x, y) =>
		[
			roundedBox(x, y, setting.width, height, 10, {
				fill: colour.fill,
				stroke: colour.faint,
				dashed: true,
				thick: 1.2,
			}),
			icon(sign, x + fromStart(setting, 18, 28), y + height / 2 - 14, 28, colour.green),
			hint.draw(x + fromStart(setting, 56, inner.width), y + (height - hint.height) / 2),
		].join(''),
	);
	return stack(
		[
			groupLabel(component, setting),
			textOf(component.description, { size: 12, colour: colour.soft, lines: 6 }, setting),
			box,
		],
		6,
	);
}

/** A component that this picture has no drawing for, with what it calls itself. */
export const unknownComponent: Draw = (component, setting) => {
	const words = asText(component.type) || '?';
	const inner = { ...setting, width: setting.width - 24 };
	const content = stack(
		[
			pill(words, { ink: colour.amber, paper: colour.paleAmber, icon: 'warning' }, inner),
			textOf(component.label ?? component.text ?? component.name, { size: 13, lines: 4 }, inner),
		],
		6,
	);
	const height = content.height + 24;
	return piece(height, (x, y) =>
		[
			roundedBox(x, y, setting.width, height, 8, { stroke: colour.amber, dashed: true }),
			content.draw(x + 12, y + 12),
		].join(''),
	);
};
