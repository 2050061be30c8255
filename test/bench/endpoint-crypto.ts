import { constants, privateDecrypt } from 'node:crypto';
import {
	decryptRequest,
	encryptResponse,
	loadPrivateKey,
} from '../../nodes/WhatsAppFlows/endpoint/crypto';
import { ask, newKeys } from '../support/endpointClient';
import { spreadOf, type Spread } from './spread';
import { takeTurns } from './turns';

const ROUNDS = 7;
const REQUESTS = 200;

/** As much as a screen with a list of times is told. */
const response = {
	screen: 'TIMES',
	data: { times: Array.from({ length: 20 }, (_, id) => ({ id: `${id}`, title: `${id}:00` })) },
};

export interface CryptoCost {
	/** Opening a request and closing its response, divided by the RSA operation alone. */
	readonly cost: Spread;
	/** How many keys were made of one text, asked for once per request. */
	readonly keys: number;
}

export async function measureCrypto(): Promise<CryptoCost> {
	const { publicKey, privateKey } = newKeys();
	const key = loadPrivateKey(privateKey);
	const requests = Array.from(
		{ length: REQUESTS },
		(_, index) =>
			ask(publicKey, {
				version: '3.0',
				action: 'data_exchange',
				screen: 'DATES',
				data: { day: String(index) },
				flow_token: 'table-7',
			}).envelope,
	);
	const work = {
		ours: (index: number) => {
			const { aesKey, iv } = decryptRequest(requests[index], loadPrivateKey(privateKey));
			encryptResponse(response, aesKey, iv);
		},
		rsa: (index: number) => {
			const bytes = Buffer.from(requests[index].encrypted_aes_key, 'base64');
			privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, bytes);
		},
	};
	const measure = (name: keyof typeof work) => {
		// CPU time, because others use the same machine.
		const before = process.cpuUsage();
		for (let index = 0; index < REQUESTS; index++) work[name](index);
		const { user, system } = process.cpuUsage(before);
		return Promise.resolve(user + system);
	};
	for (const name of ['ours', 'rsa'] as const) await measure(name);
	const rounds = await takeTurns(['ours', 'rsa'], measure, ROUNDS);
	const keys = new Set(Array.from({ length: 1000 }, () => loadPrivateKey(privateKey)));
	return { cost: spreadOf(rounds.map(({ ours, rsa }) => ours / rsa)), keys: keys.size };
}
