import type { INodeProperties } from 'n8n-workflow';
import type { HeaderKind } from '../../providers/provider';
import { onlyFor, perProvider } from '../operation';
import { takes } from './send.takes';

export const headerNames: Record<HeaderKind, string> = {
	document: 'Document',
	image: 'Image',
	text: 'Text',
	video: 'Video',
};

const headerType = perProvider((provider): INodeProperties | undefined => {
	const header = takes(provider)?.header;
	if (!header) return undefined;
	const fallback = header.required ? 'text' : 'none';
	const kinds = [...header.kinds].sort().map((value) => ({ name: headerNames[value], value }));
	return {
		displayName: 'Header',
		name: 'headerType',
		type: 'options',
		options: header.required ? kinds : [...kinds, { name: 'None', value: 'none' }],
		default: fallback,
		description: 'What stands above the text of the message',
	};
});

/** What stands above the text, as far as the provider has a place for it. */
export const headerFields: INodeProperties[] = [
	...headerType,
	...onlyFor(
		(provider) => takes(provider)?.header,
		[
			{
				displayName: 'Header Text',
				name: 'headerText',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. Your table',
				description: 'A short title, up to 60 characters',
				displayOptions: { show: { headerType: ['text'] } },
			},
		],
	),
	...onlyFor(
		(provider) => takes(provider)?.header?.kinds.some((kind) => kind !== 'text'),
		[
			{
				displayName: 'Header Media URL',
				name: 'headerMediaUrl',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. https://example.com/menu.jpg',
				description: 'A public https address from which WhatsApp can fetch the file',
				displayOptions: { show: { headerType: ['document', 'image', 'video'] } },
			},
			{
				displayName: 'Header File Name',
				name: 'headerFileName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Menu.pdf',
				description: 'The name that people see for the document',
				displayOptions: { show: { headerType: ['document'] } },
			},
		],
	),
];
