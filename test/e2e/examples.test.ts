import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	exampleNames,
	fillIn,
	isOurs,
	loadExample,
	nodeNamed,
	providerNames,
	webhookUrl,
	type WorkflowDocument,
} from '../lab/workflow';
import { providerIds } from '../sandbox/types';
import { listening } from './listening';
import { describeModes, STARTS_WITHIN } from './modes';
import { byId, newName, publishedFlow } from './nodes';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

const imported = (document: WorkflowDocument) =>
	world.client.createWorkflow(fillIn(document, world.credentials));

describe('first-flow', () => {
	it('runs to a sent message', async () => {
		const execution = await world.client.run(await imported(loadExample('first-flow')), 'Start');
		expect(execution.failure).toBeUndefined();
		expect(execution.json('Send Flow')).toMatchObject([{ recipient: '+14155550123' }]);
	});
});

describe('build-a-flow-from-a-form', () => {
	it('makes a flow of form fields, which can be published and sent', async () => {
		const example = await imported(loadExample('build-a-flow-from-a-form'));
		const execution = await world.client.run(example, 'Start');
		expect(execution.failure).toBeUndefined();
		const [created] = execution.json('Create Flow');
		expect(created).toMatchObject({ validationErrors: [] });
		expect(created.answerFields).toContainEqual({ name: 'cake', label: 'Name on the cake' });
		expect(execution.json('Send Flow')).toMatchObject([{ recipient: '+14155550123' }]);
	});
});

describe('scheduled-send-from-list', () => {
	it('sends to those it can and lists the others with the reason', async () => {
		const example = loadExample('scheduled-send-from-list');
		const flowId = await publishedFlow(world, 'dreams');
		nodeNamed(example, 'Send Flow').parameters.flowId = byId(flowId);

		const execution = await world.client.run(await imported(example), 'Every Morning');
		expect(execution.failure).toBeUndefined();
		expect(execution.json('Sent')).toMatchObject([
			{ name: 'Amina', phone: '+254717746565', status: 'accepted' },
			{ name: 'Bruno', phone: '+5511987654321', status: 'accepted' },
		]);
		expect(execution.json('Not Sent')).toMatchObject([
			{ name: 'Chen', phone: '+65 91', reason: expect.stringMatching(/Recipient/) as string },
		]);
		const bodies = (await world.sandbox.messages('dreams')).map(({ body }) => body);
		expect(bodies).toEqual([
			expect.stringContaining('Hello Amina'),
			expect.stringContaining('Hello Bruno'),
		]);
	});
});

describe('answers-into-table', () => {
	it('makes its table once and adds a row for an answer', async () => {
		const { client, sandbox, n8nUrl } = world;
		const receiving = await imported(loadExample('answers-into-table'));
		for (const _again of [1, 2]) {
			const { failure } = await client.run(receiving, 'Make the Table Once');
			expect(failure).toBeUndefined();
		}
		await client.activate(receiving);
		await sandbox.setWebhook('8x8', webhookUrl(n8nUrl, receiving));
		const sending = fillIn(loadExample('first-flow'), world.credentials, '8x8');
		await client.run(await client.createWorkflow(sending), 'Start');

		const known = await client.executionIds(receiving.id);
		await sandbox.complete({ provider: '8x8', answers: { rating: '3', comment: 'So so' } });
		const execution = await client.nextExecution(receiving.id, known);
		expect(execution.failure).toBeUndefined();
		expect(execution.json('Add Row')).toMatchObject([
			{
				provider: '8x8',
				phone: expect.stringMatching(/^\+?14155550123$/) as string,
				rating: '3',
				comment: 'So so',
			},
		]);
	});
});

describe('lifecycle', () => {
	it('publishes a flow without findings', async () => {
		const execution = await world.client.run(await imported(loadExample('lifecycle')), 'Start');
		expect(execution.failure).toBeUndefined();
		expect(execution.json('Publish Flow')).toMatchObject([{ status: 'PUBLISHED' }]);
		expect(execution.run('What to Correct')).toBeUndefined();
	});

	it('lists what to correct and leaves the flow a draft', async () => {
		const example = loadExample('lifecycle');
		const { parameters } = nodeNamed(example, 'Create Flow');
		parameters.flowName = newName();
		parameters.flowJson = JSON.stringify({ version: '7.3' });
		parameters.checkBeforeUpload = false;
		const execution = await world.client.run(await imported(example), 'Start');
		expect(execution.failure).toBeUndefined();
		expect(execution.run('Publish Flow')).toBeUndefined();
		expect(execution.json('What to Correct')).toMatchObject([
			{ error: expect.any(String) as string, message: expect.stringMatching(/screens/) as string },
		]);
	});
});

describe('send-from-a-form', () => {
	it('sends the flow to the number that was typed into the form', async () => {
		const { client, sandbox, n8nUrl } = world;
		const example = loadExample('send-from-a-form');
		const flowId = await publishedFlow(world, 'lipachat');
		nodeNamed(example, 'Send Flow').parameters.flowId = byId(flowId);
		const workflow = await imported(example);
		await client.activate(workflow);

		const form = new FormData();
		form.set('field-0', 'Amina');
		form.set('field-1', '+254 717 746 565');
		const address = `${n8nUrl}/form/${nodeNamed(workflow, 'Shop Desk').webhookId}`;
		const response = await fetch(address, { method: 'POST', body: form });
		expect(response.status).toBe(200);

		const execution = await client.nextExecution(workflow.id);
		expect(execution.failure).toBeUndefined();
		expect(await sandbox.messages('lipachat')).toMatchObject([
			{ to: '254717746565', body: expect.stringContaining('Hello Amina') as string },
		]);
	});
});

describe('send-and-wait', () => {
	it.each([
		['5', 'Ask for a Review'],
		['2', 'Call Back'],
	])('takes the way for the rating %s', async (rating, way) => {
		const { client, sandbox } = world;
		const { url } = await listening(world, 'meta');
		await sandbox.setWebhook('meta', url);
		const example = loadExample('send-and-wait');
		nodeNamed(example, 'Ask and Wait').parameters.flowId = byId(await publishedFlow(world, 'meta'));
		const executionId = await client.start(await imported(example), 'Start');
		await client.waiting(executionId);
		await sandbox.complete({ provider: 'meta', answers: { rating, comment: 'So so' } });
		const execution = await client.finished(executionId);
		expect(execution.failure).toBeUndefined();
		expect(execution.json(way)).toMatchObject([{ to: '14155550123' }]);
		expect(execution.run('Nobody Answered')).toBeUndefined();
	});
});

describe('template-fallback', () => {
	const named = (document: WorkflowDocument, flowId: string) => {
		for (const name of ['Create Template', 'Send Flow']) {
			nodeNamed(document, name).parameters.flowId = byId(flowId);
		}
		return document;
	};

	it('makes its template, and sends it to those who did not write for a day', async () => {
		const { client, sandbox } = world;
		const flowId = await publishedFlow(world, 'meta');
		const workflow = await imported(named(loadExample('template-fallback'), flowId));
		const made = await client.run(workflow, 'Make the Template Once');
		expect(made.failure).toBeUndefined();
		expect(made.json('Create Template')).toMatchObject([{ status: 'PENDING' }]);
		await sandbox.decideTemplate('meta', 'how_was_your_order', 'APPROVED');
		await sandbox.moveWindow('meta', 'closed', '+5511987654321');

		const execution = await client.run(workflow, 'Every Morning');
		expect(execution.failure).toBeUndefined();
		expect(execution.json('Sent')).toMatchObject([
			{ name: 'Amina', as: 'flow message' },
			{ name: 'Bruno', as: 'template' },
		]);
		expect((await sandbox.messages('meta')).slice(-2)).toMatchObject([
			{ to: '254717746565', body: 'Hello Amina, how was your last order?' },
			{
				to: '5511987654321',
				templateName: 'how_was_your_order',
				body: 'Hello Bruno, how was your last order? It takes one minute.',
			},
		]);
	});

	it('sends the template when it is told later that the window was closed', async () => {
		const { client, sandbox, credentials, n8nUrl } = world;
		const flowId = await publishedFlow(world, 'kaleyra');
		const document = named(loadExample('template-fallback'), flowId);
		const workflow = await client.createWorkflow(fillIn(document, credentials, 'kaleyra'));
		await client.run(workflow, 'Make the Template Once');
		await sandbox.decideTemplate('kaleyra', 'how_was_your_order', 'APPROVED');
		await client.activate(workflow);
		await sandbox.setWebhook('kaleyra', webhookUrl(n8nUrl, workflow));
		await sandbox.moveWindow('kaleyra', 'closed', '+254717746565');
		await client.run(workflow, 'Every Morning');

		const [amina] = (await sandbox.messages('kaleyra')).filter(({ to }) => to === '+254717746565');
		const known = await client.executionIds(workflow.id);
		await sandbox.status('kaleyra', 'failed', amina.messageId);
		const execution = await client.nextExecution(workflow.id, known);
		expect(execution.failure).toBeUndefined();
		expect(execution.json('Send Template')).toMatchObject([
			{ recipient: '+254717746565', templateName: 'how_was_your_order' },
		]);
	});
});

/** An example with a table of its own and these people in it, instead of those it begins with. */
function campaign(name: string, people: Array<{ name: string; phone: string }>) {
	const text = JSON.stringify(loadExample(name));
	const document = JSON.parse(text.replaceAll('Campaign Customers', newName())) as WorkflowDocument;
	put(document, 'First Customers', people);
	return document;
}

/** Puts people into a node of an example that holds them as one list. */
function put(document: WorkflowDocument, node: string, people: IDataObject[]) {
	setField(document, node, 'customers', JSON.stringify(people));
}

/** Changes a value of an *Edit Fields* node. */
function setField(document: WorkflowDocument, node: string, field: string, value: string) {
	const { assignments } = nodeNamed(document, node).parameters.assignments as {
		assignments: INodeParameters[];
	};
	const found = assignments.find(({ name }) => name === field);
	if (!found) throw new Error(`${node} sets no ${field}`);
	found.value = value;
}

/** One message after the other and one attempt for each, so that a test knows whom a fault meets. */
const oneByOne = { concurrency: 1, maxAttempts: 1 };

const amina = { name: 'Amina', phone: '+254717746565' };
const bruno = { name: 'Bruno', phone: '+5511987654321' };
const chen = { name: 'Chen', phone: '+65 91' };
const diana = { name: 'Diana', phone: '+14155550123' };

/** The next message that is sent through Meta. */
const nextMessage = { provider: 'meta' as const, match: { method: 'POST', path: '/messages' } };

/** Meta does what it is asked to, but its answer is lost. */
const lostAnswer = { ...nextMessage, dropConnection: true, carryOut: true };

/** Meta says that its limit is reached. */
const tooFast = {
	...nextMessage,
	status: 400,
	body: { error: { message: '(#130429) Rate limit hit', code: 130429, fbtrace_id: 'A1' } },
};

/** Phone numbers without `+` that got a message, in alphabetical order. */
const reached = async ({ sandbox }: World) =>
	(await sandbox.messages('meta')).map(({ to }) => to).sort();

const digits = ({ phone }: { phone: string }) => phone.replace(/\D/g, '');

describe('campaign-with-report', () => {
	let own: World;
	beforeAll(async () => {
		own = await openWorld();
	});
	afterAll(() => own.close());

	it('sends to those in its table once, and reports what became of each', async () => {
		const { client, sandbox, credentials } = own;
		const aminaAgain = { name: 'Amina', phone: '+254 717 746565' };
		const people = [diana, amina, bruno, chen, aminaAgain];
		const document = campaign('campaign-with-report', people);
		const { parameters } = nodeNamed(document, 'Send Flow');
		parameters.flowId = byId(await publishedFlow(own, 'meta'));
		Object.assign(parameters.sendingOptions as object, oneByOne);
		const workflow = await client.createWorkflow(fillIn(document, credentials));
		for (const _again of [1, 2]) {
			const { failure } = await client.run(workflow, 'Make the Table Once');
			expect(failure).toBeUndefined();
		}

		await sandbox.moveWindow('meta', 'closed', bruno.phone);
		await sandbox.misbehave(lostAnswer);
		const first = await client.run(workflow, 'Every Morning');
		expect(first.failure).toBeUndefined();
		const [report] = first.json('Report');
		expect(report).toMatchObject({
			people: 5,
			wentOut: 1,
			skipped: 1,
			refused: 2,
			uncertain: 1,
			byDisposition: { retryLater: 1, needsTemplate: 1, fixRequest: 1 },
			text: expect.stringContaining('1 of 5 messages went out, 1 were skipped') as string,
		});
		expect(report.lookAt).toMatchObject([
			{ ...diana, outcome: 'uncertain', disposition: 'retryLater' },
			{ ...bruno, outcome: 'refused', reason: expect.stringMatching(/24 hours/) as string },
			{ ...chen, outcome: 'refused', reason: expect.stringMatching(/Recipient/) as string },
		]);
		expect(report.text).toMatch(/\nBruno \(\+5511987654321\), refused: .*\nChen /);

		await sandbox.moveWindow('meta', 'open', bruno.phone);
		const second = await client.run(workflow, 'Every Morning');
		expect(second.json('Report')).toMatchObject([
			{ people: 5, wentOut: 1, skipped: 2, refused: 1, uncertain: 1 },
		]);
		expect(await reached(own)).toEqual([diana, amina, bruno].map(digits).sort());
	});
});

describeModes('campaign-over-workers', (reach) => {
	let own: World;
	beforeAll(async () => {
		own = await openWorld(await reach());
	}, STARTS_WITHIN);
	afterAll(() => own?.close());

	it('sends each part in an execution of its own, to each person once', async () => {
		const { client, credentials } = own;
		const many = Array.from({ length: 40 }, (_, index) => ({
			name: `Customer ${index}`,
			phone: `+1415555${2000 + index}`,
		}));
		const document = campaign('campaign-over-workers', [...many, chen]);
		setField(document, 'Campaign', 'flowId', await publishedFlow(own, 'meta'));
		const workflow = await client.createWorkflow(fillIn(document, credentials));
		await client.run(workflow, 'Make the Table Once');

		const runAll = async () => {
			const executions = await Promise.all(
				[1, 2, 3, 4].map(async (part) => await client.run(workflow, `Part ${part}`)),
			);
			expect(executions.map(({ failure }) => failure)).toEqual(Array(4).fill(undefined));
			return executions.flatMap((execution) => execution.json('Report'));
		};
		const refused = { refused: 1, byDisposition: { fixRequest: 1 }, lookAt: [chen] };
		expect(await runAll()).toMatchObject([
			{ part: 1, wentOut: 10, skipped: 0, refused: 0 },
			{ part: 2, wentOut: 10, skipped: 0, refused: 0 },
			{ part: 3, wentOut: 10, skipped: 0, refused: 0 },
			{ part: 4, wentOut: 10, skipped: 0, ...refused },
		]);
		expect(await runAll()).toMatchObject([
			{ part: 1, wentOut: 0, skipped: 10 },
			{ part: 2, wentOut: 0, skipped: 10 },
			{ part: 3, wentOut: 0, skipped: 10 },
			{ part: 4, wentOut: 0, skipped: 10, ...refused },
		]);
		expect(await reached(own)).toEqual(many.map(digits));
	});
});

describe('retry-later', () => {
	let own: World;
	let flowId: string;
	beforeAll(async () => {
		own = await openWorld();
		flowId = await publishedFlow(own, 'meta');
	});
	afterAll(() => own.close());

	const ready = async (people: IDataObject[]) => {
		const document = loadExample('retry-later');
		const { parameters } = nodeNamed(document, 'Send Flow');
		parameters.flowId = byId(flowId);
		Object.assign(parameters.sendingOptions as object, oneByOne);
		Object.assign(nodeNamed(document, 'One Hour Later').parameters, { amount: 1, unit: 'seconds' });
		put(document, 'Customers', people);
		return await own.client.createWorkflow(fillIn(document, own.credentials));
	};

	it('sends again to whom the limit kept from it, not to whom a message may have reached', async () => {
		const { client, sandbox } = own;
		await sandbox.misbehave(tooFast);
		await sandbox.misbehave(lostAnswer);
		const people = [amina, bruno, chen, diana, { ...diana, name: 'Diana Again' }];
		const execution = await client.run(await ready(people), 'Every Morning');
		expect(execution.failure).toBeUndefined();
		expect(execution.json('Who to Try Again')).toMatchObject([{ ...amina, attempt: 1 }]);
		expect(execution.json('Sent')).toMatchObject([{ ...amina, attempt: 2, status: 'accepted' }]);
		expect(execution.json('Not Sent')).toMatchObject([
			{ ...bruno, attempt: 1, mayHaveArrived: true, disposition: 'retryLater' },
			{ ...chen, attempt: 1, mayHaveArrived: false, disposition: 'fixRequest' },
		]);
		expect(await reached(own)).toEqual([amina, bruno, diana].map(digits).sort());
	});

	it('gives up after four attempts', async () => {
		const { client, sandbox } = own;
		await sandbox.misbehave({ ...tooFast, times: 4 });
		const execution = await client.run(await ready([amina]), 'Every Morning');
		expect(execution.run('Sent')).toBeUndefined();
		expect(execution.json('Not Sent')).toMatchObject([
			{ ...amina, attempt: 4, mayHaveArrived: false, disposition: 'retryLater' },
		]);
	});
});

// appointment-booking-live-slots is booked in endpoint.booking.test.ts.
describe('the examples', () => {
	it('are the ones that are tested here', () => {
		expect(exampleNames().sort()).toEqual([
			'answers-into-table',
			'appointment-booking-live-slots',
			'build-a-flow-from-a-form',
			'campaign-over-workers',
			'campaign-with-report',
			'first-flow',
			'lifecycle',
			'retry-later',
			'scheduled-send-from-list',
			'send-and-wait',
			'send-from-a-form',
			'template-fallback',
		]);
	});

	it('show each provider at least once', () => {
		const shown = exampleNames()
			.flatMap((name) => loadExample(name).nodes)
			.filter(isOurs)
			.flatMap(({ parameters }) => parameters.provider ?? []);
		expect([...new Set(shown)].sort()).toEqual([...providerIds].sort());
		expect(Object.keys(providerNames).sort()).toEqual([...providerIds].sort());
	});

	it.each(exampleNames())('%s names no credential and explains itself', (name) => {
		const { nodes } = loadExample(name);
		expect(nodes.filter(({ credentials }) => credentials)).toEqual([]);
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes.map(({ parameters }) => parameters.content).join()).toMatch(/Before you run it/);
	});
});
