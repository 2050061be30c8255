import type { INodeParameters } from 'n8n-workflow';
import { byId, byName, failureOf, useNock } from '../operations/harness';
import type { ProviderId } from '../../nodes/WhatsAppFlows/providers/model';

const message = {
	flowId: byId('866937862658913'),
	recipient: '+15551234567',
	bodyText: 'Choose a day',
	flowCta: 'Book',
	headerType: 'none',
};
const flow = { flowName: 'Booking', categories: ['OTHER'], defineFlowBy: 'none' };

interface Case {
	provider?: ProviderId;
	operation: string;
	parameters: INodeParameters;
	says: string;
}

// An empty field without an expression is stopped by n8n itself, before the node runs.
const empty = '={{ "" }}';

/** No request is allowed here: each of these must be refused before one. */
const cases: Record<string, Case> = {
	'an empty recipient': {
		operation: 'send',
		parameters: { ...message, recipient: ' ' },
		says: 'Recipient is empty (item 0): give a phone number',
	},
	'a national number': {
		operation: 'send',
		parameters: { ...message, recipient: '0712 345 678' },
		says: 'Recipient “0712 345 678” is not a phone number with a country code (item 0): write it with the country code',
	},
	'a business-scoped user id where the provider takes none': {
		provider: 'dreams',
		operation: 'send',
		parameters: {
			...message,
			headerType: 'text',
			headerText: 'H',
			footerText: 'F',
			screen: byId('FIRST'),
			recipient: 'US.13491208655302741918',
		},
		says: 'Recipient: Dreams takes no business-scoped user id (item 0): give the phone number',
	},
	'no flow at all': {
		operation: 'send',
		parameters: { ...message, flowId: byId(empty) },
		says: 'Flow is empty (item 0): choose a flow',
	},
	'a name in the place of an id': {
		operation: 'get',
		parameters: { flowId: byId('Book a table') },
		says: 'Flow “Book a table” is not a flow id (item 0): give the id as the provider shows it, or choose By Name',
	},
	'a path in the place of an id': {
		operation: 'get',
		parameters: { flowId: byId('1/../../me') },
		says: 'is not a flow id',
	},
	'a body that is too long': {
		operation: 'send',
		parameters: { ...message, bodyText: 'x'.repeat(1025) },
		says: 'Body Text has 1025 characters (item 0): shorten it to at most 1024',
	},
	'a button text that is too long': {
		operation: 'send',
		parameters: { ...message, flowCta: 'x'.repeat(31) },
		says: 'Button Text has 31 characters (item 0): shorten it to at most 30',
	},
	'a button without text': {
		operation: 'send',
		parameters: { ...message, flowCta: empty },
		says: 'Button Text is empty (item 0)',
	},
	'a header that is no web address': {
		operation: 'send',
		parameters: { ...message, headerType: 'image', headerMediaUrl: 'menu.jpg' },
		says: 'Header Media URL is not an https address (item 0)',
	},
	'a header that the provider has not': {
		operation: 'send',
		parameters: { ...message, headerType: 'sticker' },
		says: 'Header: Meta has no header of the kind “sticker” (item 0): choose from: text',
	},
	'a screen left empty where one is needed': {
		provider: 'lipachat',
		operation: 'send',
		parameters: { ...message, screen: byId(empty) },
		says: 'First Screen is empty (item 0)',
	},
	'data that is no JSON': {
		operation: 'send',
		parameters: { ...message, defineDataBy: 'json', dataJson: '{ "a": ' },
		says: 'Data JSON is not valid JSON',
	},
	'data that is a list': {
		operation: 'send',
		parameters: { ...message, defineDataBy: 'json', dataJson: '[1]' },
		says: 'Data JSON is not valid JSON (it is no object) (item 0): write an object',
	},
	'a data field without a name': {
		operation: 'send',
		parameters: {
			...message,
			defineDataBy: 'fields',
			dataFields: { field: [{ name: '', value: 1 }] },
		},
		says: 'Data Fields has a field without a name',
	},
	'a reference that does not fit into the token': {
		operation: 'send',
		parameters: { ...message, options: { reference: 'x'.repeat(300) } },
		says: 'Customer Reference does not fit into the flow token',
	},
	'a flow without a name': {
		operation: 'create',
		parameters: { ...flow, flowName: empty },
		says: 'Flow Name is empty (item 0)',
	},
	'a category that the provider lacks': {
		operation: 'create',
		parameters: { ...flow, categories: ['SHOPPING'] },
		says: 'Categories: Meta has no category “SHOPPING” (item 0): choose from:',
	},
	'two categories where one is allowed': {
		provider: 'lipachat',
		operation: 'create',
		parameters: {
			...flow,
			categories: ['OTHER', 'SURVEY'],
			defineFlowBy: 'text',
			flowJson: '{"version":"7.3","screens":[]}',
		},
		says: 'Categories: Lipachat takes exactly one category (item 0)',
	},
	'no category': {
		operation: 'create',
		parameters: { ...flow, categories: [] },
		says: 'Categories is empty (item 0): choose at least one',
	},
	'a way to define a flow that the provider has not': {
		provider: 'lipachat',
		operation: 'create',
		parameters: { ...flow, defineFlowBy: 'clone' },
		says: 'Define Flow By: Lipachat can’t create a flow this way (item 0): choose one of: Form Fields, JSON From File, JSON From Text, Template',
	},
	'JSON that is not JSON': {
		operation: 'create',
		parameters: { ...flow, defineFlowBy: 'text', flowJson: '{ screens: }' },
		says: 'Flow JSON is not valid JSON',
	},
	'empty JSON': {
		operation: 'create',
		parameters: { ...flow, defineFlowBy: 'text', flowJson: '' },
		says: 'Flow JSON is empty (item 0)',
	},
	'JSON of more than 10 MB': {
		operation: 'create',
		parameters: {
			...flow,
			defineFlowBy: 'text',
			flowJson: `{"version":"${'x'.repeat(10 * 1024 * 1024)}"}`,
		},
		says: 'Flow JSON is larger than 10 MB (item 0)',
	},
	'a file that is not there': {
		operation: 'create',
		parameters: { ...flow, defineFlowBy: 'binary', binaryPropertyName: 'data' },
		says: 'Input Binary Field “data”: the item has no file with this name (item 0)',
	},
	'publishing a flow without content': {
		operation: 'create',
		parameters: { ...flow, publishImmediately: true },
		says: 'Publish Immediately is on, but the flow has no definition yet (item 0)',
	},
	'an endpoint that is not https': {
		operation: 'create',
		parameters: { ...flow, additionalFields: { endpointUri: 'http://example.com' } },
		says: 'Endpoint URI “http://example.com” is not an https address (item 0)',
	},
	'an update that changes nothing': {
		operation: 'update',
		parameters: { flowId: byId('1'), defineFlowBy: 'none', updateFields: {} },
		says: 'Update Fields is empty and the definition is kept, so there is nothing to change (item 0)',
	},
	'a migration from nowhere': {
		operation: 'migrate',
		parameters: { sourceWabaId: empty },
		says: 'Source Account ID is empty (item 0)',
	},
	'an empty name': {
		operation: 'send',
		parameters: { ...message, flowId: byName(empty) },
		says: 'Flow is empty (item 0)',
	},
};

describe('bad input', () => {
	useNock();

	it.each(Object.entries(cases))(
		'is refused before any request with field, item and remedy: %s',
		async (_name, { provider = 'meta', operation, parameters, says }) => {
			const { message: said } = await failureOf(provider, operation, parameters);
			expect(said).toContain(says);
			expect(said).toMatch(/\(item 0\): ./);
		},
	);
});
