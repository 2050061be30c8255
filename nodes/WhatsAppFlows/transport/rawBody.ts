import type { IWebhookFunctions } from 'n8n-workflow';

/** The bytes of a delivery as they came; n8n reads those of unusual content types only when asked. */
export async function readRawBody(context: IWebhookFunctions): Promise<Buffer> {
	const request = context.getRequestObject();
	if (!request.rawBody) await request.readRawBody();
	return request.rawBody ?? Buffer.alloc(0);
}
