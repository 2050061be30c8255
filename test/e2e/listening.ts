import type { INodeParameters } from 'n8n-workflow';
import type { StoredCredential, StoredWorkflow } from '../lab/client';
import { fillIn, webhookUrl } from '../lab/workflow';
import type { ProviderId } from '../sandbox';
import { action, chain, message, publishedFlow, run, trigger } from './nodes';
import type { World } from './world';

/** A workflow that a trigger of this package starts, and the address of that trigger. */
export interface Listening {
	live: StoredWorkflow;
	url: string;
}

type ListeningArguments = [
	provider: ProviderId,
	parameters?: INodeParameters,
	credential?: StoredCredential,
];

/** Stores such a workflow without activating it. */
export async function storeTrigger(
	{ client, credentials, webhooksUrl }: Pick<World, 'client' | 'credentials' | 'webhooksUrl'>,
	provider: ProviderId,
	parameters: INodeParameters = {},
	credential: StoredCredential = credentials[provider],
): Promise<Listening> {
	const workflow = fillIn(chain([trigger(provider, parameters)]), {
		...credentials,
		[provider]: credential,
	});
	const live = await client.createWorkflow(workflow);
	return { live, url: webhookUrl(webhooksUrl, live) };
}

/** Stores such a workflow and activates it. @throws Error with the trigger's message. */
export async function listening(
	world: Pick<World, 'client' | 'credentials' | 'webhooksUrl'>,
	...trigger: ListeningArguments
): Promise<Listening> {
	const stored = await storeTrigger(world, ...trigger);
	await world.client.activate(stored.live);
	return stored;
}

/** Sends a new flow, from another account or number where a credential is given; its message's id. */
export async function sendFlow(
	world: World,
	provider: ProviderId,
	credential: StoredCredential = world.credentials[provider],
): Promise<string> {
	const flowId = await publishedFlow(world, provider);
	const sender = { ...world, credentials: { ...world.credentials, [provider]: credential } };
	const execution = await run(sender, action(provider, 'send', message(flowId)));
	if (execution.failure) throw new Error(JSON.stringify(execution.failure));
	return String(execution.json('send')[0].messageId);
}

/** What stands in the way of a trigger, as n8n shows it on the attempt to activate it. */
export async function refusal(world: World, ...trigger: ListeningArguments): Promise<string> {
	const { live } = await storeTrigger(world, ...trigger);
	return await world.client.activate(live).then(
		() => 'nothing',
		(thrown: Error) => thrown.message,
	);
}

/** A credential like the one of this sandbox, but for these fields. */
export function credentialWith(
	{ client, accounts }: World,
	provider: ProviderId,
	fields: Record<string, string>,
): Promise<StoredCredential> {
	const { type, data } = accounts[provider];
	const name = `${provider} with its own ${Object.keys(fields).join()}`;
	return client.createCredential({ name, type, data: { ...data, ...fields } });
}

/** The answers that a workflow was started by first, waited for. */
export async function nextResponse({ client }: World, { live }: Listening): Promise<unknown> {
	const execution = await client.nextExecution(live.id);
	return execution.json('Answered').at(-1)?.response;
}
