import type { INodeProperties } from 'n8n-workflow';
import type { WebhookRules } from '../providers/webhookRules';

/** The options about files, where a provider says in any way where they are. */
export function fileFields({ findFile, fileHosts }: WebhookRules): INodeProperties[] {
	if (!findFile && !fileHosts) return [];
	return [
		{
			displayName: 'Download Files',
			name: 'downloadFiles',
			type: 'boolean',
			default: false,
			description: 'Whether to fetch uploaded photos and documents into the fields file0, file1, …',
		},
		{
			displayName: 'Max File Size',
			name: 'maxFileSize',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 25,
			description: 'The largest file to download, in megabytes',
		},
		...(fileHosts
			? [
					{
						displayName: 'File Hosts',
						name: 'fileHosts',
						type: 'string' as const,
						default: '',
						placeholder: 'e.g. files.example.com',
						description:
							'Further hosts that files may be fetched from, with commas; allow only those that your provider has named to you',
					},
				]
			: []),
	];
}

/** Host names with commas or lines between them; whole addresses count by their host. */
export function readHosts(value: unknown): string[] {
	if (typeof value !== 'string') return [];
	return value
		.split(/[\s,;]+/)
		.map((entry) => entry.replace(/^https?:\/\//i, '').replace(/[/:].*$/, ''))
		.map((host) => host.toLowerCase())
		.filter(Boolean);
}
