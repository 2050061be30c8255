import { parseFields, readFields, type FieldReaders } from '../../graph/fields';
import type { BusinessNumber } from '../../graph/webhook';
import { z } from 'zod';
import { readJson, readQuery } from '../../http/read';
import { digits } from '../../ids';
import { refuse } from '../../refusal';
import type { ApiRequest, ControlRoute, ProviderContext, Reply, SandboxAccount } from '../../types';
import type { MetaCallbacks } from './callbacks';
import { listQuery, nodeQuery } from './schemas';

/** A business number and the WABA that it belongs to. */
export interface MetaNumber extends BusinessNumber {
	readonly wabaId: string;
}

/** Two numbers in the credential's WABA and one in the other, so that callbacks have to differ. */
export function createNumbers({ data, ...other }: SandboxAccount): MetaNumber[] {
	const ids: Array<[string | undefined, string | undefined]> = [
		[data.phoneNumberId, data.wabaId],
		[other.otherPhoneNumberId, data.wabaId],
		[other.otherWabaPhoneNumberId, other.otherWabaId],
	];
	return ids.flatMap(([phoneNumberId, wabaId]) =>
		phoneNumberId === undefined || wabaId === undefined
			? []
			: [{ phoneNumberId, wabaId, displayPhoneNumber: `1555${digits(7)}` }],
	);
}

/** What the Graph API says of a number that customers can reach. */
const inProduction = { accountMode: 'LIVE', status: 'CONNECTED' };

/** https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status/ */
const order = z
	.object({
		provider: z.literal('meta'),
		phoneNumberId: z.string(),
		accountMode: z.enum(['LIVE', 'SANDBOX']).default('LIVE'),
		status: z
			.enum([
				'BANNED',
				'CONNECTED',
				'DELETED',
				'DISCONNECTED',
				'FLAGGED',
				'MIGRATED',
				'PENDING',
				'RATE_LIMITED',
				'RESTRICTED',
				'UNKNOWN',
				'UNVERIFIED',
			])
			.default('CONNECTED'),
	})
	.strict();

const defaultFields = 'id,display_phone_number,verified_name,quality_rating';

/**
 * Reading business numbers.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/manage-phone-numbers
 */
export class MetaNumbers {
	private readonly readers: FieldReaders<MetaNumber>;
	private readonly states = new Map<string, typeof inProduction>();

	constructor(
		{ state }: ProviderContext,
		private readonly all: readonly MetaNumber[],
		callbacks: MetaCallbacks,
	) {
		state.onReset(() => this.states.clear());
		this.readers = {
			id: (number) => number.phoneNumberId,
			display_phone_number: (number) => `+${number.displayPhoneNumber}`,
			verified_name: () => 'Sandbox shop',
			quality_rating: () => 'GREEN',
			account_mode: (number) => this.stateOf(number).accountMode,
			status: (number) => this.stateOf(number).status,
			webhook_configuration: (number) => callbacks.configurationOf(number),
		};
	}

	/** POST /control/number: a number for trying out, or one that is not connected (yet). */
	readonly control: ControlRoute = [
		'POST',
		'/number',
		(request) => {
			const { phoneNumberId, accountMode, status } = readJson(request, order);
			if (this.find(phoneNumberId) === undefined) {
				throw refuse('invalidField', `there is no number ${phoneNumberId}`, 'phoneNumberId');
			}
			this.states.set(phoneNumberId, { accountMode, status });
			return { status: 200, body: { phoneNumberId, accountMode, status } };
		},
	];

	find(phoneNumberId: string): MetaNumber | undefined {
		return this.all.find((each) => each.phoneNumberId === phoneNumberId);
	}

	get(request: ApiRequest, number: MetaNumber): Reply {
		const { fields } = readQuery(request, nodeQuery);
		return { status: 200, body: this.read(number, fields) };
	}

	list(request: ApiRequest, wabaId: string): Reply {
		const { fields } = readQuery(request, listQuery);
		const own = this.all.filter((each) => each.wabaId === wabaId);
		return { status: 200, body: { data: own.map((each) => this.read(each, fields)) } };
	}

	private stateOf({ phoneNumberId }: MetaNumber): typeof inProduction {
		return this.states.get(phoneNumberId) ?? inProduction;
	}

	private read(number: MetaNumber, fields = defaultFields): Record<string, unknown> {
		return readFields(number, parseFields(fields), this.readers);
	}
}
