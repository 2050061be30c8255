import { loadExample, nodeNamed } from '../lab/workflow';
import type { Target } from './subjects';

/** Makes and publishes the form of the first example at the sandbox's Meta. */
export async function publishFlow(account: Readonly<Record<string, string>>): Promise<Target> {
	const graphUrl = `${account.baseUrl}/${account.graphVersion}`;
	const flowJson = nodeNamed(loadExample('first-flow'), 'Create Flow').parameters
		.flowJson as string;
	const response = await fetch(`${graphUrl}/${account.wabaId}/flows`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${account.accessToken}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify({
			name: 'Bench',
			categories: ['OTHER'],
			flow_json: flowJson,
			publish: true,
		}),
	});
	if (!response.ok) throw new Error(`The sandbox made no flow: ${await response.text()}`);
	const { id } = (await response.json()) as { id: string };
	const { screens } = JSON.parse(flowJson) as { screens: Array<{ id: string }> };
	return { graphUrl, phoneNumberId: account.phoneNumberId, flowId: id, screen: screens[0].id };
}
