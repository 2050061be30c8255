import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { accounts } from './harness';

/** A template of Meta's list with a button for a flow. */
export const entry = (more: object = {}, ...buttons: object[]) => ({
	id: '900',
	name: 'reminder',
	language: 'en_US',
	status: 'APPROVED',
	category: 'UTILITY',
	components: [
		{ type: 'BODY', text: 'Hello {{customer_name}}, see you {{day}}' },
		{
			type: 'BUTTONS',
			buttons: [...buttons, { type: 'FLOW', text: 'Open', flow_id: 77, flow_action: 'NAVIGATE' }],
		},
	],
	...more,
});

const { host, data } = accounts.meta;
const listPath = `/v25.0/${data.wabaId}/message_templates`;

/** Expects that Meta is asked once for the templates of a name. */
export function expectLookUp(entries: object[], name = 'reminder'): void {
	nock(host).get(listPath).query({ limit: '100', name }).reply(200, { data: entries });
}

/** Expects one message to Meta, and returns its body as it was sent. */
export function expectMessage<Body>(status = 200, answer?: nock.Body): Body[] {
	const sent: Body[] = [];
	nock(host)
		.post(`/v25.0/${data.phoneNumberId}/messages`, (body: Body) => sent.push(body) > 0)
		.reply(
			status,
			answer ?? { messaging_product: 'whatsapp', messages: [{ id: 'wamid.HBgL...' }] },
		);
	return sent;
}

/** Meta's refusal with one of its codes. */
export const refused = (code: number, details = 'Because') => ({
	error: { message: `(#${code}) Refused`, code, error_data: { details } },
});

export const fromList = (value: string) => ({ __rl: true, mode: 'list', value });
export const byTemplateName = (value: string) => ({ __rl: true, mode: 'name', value });

/** What the resource mapper of the editor stores. */
export const mapped = (value: INodeParameters): INodeParameters => ({
	mappingMode: 'defineBelow',
	value,
	schema: Object.keys(value).map((id) => ({
		id,
		displayName: id,
		required: true,
		defaultMatch: false,
		display: true,
		type: 'string',
	})),
});

/** Rows of *By Name or Position*. */
export const rows = (...parameter: INodeParameters[]) => ({
	defineParametersBy: 'list',
	parameterList: { parameter },
});
