/**
 * References in the payloads of actions, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes
 * (INVALID_ON_CLICK_ACTION_PAYLOAD)
 */
import { items, member, members, numberOf, textOf, type JsonNode } from '../../parse/nodes';
import { fault, type Fault } from '../fault';
import * as say from '../messages/values';
import type { Action } from '../model/actions';
import type { Component, Flow } from '../model/flow';
import { referenceIn, resolve, screenOf, type Reference } from '../model/references';

/** Only the texts at the top of a payload are looked up, as Meta does. */
export function* payloadBindings(flow: Flow): Iterable<Fault> {
	for (const action of flow.actions) {
		for (const value of members(action.payload).values()) {
			const reference = referenceIn(textOf(value));
			if (reference) yield* referenceFaults(flow, action, reference, value);
			else if (hasUpload(flow, action, value)) yield fault(say.uploadNested, value);
		}
		if (action.name === 'complete') yield* uploadSums(flow, action);
	}
}

function* referenceFaults(
	flow: Flow,
	action: Action,
	reference: Reference,
	value: JsonNode,
): Iterable<Fault> {
	const here = action.component.screen;
	const screen = screenOf(flow, here, reference);
	if (!screen) {
		yield fault(say.payloadScreen(reference.screenId ?? '', reference.text), value);
		return;
	}
	const [field] = reference.path;
	const upload = uploadOf(flow, action, reference);
	if (upload && action.name === 'navigate') yield fault(say.uploadInNavigate(upload.type), value);
	if (resolve(flow, here, reference).found !== 'noField') return;
	if (reference.source === 'data') yield fault(say.payloadField(reference.text, screen.id), value);
	else if (screen.form?.name === field) yield fault(say.payloadForm, value);
	else yield fault(say.payloadInput(reference.text, here.id), value);
}

const uploads = ['PhotoPicker', 'DocumentPicker'];

/** The picker whose files a reference stands for, if it stands for any. */
function uploadOf(flow: Flow, action: Action, reference: Reference): Component | undefined {
	if (reference.source !== 'form') return undefined;
	const screen = screenOf(flow, action.component.screen, reference);
	const component = screen?.named.get(reference.path[0]);
	return component && uploads.includes(component.type) ? component : undefined;
}

/** Whether a list or object has files somewhere inside. */
function hasUpload(flow: Flow, action: Action, value: JsonNode): boolean {
	return [...items(value), ...members(value).values()].some((inner) => {
		const reference = referenceIn(textOf(inner));
		if (!reference) return hasUpload(flow, action, inner);
		return uploadOf(flow, action, reference) !== undefined;
	});
}

const mostFiles = 10;
const mostKilobytes = 102_400;
const defaultFiles = 30;
const defaultKilobytes = 25_600;

/** How many files and kilobytes may come with the answer, of all pickers in the payload. */
function* uploadSums(flow: Flow, action: Action): Iterable<Fault> {
	const { payload } = action;
	if (!payload) return;
	const pickers = new Set<Component>();
	for (const value of payload.members.values()) {
		const reference = referenceIn(textOf(value));
		const picker = reference && uploadOf(flow, action, reference);
		if (picker) pickers.add(picker);
	}
	const limits = [...pickers].map(({ node }) => ({
		files:
			numberOf(member(node, 'max-uploaded-photos') ?? member(node, 'max-uploaded-documents')) ??
			defaultFiles,
		kilobytes: numberOf(member(node, 'max-file-size-kb')) ?? defaultKilobytes,
	}));
	const files = limits.reduce((sum, limit) => sum + limit.files, 0);
	const kilobytes = limits.reduce((sum, limit) => sum + limit.files * limit.kilobytes, 0);
	if (files > mostFiles) yield fault(say.tooManyFiles, payload);
	if (kilobytes > mostKilobytes) yield fault(say.tooBigFiles, payload);
}
