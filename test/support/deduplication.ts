import { DataDeduplicationService } from 'n8n-core';
import type { IDataDeduplicator } from 'n8n-workflow';

/** n8n's memory of a node as its database has it: read whole, changed, and written whole. */
export class NodeMemory implements IDataDeduplicator {
	entries: string[] = [];
	/** How often the row was written. */
	writes = 0;
	/** Called before each write; what it throws is a crash. */
	beforeWrite: () => void = () => undefined;

	async checkProcessedAndRecord(
		...[items, , , { maxEntries }]: Parameters<IDataDeduplicator['checkProcessedAndRecord']>
	) {
		const row = await this.read();
		const known = new Set(row);
		const fresh = items.filter((item) => !known.has(String(item)));
		row.push(...fresh.map(String));
		if (maxEntries) row.splice(0, row.length - maxEntries);
		await this.write(row);
		return { new: fresh, processed: items.filter((item) => known.has(String(item))) };
	}

	async removeProcessed(...[items]: Parameters<IDataDeduplicator['removeProcessed']>) {
		const row = await this.read();
		for (const item of items) {
			const place = row.indexOf(String(item));
			if (place >= 0) row.splice(place, 1);
		}
		await this.write(row);
	}

	async clearAllProcessedItems(): Promise<void> {
		this.entries = [];
	}

	async getProcessedDataCount(): Promise<number> {
		return this.entries.length;
	}

	private async read(): Promise<string[]> {
		await new Promise(setImmediate);
		return [...this.entries];
	}

	private async write(row: string[]): Promise<void> {
		await new Promise(setImmediate);
		this.beforeWrite();
		this.writes++;
		this.entries = row;
	}
}

let current = new NodeMemory();
let installed: Promise<void> | undefined;

/** An empty memory, where the engine looks for it; a process has one place for it. */
export async function freshMemory(): Promise<NodeMemory> {
	installed ??= DataDeduplicationService.init({
		checkProcessedAndRecord: async (...all) => await current.checkProcessedAndRecord(...all),
		removeProcessed: async (...all) => await current.removeProcessed(...all),
		clearAllProcessedItems: async () => await current.clearAllProcessedItems(),
		getProcessedDataCount: async () => await current.getProcessedDataCount(),
	});
	await installed;
	current = new NodeMemory();
	return current;
}
