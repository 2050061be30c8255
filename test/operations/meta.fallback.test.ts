import nock from 'nock';
import { metaSample } from '../support/metaSamples';
import { undescribed } from '../support/outputSchema';
import { accounts, byId, failureOf, outputOf, runOperation, useNock } from './harness';
import { entry, expectLookUp, expectMessage, fromList, mapped, refused } from './templates';

useNock();

interface Sent {
	type: string;
	template?: { components: Array<{ parameters?: Array<{ action?: object }> }> };
}

const message = {
	sendAs: 'interactive',
	flowId: byId('77'),
	recipient: '+18055555555',
	flowCta: 'Open',
	bodyText: 'Please tell us more',
	headerType: 'none',
	defineDataBy: 'json',
	dataJson: '{"customer":"Ann"}',
	templateIfClosed: true,
	templateName: fromList('reminder:en_US'),
	defineParametersBy: 'map',
	parameterMapping: mapped({ body_customer_name: 'Ann', body_day: 'soon' }),
};
const closed = refused(131047, 'More than 24 hours have passed');

describe('a flow message outside the window', () => {
	it('is replaced by the template, once, and the output says so', async () => {
		const first = expectMessage<Sent>(400, closed);
		expectLookUp([entry()]);
		const second = expectMessage<Sent>();
		const outputs = await outputOf('meta', 'send', message);
		expect([first[0].type, second[0].type]).toEqual(['interactive', 'template']);
		expect(outputs).toEqual([
			expect.objectContaining({
				messageId: 'wamid.HBgL...',
				recipient: '+18055555555',
				flowId: '77',
				templateName: 'reminder',
				templateLanguage: 'en_US',
				fallbackUsed: true,
			}),
		]);
		expect(second[0].template?.components.at(-1)?.parameters?.[0].action).toMatchObject({
			flow_action_data: { customer: 'Ann' },
		});
		expect(undescribed('send', outputs[0])).toEqual([]);
	});

	it('keeps its data to itself where the template opens another flow', async () => {
		expectMessage<Sent>(400, closed);
		expectLookUp([entry()]);
		const second = expectMessage<Sent>();
		await outputOf('meta', 'send', { ...message, flowId: byId('78') });
		expect(second[0].template?.components.at(-1)?.parameters?.[0].action).toEqual({
			flow_token: expect.any(String),
		});
	});

	it('ends in its refusal where no template is to take its place', async () => {
		expectMessage<Sent>(400, closed);
		const { message: told } = await failureOf('meta', 'send', {
			...message,
			templateIfClosed: false,
		});
		expect(told).toMatch(/24 hours/);
	});

	it('says both when the template has a wrong value', async () => {
		expectMessage<Sent>(400, closed);
		expectLookUp([entry()]);
		const { message: told } = await failureOf('meta', 'send', {
			...message,
			parameterMapping: mapped({ body_day: 'soon' }),
		});
		expect(told).toMatch(/24 hours.*template can’t be sent either.*“customer_name”/);
	});

	it('tells the refusal of the template when that is refused too', async () => {
		expectMessage<Sent>(400, closed);
		expectLookUp([entry()]);
		expectMessage<Sent>(400, refused(132015));
		const { message: told } = await failureOf('meta', 'send', message);
		expect(told).toMatch(/paused/);
	});

	it('leaves open what became of a template without an answer', async () => {
		expectMessage<Sent>(400, closed);
		expectLookUp([entry()]);
		nock(accounts.meta.host)
			.post(/messages$/)
			.replyWithError(Object.assign(new Error('timeout'), { code: 'ECONNABORTED' }));
		const { outputs } = await runOperation('meta', 'send', message, {
			settings: { onError: 'continueErrorOutput' },
		});
		expect(outputs[1]).toMatchObject([{ json: { sent: 'unknown', disposition: 'retryLater' } }]);
	});
});

describe('a flow message that goes out, or may have', () => {
	it('is followed by no template', async () => {
		const sample = metaSample('Send Published Flow by ID');
		expectMessage<Sent>(200, sample.answer as nock.Body);
		const [output] = await outputOf('meta', 'send', message);
		expect(output).not.toHaveProperty('fallbackUsed');
		expect(output).not.toHaveProperty('templateName');
	});

	it.each([
		['another refusal', 400, refused(131026)],
		['an answer that leaves it open', 500, refused(131000)],
		['a success that can’t be read', 200, { odd: true }],
		['an answer of a server on the way', 502, 'Bad gateway'],
	])('with %s is followed by no template', async (_what, status, answer) => {
		expectMessage<Sent>(status, answer as nock.Body);
		await failureOf('meta', 'send', message);
	});

	it('without an answer is followed by no template', async () => {
		nock(accounts.meta.host)
			.post(/messages$/)
			.replyWithError(Object.assign(new Error('timeout'), { code: 'ECONNABORTED' }));
		const { message: told } = await failureOf('meta', 'send', message);
		expect(told).toMatch(/did not answer in time/);
	});
});
