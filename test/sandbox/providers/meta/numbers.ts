import { parseFields, readFields, type FieldReaders } from '../../graph/fields';
import type { BusinessNumber } from '../../graph/webhook';
import { readQuery } from '../../http/read';
import { digits } from '../../ids';
import type { ApiRequest, Reply, SandboxAccount } from '../../types';
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

const defaultFields = 'id,display_phone_number,verified_name,quality_rating';

/**
 * Reading business numbers.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/manage-phone-numbers
 */
export class MetaNumbers {
	private readonly readers: FieldReaders<MetaNumber>;

	constructor(
		private readonly all: readonly MetaNumber[],
		callbacks: MetaCallbacks,
	) {
		this.readers = {
			id: (number) => number.phoneNumberId,
			display_phone_number: (number) => `+${number.displayPhoneNumber}`,
			verified_name: () => 'Sandbox shop',
			quality_rating: () => 'GREEN',
			account_mode: () => 'LIVE',
			status: () => 'CONNECTED',
			webhook_configuration: (number) => callbacks.configurationOf(number),
		};
	}

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

	private read(number: MetaNumber, fields = defaultFields): Record<string, unknown> {
		return readFields(number, parseFields(fields), this.readers);
	}
}
