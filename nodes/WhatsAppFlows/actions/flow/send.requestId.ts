import { createHash, randomUUID } from 'node:crypto';
import type { Item } from '../operation';

/**
 * The same UUID each time n8n repeats this item in the same run (*Retry On Fail*), so that a
 * provider that de-duplicates by it sends the message once.
 */
export function requestId({ node, index }: Item): string {
	const executionId = node.getExecutionId();
	if (!executionId) return randomUUID();
	const run = String(node.getWorkflowDataProxy(index).$runIndex ?? 0);
	const hash = createHash('sha256')
		.update(JSON.stringify([executionId, node.getNode().id, run, index]))
		.digest('hex');
	// The layout of RFC 9562, version 8 (own algorithm).
	return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-a$4-$5');
}
