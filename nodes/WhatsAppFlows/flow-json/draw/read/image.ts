/** A picture that is safe to embed. */
export interface Raster {
	/** A `data:` address with the type that its first bytes prove. */
	readonly address: string;
	/** In pixels, where the first bytes tell. */
	readonly size?: { readonly width: number; readonly height: number };
}

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const prefix = /^data:image\/(?:png|jpe?g|gif|webp);base64,/i;

/**
 * The picture of a Flow, which is base64 with or without an address in front; undefined for what is
 * no picture, or one that could hold a script (an SVG).
 */
export function rasterOf(source: string): Raster | undefined {
	const data = source.replace(prefix, '').replace(/\s/g, '');
	if (data.length < 24 || !base64.test(data)) return undefined;
	const bytes = Buffer.from(data, 'base64');
	const type = typeOf(bytes);
	if (!type) return undefined;
	return {
		address: `data:image/${type};base64,${bytes.toString('base64')}`,
		size: sizeOf(type, bytes),
	};
}

type ImageType = 'png' | 'jpeg' | 'gif' | 'webp';

/** By the first bytes, see https://www.iana.org/assignments/media-types (each type's magic number). */
function typeOf(bytes: Buffer): ImageType | undefined {
	const head = bytes.subarray(0, 12).toString('latin1');
	if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
	if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
	if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
	return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'webp' : undefined;
}

function sizeOf(type: ImageType, bytes: Buffer): Raster['size'] {
	if (type === 'png' && bytes.length >= 24) {
		return real(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
	}
	if (type === 'gif') return real(bytes.readUInt16LE(6), bytes.readUInt16LE(8));
	return type === 'jpeg' ? jpegSize(bytes) : undefined;
}

/** JPEG says its size in the first "start of frame" among its segments. */
function jpegSize(bytes: Buffer): Raster['size'] {
	let at = 2;
	while (at + 9 < bytes.length && bytes[at] === 0xff) {
		const marker = bytes[at + 1];
		const startsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (startsFrame) return real(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
		at += 2 + bytes.readUInt16BE(at + 2);
	}
	return undefined;
}

function real(width: number, height: number): Raster['size'] {
	return width > 0 && height > 0 ? { width, height } : undefined;
}
