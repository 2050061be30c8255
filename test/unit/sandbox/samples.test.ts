import collection from '../../fixtures/sandbox/meta-postman-flows.json';
import { Client, flowJson, Receiver, type Call } from './harness';

/**
 * The requests of Meta's own Postman collection, with this account's ids in place of its variables,
 * against a sandbox that holds the flows they speak of.
 */

interface Field {
	readonly key: string;
	readonly value?: string;
	readonly type: string;
	readonly disabled?: boolean;
}

interface Sample {
	readonly name: string;
	readonly method: string;
	readonly url: string;
	readonly body: { formdata?: readonly Field[]; json?: unknown } | null;
	readonly responses: ReadonlyArray<{ status: number; body: object }>;
}

let client: Client;
let receiver: Receiver;
let draft: string;
let published: string;

/** The template that may be sent. */
const approved = 'check_out_this_offer';

const samples = (collection.requests as readonly Sample[]).map((sample) => [sample.name, sample]);

beforeAll(async () => {
	client = await Client.start();
	receiver = await Receiver.start();
});
beforeEach(async () => {
	await client.reset();
	const path = `/v25.0/${client.data('meta', 'wabaId')}/flows`;
	const create = async (name: string, publish: boolean) => {
		const json = { name, categories: ['OTHER'], flow_json: flowJson, publish };
		return (await client.call('meta', 'POST', path, { json })).at('id');
	};
	draft = await create('A draft', false);
	published = await create('Published', true);
	await client.call('meta', 'POST', path.replace('/flows', '/message_templates'), {
		json: {
			name: approved,
			language: 'en_US',
			category: 'MARKETING',
			components: [
				{ type: 'BODY', text: 'Check out this new offer' },
				{ type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Look', flow_id: published }] },
			],
		},
	});
	await client.control('/template-status', {
		provider: 'meta',
		name: approved,
		status: 'APPROVED',
	});
});
afterAll(async () => {
	await client.close();
	await receiver.close();
});

/** What a person fills in before sending the request. */
function fill(text: string, { name }: Sample): string {
	const { data, otherWabaId = '' } = client.sandbox.accounts.meta;
	const onPublished = ['Deprecate', 'Published', 'Template'].some((word) => name.includes(word));
	return (
		text
			.replaceAll('https://graph.facebook.com', '')
			.replaceAll('{{Version}}', 'v25.0')
			.replaceAll('{{WABA-ID}}', name.includes('Migrate') ? otherWabaId : data.wabaId)
			.replaceAll('<SOURCE_WABA_ID>', data.wabaId)
			.replaceAll('{{Phone-Number-ID}}', data.phoneNumberId)
			.replaceAll('{{Flow-ID}}', onPublished ? published : draft)
			.replaceAll('{{Flow-Name}}', onPublished ? 'Published' : 'A draft')
			.replaceAll('{{Recipient-Phone-Number}}', '18055555555')
			.replaceAll('<SCREEN_ID>', 'FIRST')
			.replaceAll('<TEMPLATE_NAME>', name.includes('Create') ? 'another' : approved)
			// The collection is older than the versions that may still be published.
			.replaceAll('\\"5.0\\"', '\\"7.3\\"')
			.replaceAll('<ALTERNATE_WEBHOOK_ENDPOINT_URL>', receiver.url)
			// Read in answers up to v17.0 only (https://developers.facebook.com/docs/whatsapp/flows/changelogs).
			.replaceAll('data_channel_uri', 'endpoint_uri')
	);
}

function toCall(sample: Sample): Call {
	const { body } = sample;
	if (body?.json !== undefined) {
		return { json: JSON.parse(fill(JSON.stringify(body.json), sample)) as unknown };
	}
	const fields = body?.formdata?.filter(({ disabled }) => !disabled) ?? [];
	if (fields.length === 0) return {};
	const texts = fields.filter(({ type }) => type === 'text');
	const form = Object.fromEntries(texts.map(({ key, value = '' }) => [key, fill(value, sample)]));
	return texts.length < fields.length ? { form, file: { text: flowJson } } : { form };
}

it.each(samples as Array<[string, Sample]>)('takes %s as printed', async (_name, sample) => {
	const answer = await client.call('meta', sample.method, fill(sample.url, sample), toCall(sample));
	expect(answer).toMatchObject({ status: 200 });
	// The collection prints the list in answer to an override, the reference page a success.
	const isOverride = sample.name.includes('Override');
	const printed = isOverride ? ['success'] : Object.keys(sample.responses[0].body);
	const optional = ['data_api_version', 'data_channel_uri', 'application'];
	const wanted = printed.filter((key) => !optional.includes(key));
	expect(Object.keys(answer.body as object)).toEqual(expect.arrayContaining(wanted));
});
