import nock from 'nock';
import { accounts, byId, failureOf, outputOf, runOperation, useNock } from './harness';

/** https://docs.dreams.com.sa/whatsapp-flows , the part on sending */

useNock();

const { host, data } = accounts.dreams;
const path = `/api/whatsapp/${data.wabaId}/flows/send`;
const api = () => nock(host, { reqheaders: { authorization: `AccessKey ${data.apiKey}` } });
const message = {
	flowId: byId('866937862658913'),
	recipient: '+966 51 234 5678',
	flowCta: 'Open',
	bodyText: 'B',
	headerType: 'text',
	headerText: 'H',
	footerText: 'F',
	screen: 'FIRST',
};
const fields = {
	to: '966512345678',
	flow_id: '866937862658913',
	header_text: 'H',
	body_text: 'B',
	footer_text: 'F',
	flow_cta: 'Open',
	screen: 'FIRST',
};

describe('Send at Dreams', () => {
	it('sends the seven documented fields as JSON', async () => {
		api()
			.post(path, fields)
			.matchHeader('content-type', /^application\/json/)
			.reply(200, { success: true, message: 'ok', data: { messages: [{ id: 'wamid.1' }] } });
		expect(await outputOf('dreams', 'send', message)).toEqual([
			{
				provider: 'dreams',
				messageId: 'wamid.1',
				recipient: '+966512345678',
				flowId: '866937862658913',
				status: 'accepted',
				attempts: 1,
			},
		]);
	});

	it('sends nothing of a token, a draft, data or an endpoint, although a workflow still has them', async () => {
		api().post(path, fields).reply(200, { success: true, message: 'ok', data: {} });
		const [output] = await outputOf('dreams', 'send', {
			...message,
			flowAction: 'dataExchange',
			defineDataBy: 'json',
			dataJson: '{"a":1}',
			options: { mode: 'draft', flowToken: 'token-1', callbackData: 'x' },
		});
		expect(output).toMatchObject({ status: 'accepted' });
		expect(output).not.toHaveProperty('flowToken');
		expect(output).not.toHaveProperty('messageId');
	});

	it.each([
		[{ headerText: '={{ "" }}' }, 'Header Text is empty'],
		[{ headerType: 'none' }, 'Header'],
		[{ footerText: '={{ "" }}' }, 'Footer Text is empty'],
		[{ screen: '={{ "" }}' }, 'First Screen is empty'],
		[{ recipient: 'SA.13491208655302741918' }, 'Dreams takes no business-scoped user id'],
		[{ headerText: 'x'.repeat(61) }, 'Header Text has 61 characters'],
		[{ bodyText: 'x'.repeat(1025) }, 'Body Text has 1025 characters'],
	])('refuses %j before any request', async (wrong, words) => {
		const { message: said } = await failureOf('dreams', 'send', { ...message, ...wrong });
		expect(said).toContain(words);
	});

	it('tells what to do when WhatsApp wants a template', async () => {
		const error = { message: 'Re-engagement message', code: 131047, fbtrace_id: 'Az8or2' };
		api()
			.post(path)
			.reply(400, { success: false, message: 'Message failed to send', data: { error } });
		const { outputs } = await runOperation('dreams', 'send', message, {
			settings: { onError: 'continueRegularOutput' },
		});
		expect(outputs[0][0].json).toMatchObject({
			disposition: 'needsTemplate',
			code: '131047',
			sent: 'no',
		});
	});

	it('names the field that did not pass', async () => {
		const errors = { screen: ['The screen field is required.'] };
		api()
			.post(path)
			.reply(400, { success: false, message: 'Validation Error(s)', data: { errors } });
		const { message: said, description } = await failureOf('dreams', 'send', message);
		expect(said).toBe('A value of the request is not accepted');
		expect(description).toContain('screen: The screen field is required.');
	});

	it('says that the message may have gone out when Dreams breaks down', async () => {
		api().post(path).reply(500, { success: false, message: 'Server Error', data: null });
		const { description } = await failureOf('dreams', 'send', message);
		expect(description).toContain('may have gone out');
	});
});
