import { digits, secret } from '../ids';
import { refuse, type Rule } from '../refusal';
import { validationErrors, type FlowStatus, type StoredFlow } from './flow';
import { flowJsonLimit, inspectFlowJson } from './flowJson';

export interface FlowChanges {
	readonly name?: string;
	readonly categories?: readonly string[];
	readonly flowJson?: string;
	readonly cloneFlowId?: string;
	readonly endpointUri?: string;
	readonly applicationId?: string;
	/** Publish in the same call; a flow with validation errors is saved and stays a draft. */
	readonly publish?: boolean;
}

export interface FlowDraft extends FlowChanges {
	readonly ownerId: string;
	readonly name: string;
	readonly categories: readonly string[];
}

const previewLifetime = 30 * 24 * 60 * 60 * 1000;

/**
 * The flows of one provider and the lifecycle they all share, since behind each of them stands Meta:
 * https://developers.facebook.com/docs/whatsapp/flows/reference/lifecycle
 */
export class FlowStore {
	private flows: StoredFlow[] = [];
	private lastLocalId = 0;

	/**
	 * @param editingPublished what a change to a published flow does: Kaleyra documents that it turns
	 *   the flow back into a draft; the others say, or are taken to say, that it is refused.
	 */
	constructor(private readonly editingPublished: 'refused' | 'backToDraft') {}

	clear(): void {
		this.flows = [];
	}

	/** All flows of an owner (of all owners when it is left out), oldest first. */
	list(ownerId?: string): StoredFlow[] {
		return this.flows.filter((flow) => ownerId === undefined || flow.ownerId === ownerId);
	}

	find(matches: (flow: StoredFlow) => boolean): StoredFlow | undefined {
		return this.flows.find(matches);
	}

	/** @throws {Refusal} `flowNotFound` */
	get(flowId: string, ownerId?: string): StoredFlow {
		const flow = this.list(ownerId).find((candidate) => candidate.flowId === flowId);
		if (flow === undefined)
			throw refuse('flowNotFound', `flow ${flowId} does not exist`, 'flow_id');
		return flow;
	}

	/** @throws {Refusal} when the name is taken, the flow to clone is unknown, or it cannot be published */
	create(draft: FlowDraft): StoredFlow {
		const { ownerId, name, categories } = draft;
		this.expectFreeName(ownerId, name);
		const blank: StoredFlow = {
			flowId: digits(15),
			localId: ++this.lastLocalId,
			ownerId,
			name,
			categories: [...categories],
			status: 'DRAFT',
			createdAt: new Date(),
			updatedAt: new Date(),
			previewToken: secret(),
			previewExpiresAt: new Date(Date.now() + previewLifetime),
			fileToken: secret(),
			throttledSends: [],
		};
		const flow = this.change(blank, draft, 'invalidField');
		this.flows.push(flow);
		return flow;
	}

	/** Changes all or nothing. @throws {Refusal} as create, and when the flow may not be edited */
	update(flow: StoredFlow, changes: FlowChanges): void {
		this.expectEditable(flow);
		if (changes.name !== undefined) this.expectFreeName(flow.ownerId, changes.name, flow);
		const draft: StoredFlow = { ...flow, status: 'DRAFT', updatedAt: new Date() };
		Object.assign(flow, this.change(draft, changes, 'oldVersion'));
	}

	/**
	 * Publishes a draft.
	 *
	 * @throws {Refusal} as expectPublishable
	 */
	publish(flow: StoredFlow): void {
		this.expectPublishable(flow);
		this.setStatus(flow, 'PUBLISHED');
	}

	/**
	 * Holds what a flow shows by itself. Of the further checks for flows with a data endpoint only the
	 * endpoint's address is among them: key, connected app and ping belong to the number and the app.
	 *
	 * @throws {Refusal} `notDraft`, or `notReady` with the reason
	 */
	expectPublishable(flow: StoredFlow): void {
		if (flow.status !== 'DRAFT') {
			throw refuse('notDraft', `the flow is ${flow.status}, only a draft can be published`);
		}
		this.expectReady(flow);
	}

	/** @throws {Refusal} `notPublished`; throttled and blocked flows may be deprecated too */
	deprecate(flow: StoredFlow): void {
		if (flow.status === 'DRAFT' || flow.status === 'DEPRECATED') {
			throw refuse(
				'notPublished',
				`the flow is ${flow.status}, only a published one can be deprecated`,
			);
		}
		this.setStatus(flow, 'DEPRECATED');
	}

	/** @throws {Refusal} `notDeletable` */
	delete(flow: StoredFlow): void {
		if (flow.status !== 'DRAFT') {
			throw refuse('notDeletable', `the flow is ${flow.status}, only a draft can be deleted`);
		}
		this.flows = this.flows.filter((other) => other !== flow);
	}

	/** What the platform itself does to a flow, such as THROTTLED; no rule applies. */
	setStatus(flow: StoredFlow, status: FlowStatus): void {
		flow.status = status;
		flow.throttledSends = [];
		flow.updatedAt = new Date();
	}

	/** Makes a new preview link; the old one is dead from here on. */
	renewPreview(flow: StoredFlow): void {
		flow.previewToken = secret();
		flow.previewExpiresAt = new Date(Date.now() + previewLifetime);
	}

	private expectFreeName(ownerId: string, name: string, self?: StoredFlow): void {
		const taken = this.list(ownerId).some((flow) => flow !== self && flow.name === name);
		if (taken) throw refuse('nameTaken', `a flow named ${name} exists already`, 'name');
	}

	private expectEditable(flow: StoredFlow): void {
		if (flow.status === 'DRAFT') return;
		const mayGoBack = this.editingPublished === 'backToDraft' && flow.status === 'PUBLISHED';
		if (!mayGoBack)
			throw refuse('editPublished', `the flow is ${flow.status} and cannot be changed`);
	}

	private expectReady(flow: StoredFlow): void {
		if (flow.json === undefined) throw refuse('notReady', 'the flow has no Flow JSON');
		if (validationErrors(flow).length > 0) {
			throw refuse('notReady', 'the Flow JSON has validation errors');
		}
		if (flow.json.report.dataApiVersion !== undefined && flow.endpointUri === undefined) {
			throw refuse('notReady', 'the flow exchanges data and has no endpoint_uri');
		}
	}

	/** The changed flow, as a copy. @param oldVersion how an endpoint below Flow JSON 3.0 is refused */
	private change(flow: StoredFlow, changes: FlowChanges, oldVersion: Rule): StoredFlow {
		const text = changes.flowJson ?? this.jsonToClone(flow.ownerId, changes.cloneFlowId);
		const changed: StoredFlow = {
			...flow,
			name: changes.name ?? flow.name,
			categories: [...(changes.categories ?? flow.categories)],
			json: text === undefined ? flow.json : this.readJson(text),
			endpointUri: changes.endpointUri ?? flow.endpointUri,
			applicationId: changes.applicationId ?? flow.applicationId,
		};
		// A data endpoint set by API exists from Flow JSON 3.0 on.
		if (changes.endpointUri !== undefined && Number(changed.json?.report.version ?? 3) < 3) {
			throw refuse(oldVersion, 'endpoint_uri needs Flow JSON 3.0 or later', 'endpoint_uri');
		}
		if (changes.publish && validationErrors(changed).length === 0) this.publish(changed);
		return changed;
	}

	private jsonToClone(ownerId: string, cloneFlowId?: string): string | undefined {
		return cloneFlowId === undefined ? undefined : this.get(cloneFlowId, ownerId).json?.text;
	}

	private readJson(text: string): NonNullable<StoredFlow['json']> {
		if (Buffer.byteLength(text) > flowJsonLimit) {
			throw refuse('invalidField', 'the Flow JSON is larger than 10 MB', 'flow_json');
		}
		return { text, report: inspectFlowJson(text) };
	}
}
