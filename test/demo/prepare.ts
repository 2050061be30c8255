import type { N8nClient, StoredCredential } from '../lab/client';
import { exampleNames, fillIn, loadExample, providerNames, webhookUrl } from '../lab/workflow';
import type { ProviderId, Sandbox } from '../sandbox';
import { providerIds } from '../sandbox/types';
import type { Row } from './table';
import type { Stop } from './tour';

/** The examples that the tour runs, once per provider. */
const SENDING = 'first-flow';
const RECEIVING = 'answers-into-table';

/** Documents no delivery of answers: whoever wants them arranges it with the provider. */
const BY_ARRANGEMENT: ProviderId = 'dreams';

type Credentials = Record<ProviderId, StoredCredential>;

/** One credential per provider, each tested as the editor's *Test* does. */
export async function makeCredentials(
	client: N8nClient,
	accounts: Sandbox['accounts'],
): Promise<{ credentials: Credentials; rows: Row[] }> {
	const rows: Row[] = [];
	const made: Array<[ProviderId, StoredCredential]> = [];
	for (const provider of providerIds) {
		const { type, data } = accounts[provider];
		const credential = { name: `${providerNames[provider]} (Sandbox)`, type, data };
		const stored = await client.createCredential(credential);
		const started = performance.now();
		const { status, message } = await client.testCredential({ ...credential, id: stored.id });
		made.push([provider, stored]);
		rows.push({
			provider: providerNames[provider],
			step: 'Test credential',
			verdict: status === 'OK' ? 'right' : 'wrong',
			result: status === 'OK' ? 'accepted' : message,
			milliseconds: performance.now() - started,
		});
	}
	return { credentials: Object.fromEntries(made) as Credentials, rows };
}

/** Imports every example; the two of the tour once per provider, with the receiving one live. */
export async function importExamples(
	client: N8nClient,
	url: string,
	credentials: Credentials,
): Promise<Stop[]> {
	for (const name of exampleNames()) {
		if (name === SENDING || name === RECEIVING) continue;
		await client.createWorkflow(fillIn(loadExample(name), credentials));
	}
	const importFor = (name: string, provider: ProviderId) => {
		const example = fillIn(loadExample(name), credentials, provider);
		return client.createWorkflow({
			...example,
			name: `${providerNames[provider]}: ${example.name}`,
		});
	};
	const stops: Stop[] = [];
	for (const provider of providerIds) {
		const sending = await importFor(SENDING, provider);
		const workflow = await importFor(RECEIVING, provider);
		await client.run(workflow, 'Make the Table Once');
		await client.activate(workflow);
		const webhook = webhookUrl(url, workflow);
		const receiving = { workflow, webhook };
		stops.push({
			provider,
			sending,
			receiving,
			...(provider === BY_ARRANGEMENT && { byArrangement: true }),
		});
	}
	return stops;
}
