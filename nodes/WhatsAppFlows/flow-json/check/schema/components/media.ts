/**
 * Pictures and uploads, see https://developers.facebook.com/docs/whatsapp/flows/reference/components
 * and https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload
 */
import { jsonPointer } from '../../../parse/paths';
import { schemaText } from '../../messages/schema';
import { everywhere, type ComponentSchema } from '../component';
import { outsideForm, report, required, type Kind, type Properties } from '../context';
import {
	flag,
	image,
	list,
	name,
	nonBlank,
	number,
	object,
	oneOf,
	plainInteger,
	plainList,
	text,
} from '../kinds';

export const Image: ComponentSchema = {
	places: everywhere(),
	properties: {
		src: required(image),
		width: number(),
		height: number(),
		'aspect-ratio': number(),
		'scale-type': oneOf('cover', 'contain'),
		visible: flag,
		'alt-text': text,
	},
};

const carouselImage: Properties = { src: required(image), 'alt-text': required(text) };

export const ImageCarousel: ComponentSchema = {
	places: { screen: 7.1, form: 7.1 },
	properties: {
		images: required(
			list(object(carouselImage).check, { least: 1, itemMembers: ['src', 'alt-text'] }),
		),
		'aspect-ratio': oneOf('4:3', '16:9'),
		'scale-type': oneOf('contain', 'cover'),
	},
};

/** A text, or texts for single cases, of which there must be at least one. */
const uploadMessage: Kind = {
	accepts: ['string', 'object'],
	check(node, context) {
		if (node.kind !== 'object') return text.check(node, context);
		if (node.members.size === 0) {
			const pointer = jsonPointer(node);
			const finding = schemaText(pointer, 'should NOT have fewer than 1 properties');
			report(context, finding, node);
		}
		for (const value of node.members.values()) nonBlank.check(value, context);
	},
};

const upload: Properties = {
	name: required(name),
	label: required(nonBlank),
	description: nonBlank,
	'max-file-size-kb': plainInteger(1, 25600),
	enabled: flag,
	visible: flag,
	'error-message': outsideForm(uploadMessage),
};

const fewest = plainInteger(0, 30);
const most = plainInteger(1, 30);

export const PhotoPicker: ComponentSchema = {
	places: everywhere(),
	properties: {
		...upload,
		'photo-source': oneOf('camera_gallery', 'camera', 'gallery'),
		'min-uploaded-photos': fewest,
		'max-uploaded-photos': most,
	},
};

const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';
const mimeType = oneOf(
	'application/gzip',
	'application/msword',
	'application/pdf',
	'application/vnd.ms-excel',
	'application/vnd.ms-powerpoint',
	`${openDocument}.presentation`,
	`${openDocument}.spreadsheet`,
	`${openDocument}.text`,
	`${office}.presentationml.presentation`,
	`${office}.spreadsheetml.sheet`,
	`${office}.wordprocessingml.document`,
	'application/x-7z-compressed',
	'application/zip',
	'image/avif',
	'image/gif',
	'image/heic',
	'image/heif',
	'image/jpeg',
	'image/png',
	'image/tiff',
	'image/webp',
	'text/plain',
	'video/mp4',
	'video/mpeg',
);

export const DocumentPicker: ComponentSchema = {
	places: everywhere(),
	properties: {
		...upload,
		'allowed-mime-types': plainList(mimeType.check),
		'min-uploaded-documents': fewest,
		'max-uploaded-documents': most,
	},
};
