import type { INodeProperties } from 'n8n-workflow';
import { usual } from './settings';

const { deadlineSeconds, maxDeadlineSeconds, maxFileMegabytes, lateMessage } = usual;

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Deadline (Seconds)',
			name: 'deadline',
			type: 'number',
			typeOptions: { minValue: 0.5, maxValue: maxDeadlineSeconds, numberPrecision: 1 },
			default: deadlineSeconds,
			description:
				'How long the workflow may take before the person is told to try again; WhatsApp itself gives up after 10 seconds',
		},
		{
			displayName: 'Download Files',
			name: 'downloadFiles',
			type: 'boolean',
			default: false,
			description:
				'Whether to fetch, check and decrypt uploaded photos and documents into the fields file0, file1, …',
		},
		{
			displayName: 'Max File Size',
			name: 'maxFileSize',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: maxFileMegabytes,
			description: 'The largest file to download, in megabytes',
		},
		{
			displayName: 'Message When Too Late',
			name: 'lateMessage',
			type: 'string',
			default: lateMessage,
			description:
				'What the person reads, on the same screen, when the workflow did not answer in time or stopped without an answer',
		},
		{
			displayName: 'Report Client Errors',
			name: 'reportClientErrors',
			type: 'boolean',
			default: false,
			description:
				'Whether to start the workflow, by an output of its own, when WhatsApp reports that a phone could not use an answer',
		},
		{
			displayName: 'Screen for Messages While Opening',
			name: 'openingScreen',
			type: 'string',
			default: '',
			placeholder: 'e.g. WELCOME',
			description:
				'The screen that shows Message When Too Late if the flow is just being opened; without it WhatsApp shows a text of its own',
		},
		{
			displayName: 'Skip Signature Check',
			name: 'skipSignatureCheck',
			type: 'boolean',
			default: false,
			description:
				'Whether to take requests without a signature of WhatsApp; only for providers that do not give you the App Secret, since anyone who knows the address and the public key can ask then',
		},
	],
};
