import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { readJson } from '../http/read';
import type { Route } from '../http/router';
import { uuid } from '../ids';
import type { SentMessage } from '../state';
import type { ApiRequest, ControlRoute, ProviderContext, Reply } from '../types';
import { EndpointLine, pingEndpoint, type Endpoint } from './endpoint';
import { NotPossible, OpenedFlow } from './openedFlow';
import { Screens } from './screens';
import type { Cdn } from './uploads';

const provider = z.literal('meta');
const sessionId = z.string();
const wrongSecret = z.boolean().default(false);
const data = z.record(z.unknown()).default({});

const open = z
	.object({
		provider,
		/** Default: the newest message. */
		messageId: z.string().optional(),
		wrongSecret,
		wrongTokenSignature: z.boolean().default(false),
		/** The phone still has a key that the number had before. */
		oldKey: z.boolean().default(false),
	})
	.strict();

const files = z.array(
	z.object({ fileName: z.string().min(1), base64: z.string().base64() }).strict(),
);

const submit = z
	.object({ provider, sessionId, wrongSecret, data, media: z.record(files).default({}) })
	.strict();
const navigate = z.object({ provider, sessionId, screen: z.string(), data }).strict();
const back = z.object({ provider, sessionId, wrongSecret }).strict();
const finish = z.object({ provider, sessionId, data }).strict();
const ping = z.object({ provider, flowId: z.string() }).strict();

/** What a phone needs of the provider behind it. */
export interface PhoneNetwork {
	readonly cdn: Cdn;
	/** The endpoint of a flow whose message came from that number. */
	endpointOf(flowId: string, phoneNumberId?: string): Endpoint | undefined;
	/** Sends the person's answers as the reply to a message. */
	reply(messageId: string, answers: Record<string, unknown>): Promise<Reply>;
}

interface Session {
	readonly message: SentMessage;
	readonly flow: OpenedFlow;
}

const conflict = (reason: string): Reply => ({ status: 409, body: { reason } });

/** A key that no number has. */
const strangeKey = () =>
	generateKeyPairSync('rsa', { modulusLength: 2048 })
		.publicKey.export({ type: 'spki', format: 'pem' })
		.toString();

/** The control calls that play a person's phone with a flow that has an endpoint. */
export function phoneControls(
	{ account, state }: ProviderContext,
	network: PhoneNetwork,
): ControlRoute[] {
	const sessions = new Map<string, Session>();
	/** Messages whose button WhatsApp has disabled. */
	const disabled = new Set<string>();
	state.onReset(() => {
		sessions.clear();
		disabled.clear();
		network.cdn.clear();
	});

	const screensOf = (flowId: string) => {
		const flow = state.flows.find((each) => each.flowId === flowId);
		return flow?.json === undefined ? undefined : new Screens(flow.json.text);
	};

	/** Answers with the phone as it is now; a flow that has come to its end has sent its answers. */
	async function show(id: string, { flow, message }: Session): Promise<Reply> {
		const shown = { sessionId: id, ...flow.describe() };
		if (flow.closed?.reason === 'tokenExpired') disabled.add(message.messageId);
		if (flow.closed?.reason !== 'completed') return { status: 200, body: shown };
		const { flow_token: _, ...answers } = flow.closed.params;
		const reply = await network.reply(message.messageId, answers);
		return reply.status === 200
			? { status: 200, body: { ...shown, ...(reply.body as object) } }
			: reply;
	}

	/** Reads an order for an opened flow and shows what came of it. */
	const acting =
		<T extends { sessionId: string }>(
			schema: z.ZodType<T, z.ZodTypeDef, unknown>,
			act: (flow: OpenedFlow, order: T) => Promise<void> | void,
		) =>
		async (request: ApiRequest): Promise<Reply> => {
			const order = readJson(request, schema);
			const session = sessions.get(order.sessionId);
			if (!session) return conflict('no flow is open under this sessionId');
			try {
				await act(session.flow, order);
			} catch (error) {
				if (error instanceof NotPossible) return conflict(error.message);
				throw error;
			}
			return await show(order.sessionId, session);
		};

	async function opening(request: ApiRequest): Promise<Reply> {
		const order = readJson(request, open);
		const message =
			order.messageId === undefined
				? state.messages.at(-1)
				: state.messages.find(({ messageId }) => messageId === order.messageId);
		if (!message) return conflict('the message was never sent');
		if (disabled.has(message.messageId)) return conflict('the button of the message is disabled');
		const endpoint = network.endpointOf(message.flowId, message.phoneNumberId);
		const screens = screensOf(message.flowId);
		if (!endpoint || !screens) return conflict('the flow of the message has no endpoint');
		const line = new EndpointLine(endpoint, order.oldKey ? strangeKey() : undefined);
		const flow = new OpenedFlow(screens, line, {
			flowToken: message.flowToken ?? 'unused',
			appSecret: account.data.appSecret,
			wrongSignature: order.wrongTokenSignature,
		});
		const session = { message, flow };
		const id = uuid();
		sessions.set(id, session);
		if (message.flowAction === 'data_exchange') await flow.beginWithEndpoint(order);
		else {
			const screen = message.screen ?? screens.entries[0];
			flow.beginOn(screen, (message.data ?? {}) as Record<string, unknown>);
		}
		return await show(id, session);
	}

	const upload = (media: z.infer<typeof submit>['media']) =>
		Object.fromEntries(
			Object.entries(media).map(([picker, picked]) => [
				picker,
				picked.map(({ fileName, base64 }) =>
					network.cdn.upload({ fileName, bytes: Buffer.from(base64, 'base64') }),
				),
			]),
		);

	const routes: Array<Route<(request: ApiRequest) => Reply | Promise<Reply>>> = [
		['POST', '/phone/open', opening],
		[
			'POST',
			'/phone/submit',
			acting(submit, (flow, { media, ...order }) =>
				flow.submit({ ...order.data, ...upload(media) }, order),
			),
		],
		['POST', '/phone/navigate', acting(navigate, (flow, to) => flow.navigate(to.screen, to.data))],
		['POST', '/phone/back', acting(back, (flow, order) => flow.back(order))],
		['POST', '/phone/finish', acting(finish, (flow, order) => flow.finish(order.data))],
		[
			'POST',
			'/phone/ping',
			async (request) => {
				const { flowId } = readJson(request, ping);
				const endpoint = network.endpointOf(flowId);
				const screens = screensOf(flowId);
				if (!endpoint || !screens) return conflict('the flow has no endpoint');
				return { status: 200, body: await pingEndpoint(endpoint, screens.dataApiVersion) };
			},
		],
	];
	return routes;
}
