import { randomUUID } from 'node:crypto';
import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ProviderId } from '../../nodes/WhatsAppFlows/providers/model';
import type { Run, RunResult } from '../support/engine';
import { runNode } from '../support/engine';

/** A made-up account of each provider; keys are new in every run. */
export const accounts: Readonly<
	Record<ProviderId, { type: string; data: Record<string, string>; host: string }>
> = {
	'8x8': {
		type: 'whatsAppFlows8x8Api',
		host: 'https://chatapps.8x8.com',
		data: {
			apiKey: randomUUID(),
			accountId: '8c5b1bd3-6a4b-e911-814c-02f27e1d5e2a',
			channelId: '904d1303-5754-e911-8154-020897df5459',
			subAccountId: 'Onion_Marketing',
			region: 'ap',
			baseUrl: '',
			pathFamily: 'reference',
			webhookSecret: randomUUID(),
		},
	},
	dreams: {
		type: 'whatsAppFlowsDreamsApi',
		host: 'https://api.dreams.sa',
		data: {
			apiKey: randomUUID(),
			wabaId: '123456789',
			baseUrl: 'https://api.dreams.sa',
			pathPrefix: '/api/whatsapp',
			createEncoding: 'multipart',
			deleteStyle: 'query',
			webhookSecret: randomUUID(),
		},
	},
	kaleyra: {
		type: 'whatsAppFlowsKaleyraApi',
		host: 'https://api.in.kaleyra.io',
		data: {
			apiKey: randomUUID(),
			sid: 'HXAP1600000000IN',
			wabaId: '112000000000207',
			senderNumber: '+919900000000',
			region: 'in',
			baseUrl: '',
			createPath: '/whatsapp/{wabaId}/flows',
			webhookSecret: randomUUID(),
		},
	},
	lipachat: {
		type: 'whatsAppFlowsLipachatApi',
		host: 'https://gateway.lipachat.com',
		data: {
			apiKey: randomUUID(),
			senderNumber: '254110090747',
			webhookSecret: randomUUID(),
			baseUrl: 'https://gateway.lipachat.com/api/v1',
			publishPath: '/whatsapp/manage/flow/{flowId}/publish',
			listPath: '/whatsapp/manage/flow',
		},
	},
	meta: {
		type: 'whatsAppFlowsMetaApi',
		host: 'https://graph.facebook.com',
		data: {
			accessToken: randomUUID(),
			wabaId: '104996122399160',
			phoneNumberId: '106540352242922',
			appSecret: randomUUID(),
			verifyToken: randomUUID(),
			graphVersion: 'v25.0',
			baseUrl: 'https://graph.facebook.com',
		},
	},
};

export type OperationRun = Omit<Run, 'credential' | 'parameters'> & {
	/** Fields of the credential that differ from `accounts`. */
	credential?: Record<string, string>;
};

/** Runs one operation in the real engine; the answers come from nock, whose scopes the test makes. */
export async function runOperation(
	provider: ProviderId,
	operation: string,
	parameters: INodeParameters,
	run: OperationRun = {},
): Promise<RunResult> {
	const { type, data } = accounts[provider];
	return await runNode({
		...run,
		parameters: { provider, resource: 'flow', operation, ...parameters },
		credential: { type, data: { ...data, ...run.credential } },
	});
}

/** The output items of a run that must succeed. */
export async function outputOf(
	provider: ProviderId,
	operation: string,
	parameters: INodeParameters,
	run: OperationRun = {},
): Promise<IDataObject[]> {
	const { outputs, error } = await runOperation(provider, operation, parameters, run);
	if (error) throw new Error(`${error.message}\n${error.description ?? ''}`);
	return outputs[0].map(({ json }) => json);
}

/** What stopped a run that must fail. */
export async function failureOf(
	provider: ProviderId,
	operation: string,
	parameters: INodeParameters,
	run: OperationRun = {},
): Promise<{ message: string; description: string }> {
	const { error, outputs } = await runOperation(provider, operation, parameters, run);
	if (!error) throw new Error(`it succeeded: ${JSON.stringify(outputs)}`);
	return { message: error.message, description: error.description ?? '' };
}

/** The field that chooses a flow, as the editor stores it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
export const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/** Call once in every test file: nothing leaves the process, and every expected call is made. */
export function useNock(): void {
	beforeAll(() => {
		if (!nock.isActive()) nock.activate();
		nock.disableNetConnect();
	});
	afterEach(() => {
		const pending = nock.pendingMocks();
		nock.cleanAll();
		expect(pending).toEqual([]);
	});
	afterAll(() => {
		nock.restore();
		nock.enableNetConnect();
	});
}
