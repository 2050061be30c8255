import type {
	IDataObject,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { continued, readWaitingAnswer } from '../../webhooks/waitingAnswer';

/** The outputs of *Send and Wait*, in this order; every other operation has the first one only. */
export const waitingOutputs = ['Answered', 'No Answer'] as const;

/** Where the trigger brings the answer that an execution waits for; no provider is told of it. */
export const waitingWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		// Without it n8n answers with the text firstEntryJson.
		responseData: '',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
];

/**
 * Continues the execution with the answer that the trigger brings. n8n lets nobody come here who
 * does not have the signed address, and nobody twice.
 */
export function takeAnswer(this: IWebhookFunctions): IWebhookResponseData {
	const answer = readWaitingAnswer(this.getBodyData());
	// Without workflow data the execution goes on waiting.
	if (!answer) return { webhookResponse: { whatsAppFlows: 'no answer to a flow' } };
	const { raw, ...known } = answer;
	const simplify = this.getNodeParameter('simplify', true) === true;
	const json = (simplify ? known : { ...known, raw }) as unknown as IDataObject;
	return {
		webhookResponse: continued,
		workflowData: [[{ json, pairedItem: { item: 0 } }], []],
	};
}
