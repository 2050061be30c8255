import { z } from 'zod';
import { graphErrorBody } from '../../graph/errors';
import { readJson } from '../../http/read';
import type { ControlRoute, ProviderContext, Reply } from '../../types';

/**
 * What a token may be allowed to do.
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi (Troubleshooting)
 */
const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'] as const;
export type Scope = (typeof scopes)[number];

const order = z.object({ provider: z.literal('meta'), missing: z.array(z.enum(scopes)) }).strict();

/** Which permissions the account's token lacks; it begins with all of them. */
export class MetaPermissions {
	private missing: readonly Scope[] = [];

	constructor({ state }: ProviderContext) {
		state.onReset(() => {
			this.missing = [];
		});
	}

	/** The answer to a call that needs what the token lacks: 403 with code 200 or 10. */
	refusal(needed: readonly Scope[]): Reply | undefined {
		const lacking = needed.find((scope) => this.missing.includes(scope));
		if (lacking === undefined) return undefined;
		const parts =
			lacking === 'whatsapp_business_management'
				? { code: 200, message: 'Permissions error' }
				: { code: 10, message: 'Application does not have permission for this action' };
		return { status: 403, body: graphErrorBody(parts) };
	}

	/** POST /control/permissions */
	readonly control: ControlRoute = [
		'POST',
		'/permissions',
		(request) => {
			this.missing = readJson(request, order).missing;
			return { status: 200, body: { missing: this.missing } };
		},
	];
}
