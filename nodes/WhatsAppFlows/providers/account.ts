import { InvalidInput } from './invalidInput';

/** The fields of a credential, read as trimmed text with sentences for what is missing. */
export interface CredentialFields {
	/** @throws InvalidInput when the field is empty */
	required(name: string, label: string): string;
	optional(name: string): string | undefined;
	/**
	 * An http or https address without a slash at the end.
	 * @throws InvalidInput when it is no such address
	 */
	address(name: string, label: string, fallback: string): string;
}

export function credentialFields(
	provider: string,
	credentials: Readonly<Record<string, unknown>>,
): CredentialFields {
	const optional = (name: string) => {
		const value = credentials[name];
		const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
		return text === '' ? undefined : text;
	};
	return {
		optional,
		required(name, label) {
			const value = optional(name);
			if (value === undefined) {
				throw new InvalidInput(
					`${label} is missing in the ${provider} credential`,
					`Open the credential and fill in ${label}.`,
				);
			}
			return value;
		},
		address(name, label, fallback) {
			const value = optional(name) ?? fallback;
			if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
				throw new InvalidInput(
					`${label} in the ${provider} credential is not a web address`,
					'Give an address that begins with https://, or leave it as it was.',
				);
			}
			return value.replace(/\/+$/, '');
		},
	};
}

/** An id as one segment of a path: what it contains can't lead anywhere else. */
export function segment(value: string): string {
	const encoded = encodeURIComponent(value);
	return /^\.{1,2}$/.test(encoded) ? encoded.replace(/\./g, '%2E') : encoded;
}
