import { eightByEight } from '../../../nodes/WhatsAppFlows/providers/8x8';
import type { SendFlow } from '../../../nodes/WhatsAppFlows/providers/provider';

/** Samples: https://developer.8x8.com/connect/reference/send-message */

const account = eightByEight.readAccount({
	apiKey: 'key',
	accountId: '904d1303-5754-e911-8154-020897df5459',
	channelId: 'channel-1',
	subAccountId: 'Onion_Marketing',
});
const send = eightByEight.flow.send!;
const answer = (body: unknown) => ({ status: 200, headers: {}, body });

const input: SendFlow = {
	recipient: { phone: '15551234567' },
	flowId: '859504979861628',
	flowCta: 'Open',
	body: 'Please fill in',
	flowAction: 'navigate',
	requestId: '7d4f8b0c-6f5e-8a3b-a1c2-0123456789ab',
};
const value = (more: Partial<SendFlow> = {}) => {
	const { body } = send.request({ ...input, ...more }, account);
	if (body?.kind !== 'json') throw new Error('not JSON');
	return JSON.parse(JSON.stringify(body.value)) as {
		content: { interactive: { header: unknown; action: { parameters: object } } };
	};
};

describe('sending a flow through 8x8', () => {
	it('builds the documented message', () => {
		const request = send.request(
			{
				...input,
				header: { kind: 'text', text: 'Hi' },
				footer: '8x8',
				screen: 'RECOMMEND',
				data: { product_id: '12345' },
			},
			account,
		);
		expect(request).toEqual({
			method: 'POST',
			path: '/api/v1/subaccounts/Onion_Marketing/messages',
			body: {
				kind: 'json',
				value: {
					user: { msisdn: '+15551234567' },
					type: 'interactive',
					content: {
						interactive: {
							type: 'flow',
							header: { type: 'text', text: 'Hi' },
							body: { text: 'Please fill in' },
							footer: { text: '8x8' },
							action: {
								parameters: {
									flowId: '859504979861628',
									flowCta: 'Open',
									flowAction: 'navigate',
									flowActionPayload: { screen: 'RECOMMEND', data: { product_id: '12345' } },
								},
							},
						},
					},
				},
			},
		});
	});

	it('leaves out everything that is not given', () => {
		expect(value()).toEqual({
			user: { msisdn: '+15551234567' },
			type: 'interactive',
			content: {
				interactive: {
					type: 'flow',
					body: { text: 'Please fill in' },
					action: {
						parameters: { flowId: '859504979861628', flowCta: 'Open', flowAction: 'navigate' },
					},
				},
			},
		});
	});

	it('puts the object of a media header beside its type', () => {
		const link = 'https://example.com/a.pdf';
		expect(
			value({ header: { kind: 'document', link, fileName: 'Terms.pdf' } }).content.interactive
				.header,
		).toEqual({ type: 'document', document: { link, filename: 'Terms.pdf' } });
		expect(value({ header: { kind: 'image', link } }).content.interactive.header).toEqual({
			type: 'image',
			image: { link },
		});
	});

	it('gives a business-scoped user id as channelUserId', () => {
		expect(value({ recipient: { userId: 'US.13491208655302741918' } })).toMatchObject({
			user: { channelUserId: 'US.13491208655302741918' },
		});
	});

	it('gives callback data as clientMessageId and quotes a message by its umid', () => {
		const umid = '82188ee0-109f-e811-8150-020897df5459';
		expect(value({ callbackData: 'abc-123', contextMessageId: umid })).toMatchObject({
			clientMessageId: 'abc-123',
			context: { umid },
		});
		expect(send.takes.callbackData).toEqual({ max: 50 });
	});

	it('gives data without a screen, which then is 8x8’s default', () => {
		const { parameters } = value({ data: { a: 1 } }).content.interactive.action;
		expect(parameters).toMatchObject({ flowActionPayload: { data: { a: 1 } } });
	});

	it('opens a data exchange without a payload, which is for navigate alone', () => {
		const { parameters } = value({ flowAction: 'dataExchange', screen: 'A' }).content.interactive
			.action;
		expect(parameters).toEqual({
			flowId: '859504979861628',
			flowCta: 'Open',
			flowAction: 'data_exchange',
		});
	});

	it('sends token and draft mode as siblings of the flow id, and says that they are unconfirmed', () => {
		const { parameters } = value({ flowToken: 't', mode: 'draft' }).content.interactive.action;
		expect(parameters).toMatchObject({ flowToken: 't', mode: 'draft' });
		expect(value({ mode: 'published' }).content.interactive.action.parameters).not.toHaveProperty(
			'mode',
		);
		expect(send.takes.flowToken).toEqual({ unconfirmed: expect.stringContaining('8x8') });
		expect(send.takes.mode).toEqual({ unconfirmed: expect.stringContaining('8x8') });
	});

	it('reads the umid and that the message is queued', () => {
		const body = {
			umid: 'd03cbbf5-3e2d-ea11-815d-020897df5459',
			user: { msisdn: '+15551234567' },
			clientMessageId: '1234_id',
			status: { state: 'queued', timestamp: '2020-01-04T08:19:45.99Z' },
		};
		expect(send.read(answer(body), { ...input, flowToken: 't' }, account)).toEqual({
			provider: '8x8',
			messageId: body.umid,
			recipient: '+15551234567',
			flowId: '859504979861628',
			flowToken: 't',
			status: 'queued',
			attempts: 1,
			raw: body,
		});
	});

	it('does not lose a message that was taken without an id', () => {
		const sent = send.read(answer({}), input, account);
		expect(sent).toMatchObject({ status: 'accepted', recipient: '+15551234567' });
		expect(sent.messageId).toBeUndefined();
	});

	it('takes no web page for a sent message', () => {
		expect(() => send.read(answer('<html></html>'), input, account)).toThrow();
	});
});
