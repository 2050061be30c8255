import 'reflect-metadata';
import { createHmac, randomBytes } from 'node:crypto';
import { HookContext, WebhookContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import { WhatsAppFlowsEndpointTrigger } from '../../nodes/WhatsAppFlows/WhatsAppFlowsEndpointTrigger.node';
import { ask, newKeys } from './endpointClient';
import { additionalData } from './engine';

/** One pair for all tests of a file, because making it takes longer than they do. */
export const keys = newKeys();

export const appSecret = randomBytes(16).toString('hex');

/** What n8n hands to a webhook in place of Express, with what was answered. */
export class PlayedResponse {
	statusCode = 200;
	headersSent = false;
	text?: string;
	contentType = '';

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	type(contentType: string): this {
		this.contentType = contentType;
		return this;
	}

	setHeader(): this {
		return this;
	}

	send(text: string): this {
		if (this.headersSent) throw new Error('Cannot set headers after they are sent to the client');
		this.headersSent = true;
		this.text = text;
		return this;
	}

	json(value: unknown): this {
		return this.send(JSON.stringify(value));
	}
}

export interface Asked {
	response: PlayedResponse;
	/** What would start an execution, by output; undefined when nothing does. */
	outputs?: INodeExecutionData[][];
	/** Whether n8n thinks that it has to answer. */
	leftToN8n: boolean;
	read(): unknown;
}

let made = 0;

/** An endpoint trigger in a workflow of its own, in n8n's real contexts; only Express is played. */
export class EndpointUnderTest {
	readonly node = new WhatsAppFlowsEndpointTrigger();
	readonly credential: { type: string; data: ICredentialDataDecryptedObject };
	readonly workflow: Workflow;
	private readonly settings: INode;

	constructor(parameters: INodeParameters = {}, credential: Record<string, string> = {}) {
		this.credential = {
			type: 'whatsAppFlowsEndpointApi',
			data: { privateKey: keys.privateKey, appSecret, ...credential },
		};
		made += 1;
		this.settings = {
			id: `endpoint ${made}`,
			name: 'Endpoint',
			type: 'test.endpoint',
			typeVersion: 2,
			position: [0, 0],
			webhookId: `webhook-${made}`,
			parameters,
			credentials: { whatsAppFlowsEndpointApi: { id: '1', name: 'Keys' } },
		};
		this.workflow = new Workflow({
			id: `workflow ${made}`,
			nodes: [this.settings],
			connections: {},
			active: true,
			nodeTypes: {
				getByName: () => this.node,
				getByNameAndVersion: () => this.node,
				getKnownTypes: () => ({}),
			},
			settings: {},
		});
	}

	async activate(): Promise<boolean> {
		return await this.node.webhookMethods.default.checkExists.call(
			new HookContext(
				this.workflow,
				this.settings,
				additionalData(this.workflow, this),
				'trigger',
				'activate',
				{ isTest: false } as IWebhookData,
			),
		);
	}

	/** The outputs as the editor draws them. */
	drawn(): unknown[] {
		return NodeHelpers.getNodeOutputs(this.workflow, this.settings, this.node.description);
	}

	/** A request as WhatsApp makes it. */
	async ask(payload: object, signedWith = appSecret, publicKey = keys.publicKey): Promise<Asked> {
		const phone = ask(publicKey, { version: '3.0', ...payload });
		const asked = await this.post(Buffer.from(JSON.stringify(phone.envelope)), signedWith);
		return { ...asked, read: () => phone.read(asked.response.text ?? '') };
	}

	/** Any bytes, signed. */
	async post(rawBody: Buffer, signedWith = appSecret): Promise<Omit<Asked, 'read'>> {
		const signature = createHmac('sha256', signedWith).update(rawBody).digest('hex');
		const response = new PlayedResponse();
		const data = {
			...additionalData(this.workflow, this),
			httpRequest: { rawBody, headers: { 'x-hub-signature-256': `sha256=${signature}` } },
			httpResponse: response,
		} as unknown as IWorkflowExecuteAdditionalData;
		const context = new WebhookContext(
			this.workflow,
			this.settings,
			data,
			'webhook',
			{ webhookDescription: this.node.description.webhooks?.[0] } as IWebhookData,
			[],
			null,
		);
		const { workflowData, noWebhookResponse } = await this.node.webhook.call(context);
		return {
			response,
			outputs: workflowData ?? undefined,
			leftToN8n: noWebhookResponse !== true,
		};
	}
}
