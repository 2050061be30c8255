import { actionType, triggerType } from '../lab/workflow';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

describe('the packed package in n8n', () => {
	it('brings both nodes', async () => {
		const types = await world.client.nodeTypes();
		const names = types.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining([actionType, triggerType]));
	});

	it('offers the action node as a tool of AI workflows too', async () => {
		const types = await world.client.nodeTypes();
		expect(types.map(({ name }) => name)).toContain(`${actionType}Tool`);
	});

	it('brings the six credential types', async () => {
		const types = await world.client.credentialTypes();
		const ours = types.map(({ name }) => name).filter((name) => name.startsWith('whatsAppFlows'));
		expect(ours.sort()).toEqual([
			'whatsAppFlows8x8Api',
			'whatsAppFlowsDreamsApi',
			'whatsAppFlowsEndpointApi',
			'whatsAppFlowsKaleyraApi',
			'whatsAppFlowsLipachatApi',
			'whatsAppFlowsMetaApi',
		]);
	});

	it.each([actionType, triggerType])('serves the icons of %s', async (type) => {
		const description = (await world.client.nodeTypes()).find(({ name }) => name === type);
		const { light, dark } = description?.iconUrl as { light: string; dark: string };
		for (const icon of [light, dark]) {
			const response = await fetch(`${world.n8nUrl}/${icon}`);
			expect(response.headers.get('content-type')).toContain('image/svg');
			expect(await response.text()).toContain('<svg');
		}
	});

	it('is found by the words of its codex', async () => {
		const description = (await world.client.nodeTypes()).find(({ name }) => name === actionType);
		expect(description?.codex?.categories).toContain('Communication');
	});
});
