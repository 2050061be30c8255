import type { FlowJsonReport } from './flowJson';

export type FlowStatus = 'DRAFT' | 'PUBLISHED' | 'DEPRECATED' | 'THROTTLED' | 'BLOCKED';

/** A flow as the stand-in keeps it, in nobody's wire format. */
export interface StoredFlow {
	/** Meta's id. */
	readonly flowId: string;
	/** Lipachat's own number for the same flow. */
	readonly localId: number;
	/** The WABA (8x8: channel) it belongs to. */
	readonly ownerId: string;
	name: string;
	categories: string[];
	status: FlowStatus;
	json?: { readonly text: string; readonly report: FlowJsonReport };
	endpointUri?: string;
	applicationId?: string;
	readonly createdAt: Date;
	updatedAt: Date;
	/** The secret part of the preview link; a new one makes the old link dead. */
	previewToken: string;
	previewExpiresAt: Date;
	/** The secret part of the address from which the JSON is downloaded. */
	readonly fileToken: string;
	/** Times of the sends since Meta throttled the flow: ten in an hour are allowed. */
	throttledSends: Date[];
}

/** What is wrong with the flow's JSON; none while it has no JSON. */
export function validationErrors(flow: StoredFlow) {
	return flow.json?.report.validationErrors ?? [];
}

/** The flow as the control API shows it. */
export function describeFlow(flow: StoredFlow) {
	const { json, ownerId, throttledSends, ...rest } = flow;
	return {
		...rest,
		wabaId: ownerId,
		flowJson: json?.text,
		validationErrors: validationErrors(flow),
		entryScreens: json?.report.entryScreens ?? [],
		throttledSends: throttledSends.length,
	};
}
