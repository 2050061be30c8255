import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { accounts, byId, runOperation, useNock } from '../operations/harness';
import { entry, expectLookUp, fromList, mapped, refused } from '../operations/templates';

const { host, data } = accounts.meta;

const message = {
	sendAs: 'interactive',
	flowId: byId('77'),
	recipient: '={{ $json.phone }}',
	flowCta: 'Open',
	bodyText: 'Please tell us more',
	headerType: 'none',
	templateIfClosed: true,
	templateName: fromList('reminder:en_US'),
	defineParametersBy: 'map',
	parameterMapping: mapped({ body_customer_name: '={{ $json.name }}', body_day: 'soon' }),
};

const people: IDataObject[] = [
	{ name: 'Ann', phone: '+15550000001' },
	{ name: 'Bob', phone: '+15550000002' },
	{ name: '', phone: '+15550000003' },
	{ name: 'Dan', phone: '+15550000004' },
];

/** A Meta that lets flow messages to the first person out alone, and templates to everyone. */
function playMeta(): Array<{ to: string; type: string }> {
	const sent: Array<{ to: string; type: string }> = [];
	nock(host)
		.persist()
		.post(`/v25.0/${data.phoneNumberId}/messages`)
		.reply((_uri, body) => {
			const { to, type } = body as { to: string; type: string };
			if (type === 'interactive' && to !== '15550000001') return [400, refused(131047)];
			sent.push({ to, type });
			return [200, { messages: [{ id: `wamid.${to}` }] }];
		});
	return sent;
}

describe('templates in place of messages, in a list', () => {
	useNock();

	it('reach each person once, in the order of the list, with one look-up', async () => {
		const sent = playMeta();
		expectLookUp([entry()]);
		const { outputs } = await runOperation('meta', 'send', message, {
			items: people,
			settings: { onError: 'continueErrorOutput' },
		});
		nock.cleanAll();
		expect(
			outputs[0].map(({ json, pairedItem }) => [json.recipient, json.fallbackUsed, pairedItem]),
		).toEqual([
			['+15550000001', undefined, { item: 0 }],
			['+15550000002', true, { item: 1 }],
			['+15550000004', true, { item: 3 }],
		]);
		expect(outputs[1]).toMatchObject([
			{
				json: {
					phone: '+15550000003',
					error: expect.stringContaining('template can’t be sent either') as string,
					disposition: 'fixRequest',
				},
				pairedItem: { item: 2 },
			},
		]);
		expect(sent).toEqual([
			{ to: '15550000001', type: 'interactive' },
			{ to: '15550000002', type: 'template' },
			{ to: '15550000004', type: 'template' },
		]);
	});
});
