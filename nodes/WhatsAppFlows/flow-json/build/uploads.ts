/** Files, see https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload */
import { component, type Builder } from './component';
import type { UploadField } from './form';
import { FormFault } from './fault';
import { labelled } from './labels';
import { line } from './texts';
import { count, isYes } from './values';

/** How many files may come with the answers of a Flow. */
export const mostFiles = 10;

/** So much that ten files keep within the 100 MB that all of them may have together. */
const kilobytesPerFile = 10_240;

const sources = ['camera_gallery', 'camera', 'gallery'];

export function filesOf({ maxFiles }: UploadField, place: string): number {
	return count(maxFiles, [1, mostFiles], place, 'Maximum Files') ?? 1;
}

export const upload: Builder<UploadField> = ({ field, place, name }) => {
	const isPhotos = field.type === 'photos';
	const type = isPhotos ? 'PhotoPicker' : 'DocumentPicker';
	const { above, label, help } = labelled({ field, place }, type, 'description');
	const what = isPhotos ? 'photos' : 'documents';
	return [
		...above,
		component(type, {
			name,
			label,
			description: help,
			'photo-source': isPhotos ? sourceOf(field, place) : undefined,
			[`min-uploaded-${what}`]: isYes(field.required) ? 1 : 0,
			[`max-uploaded-${what}`]: filesOf(field, place),
			'max-file-size-kb': kilobytesPerFile,
		}),
	];
};

function sourceOf({ source }: UploadField, place: string): string {
	const given = line(source) || sources[0];
	if (sources.includes(given)) return given;
	throw new FormFault(place, 'the source of the photos is not known', `Use ${sources.join(', ')}.`);
}
