import { meta } from '../../../nodes/WhatsAppFlows/providers/meta';
import type { SendFlow } from '../../../nodes/WhatsAppFlows/providers/provider';
import { metaSample, sampleIds } from '../../support/metaSamples';

/** https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow */

const account = meta.readAccount({
	accessToken: 'token',
	wabaId: sampleIds.waba,
	phoneNumberId: sampleIds.phone,
});
const send = meta.flow.send!;
const message: SendFlow = {
	recipient: { phone: '18055555555' },
	flowId: sampleIds.flow,
	flowCta: 'Open Flow!',
	body: '<BODY_TEXT>',
	header: { kind: 'text', text: '<HEADER_TEXT>' },
	footer: '<FOOTER_TEXT>',
	flowAction: 'navigate',
	screen: '<SCREEN_ID>',
	data: { '<CUSTOM_KEY>': '<CUSTOM_VALUE>' },
	flowToken: '<FLOW_TOKEN>',
	mode: 'published',
	requestId: 'a',
};

/** The body as it goes over the wire. */
function body(input: Partial<SendFlow>): Record<string, never> {
	const { body: made } = send.request({ ...message, ...input }, account);
	return JSON.parse(JSON.stringify(made?.kind === 'json' && made.value));
}
const parameters = (input: Partial<SendFlow>) =>
	(body(input).interactive as { action: { parameters: object } }).action.parameters;

describe('a flow message to Meta', () => {
	it('is the one of its own collection', () => {
		const sample = metaSample('Send Published Flow by ID');
		expect(send.request(message, account)).toMatchObject({
			method: sample.method,
			path: sample.path,
		});
		expect(body({})).toEqual(sample.body);
	});

	it('opens a draft where that is wanted', () => {
		const text = 'Not shown in draft mode';
		expect(
			body({
				mode: 'draft',
				header: { kind: 'text', text },
				body: text,
				footer: text,
				flowCta: text,
			}),
		).toEqual(metaSample('Send Draft Flow by ID').body);
	});

	it('leaves out what was not given, empty data above all', () => {
		expect(parameters({ screen: undefined, data: undefined, flowToken: undefined })).toEqual({
			flow_message_version: '3',
			flow_id: 'flow-1',
			flow_cta: 'Open Flow!',
			flow_action: 'navigate',
		});
		const bare = body({ header: undefined, footer: undefined });
		expect(bare.interactive).not.toHaveProperty('header');
		expect(bare.interactive).not.toHaveProperty('footer');
		expect(bare).not.toHaveProperty('context');
	});

	it('has no first screen when the endpoint decides it', () => {
		const made = parameters({ flowAction: 'dataExchange' });
		expect(made).toMatchObject({ flow_action: 'data_exchange' });
		expect(made).not.toHaveProperty('flow_action_payload');
	});

	it.each([
		[
			{ kind: 'image', link: 'https://example.com/a.png' },
			{ type: 'image', image: { link: 'https://example.com/a.png' } },
		],
		[
			{ kind: 'document', link: 'https://example.com/a.pdf', fileName: 'Menu.pdf' },
			{ type: 'document', document: { link: 'https://example.com/a.pdf', filename: 'Menu.pdf' } },
		],
	] as const)('has media as its header: $0.kind', (header, made) => {
		expect(body({ header })).toMatchObject({ interactive: { header: made } });
	});

	it('goes to a business-scoped user id in a field of its own', () => {
		const made = body({ recipient: { userId: 'US.13491208655302741918' } });
		expect(made).toMatchObject({ recipient: 'US.13491208655302741918' });
		expect(made).not.toHaveProperty('to');
	});

	it('quotes a message and carries callback data', () => {
		expect(body({ contextMessageId: 'wamid.A', callbackData: 'order 7' })).toMatchObject({
			context: { message_id: 'wamid.A' },
			biz_opaque_callback_data: 'order 7',
		});
	});
});

describe('the answer to a flow message', () => {
	const read = (answer: unknown, input: Partial<SendFlow> = {}) =>
		send.read({ status: 200, headers: {}, body: answer }, { ...message, ...input }, account);

	it('names the message, which is only accepted so far', () => {
		const { answer } = metaSample('Send Published Flow by ID');
		expect(read(answer)).toEqual({
			provider: 'meta',
			messageId: 'wamid.HBgL...',
			recipient: '+18055555555',
			flowId: 'flow-1',
			flowToken: '<FLOW_TOKEN>',
			status: 'accepted',
			attempts: 1,
			raw: answer,
		});
	});

	it('is read without the envelope that the guide’s sample lacks', () => {
		const answer = { contacts: [{ Input: '1' }], messages: [{ id: 'wamid.B' }] };
		const recipient = { userId: 'US.13491208655302741918' };
		expect(read(answer, { recipient })).toMatchObject({
			messageId: 'wamid.B',
			recipient: 'US.13491208655302741918',
		});
	});

	it('is not as documented when it names no message', () => {
		expect(() => read({ messaging_product: 'whatsapp', messages: [] })).toThrow();
	});
});
