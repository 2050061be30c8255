import type { INodeExecutionData } from 'n8n-workflow';
import { KeyUnusable, ReferenceUnreadable } from '../../endpoint/errors';
import type { OpenRequest } from '../../endpoint/seal';
import { unseal } from '../../endpoint/seal';
import { InvalidInput } from '../../providers/invalidInput';
import { readEndpointKeys } from '../../transport/endpointKeys';
import type { LocalItem } from '../operation';
import { asText, parameter } from '../operation';

/** Milliseconds after which nobody waits any more, even with clocks that differ a little. */
const forgottenAfter = 60_000;

/** By reference, when it was answered; n8n runs all of an execution in one process. */
const answered = new Map<string, number>();

/**
 * What is needed to answer the request that started the workflow. It is found at the trigger, so
 * that nobody has to carry it from node to node.
 *
 * @throws InvalidInput when there is none, or when it is not of this workflow and credential
 */
export async function openReference(
	item: LocalItem,
): Promise<{ reference: string; request: OpenRequest }> {
	const reference = findReference(item);
	if (!reference) {
		throw new InvalidInput(
			'No request of a flow is waiting for an answer',
			'Start this workflow with the node WhatsApp Flows Endpoint Trigger, and connect it to this node.',
		);
	}
	const binding = item.node.getWorkflow().id ?? '';
	try {
		const { privateKey } = await readEndpointKeys(item.node);
		return { reference, request: unseal(reference, privateKey, binding) };
	} catch (thrown) {
		throw inWords(thrown);
	}
}

function inWords(thrown: unknown): Error {
	if (thrown instanceof KeyUnusable) return new InvalidInput(thrown.message, thrown.remedy);
	if (thrown instanceof ReferenceUnreadable) {
		return new InvalidInput(
			thrown.message,
			'Choose the same endpoint credential here as in the trigger.',
		);
	}
	return thrown instanceof Error ? thrown : new InvalidInput(String(thrown));
}

function findReference(item: LocalItem): string {
	const { responseReference } = parameter<{ responseReference?: unknown }>(item, 'options', {});
	const carried = item.node.getInputData()[item.index]?.json.responseReference;
	return asText(responseReference) || asText(carried) || referenceOfTrigger(item);
}

interface ExecutedNode {
	isExecuted: boolean;
	all(output: number): INodeExecutionData[];
}

function referenceOfTrigger({ node, index }: LocalItem): string {
	const triggers = node
		.getParentNodes(node.getNode().name)
		.filter(({ type }) => type.endsWith('.whatsAppFlowsEndpointTrigger'));
	if (triggers.length === 0) return '';
	const { $ } = node.getWorkflowDataProxy(index) as { $: (name: string) => ExecutedNode };
	for (const { name } of triggers) {
		const trigger = $(name);
		if (!trigger.isExecuted) continue;
		for (const [item] of outputsOf(trigger)) {
			if (item) return asText(item.json.responseReference);
		}
	}
	return '';
}

/** Each output of a node; n8n throws for one that the node does not have. */
function* outputsOf(node: ExecutedNode): Generator<INodeExecutionData[]> {
	for (let output = 0; ; output++) {
		try {
			yield node.all(output);
		} catch {
			return;
		}
	}
}

/**
 * Sends the answer unless another one was sent. A late one is sent too: whether it really is late
 * only the trigger knows, whose process may have another clock, and which takes the first answer.
 *
 * @returns whether it is late by the clock of this process
 * @throws InvalidInput for a second answer, and for a request of long ago
 */
export async function answerOnce(
	reference: string,
	{ receivedAt, deadline }: OpenRequest,
	send: () => Promise<void>,
): Promise<boolean> {
	const now = Date.now();
	if (answered.has(reference)) {
		throw new InvalidInput(
			'This request has been answered already, and WhatsApp takes one answer',
			'Let each path of the workflow end in one Respond, and give it one item: Aggregate makes one of many.',
		);
	}
	if (now - receivedAt > forgottenAfter) {
		throw new InvalidInput(
			'This request came more than a minute ago, so nobody waits for its answer',
			'Open the flow once more; pinned data of the trigger can’t be answered.',
		);
	}
	for (const [old, at] of answered) if (now - at > forgottenAfter) answered.delete(old);
	answered.set(reference, now);
	await send().catch((thrown: unknown) => {
		answered.delete(reference);
		throw inWords(thrown);
	});
	return now - receivedAt > deadline;
}
