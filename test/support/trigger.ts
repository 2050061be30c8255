import 'reflect-metadata';
import { createHmac } from 'node:crypto';
import { HookContext, WebhookContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { WhatsAppFlowsTrigger } from '../../nodes/WhatsAppFlows/WhatsAppFlowsTrigger.node';
import type { ProviderId } from '../../nodes/WhatsAppFlows/providers/model';
import { accounts } from '../operations/harness';
import { additionalData } from './engine';

export interface Delivery {
	body?: unknown;
	/** In place of `body`, the bytes as they are. */
	bytes?: Buffer;
	headers?: Record<string, string>;
	query?: Record<string, string>;
	method?: 'GET' | 'POST';
	ip?: string;
}

export interface Answered {
	status: number;
	text: string;
	/** What would start an execution; undefined when nothing does. */
	items?: INodeExecutionData[];
}

/** A trigger in a workflow of its own, in n8n's real contexts; only the HTTP server is played. */
export class TriggerUnderTest {
	readonly node = new WhatsAppFlowsTrigger();
	readonly credential: { type: string; data: ICredentialDataDecryptedObject };
	private readonly workflow: Workflow;
	readonly settings: INode;

	constructor(
		readonly provider: ProviderId,
		parameters: INodeParameters = {},
		options: { credential?: Record<string, string>; id?: string; staticData?: IDataObject } = {},
	) {
		const { type, data } = accounts[provider];
		this.credential = { type, data: { ...data, ...options.credential } };
		this.settings = {
			id: options.id ?? 'trigger',
			name: 'Trigger',
			type: 'test.trigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: `webhook-${options.id ?? 'trigger'}`,
			parameters: { provider, ...parameters },
			credentials: { [type]: { id: '1', name: 'Account' } },
		};
		this.workflow = new Workflow({
			id: 'workflow',
			nodes: [this.settings],
			connections: {},
			active: true,
			staticData: options.staticData,
			nodeTypes: {
				getByName: () => this.node,
				getByNameAndVersion: () => this.node,
				getKnownTypes: () => ({}),
			},
			settings: {},
		});
	}

	/** What n8n has written into its database, for a trigger in a new process. */
	get staticData(): IDataObject {
		return JSON.parse(JSON.stringify(this.workflow.staticData)) as IDataObject;
	}

	get url(): string {
		return this.hook('trigger').getNodeWebhookUrl('default') ?? '';
	}

	get testUrl(): string {
		return this.hook('manual').getNodeWebhookUrl('default') ?? '';
	}

	/** As n8n does on activation and at every start: create only if it does not exist. */
	async activate(mode: WorkflowExecuteMode = 'trigger'): Promise<void> {
		const { checkExists, create } = this.node.webhookMethods.default;
		if (!(await checkExists.call(this.hook(mode)))) await create.call(this.hook(mode));
	}

	async deactivate(mode: WorkflowExecuteMode = 'trigger'): Promise<void> {
		await this.node.webhookMethods.default.delete.call(this.hook(mode));
	}

	async deliver(delivery: Delivery): Promise<Answered> {
		const rawBody = delivery.bytes ?? Buffer.from(JSON.stringify(delivery.body ?? {}));
		const answered: Answered = { status: 0, text: '' };
		const response = {
			status: (status: number) => {
				answered.status = status;
				return response;
			},
			type: () => response,
			send: (text: string) => {
				answered.text = text;
				return response;
			},
		};
		const request = {
			rawBody,
			headers: delivery.headers ?? {},
			query: delivery.query ?? {},
			ip: delivery.ip ?? '203.0.113.7',
			method: delivery.method ?? 'POST',
		};
		const data = {
			...additionalData(this.workflow, this),
			httpRequest: request,
			httpResponse: response,
		} as unknown as IWorkflowExecuteAdditionalData;
		const description = this.node.description.webhooks?.find(
			({ httpMethod }) => httpMethod === request.method,
		);
		const webhookData = { webhookDescription: description } as IWebhookData;
		const context = new WebhookContext(
			this.workflow,
			this.settings,
			data,
			'webhook',
			webhookData,
			[],
			null,
		);
		const result = await this.node.webhook.call(context);
		return { ...answered, items: result.workflowData?.[0] };
	}

	/** A delivery as Meta signs it. */
	async deliverSigned(body: unknown, more: Delivery = {}): Promise<Answered> {
		const bytes = more.bytes ?? Buffer.from(JSON.stringify(body));
		const secret = String(this.credential.data.appSecret);
		const signature = createHmac('sha256', secret).update(bytes).digest('hex');
		return await this.deliver({
			...more,
			bytes,
			headers: { 'x-hub-signature-256': `sha256=${signature}`, ...more.headers },
		});
	}

	private hook(mode: WorkflowExecuteMode): HookContext {
		return new HookContext(
			this.workflow,
			this.settings,
			additionalData(this.workflow, this),
			mode,
			mode === 'manual' ? 'manual' : 'activate',
			{ isTest: mode === 'manual' } as IWebhookData,
		);
	}
}
