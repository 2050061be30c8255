import { Queue } from './queues';
import { Bell } from './waiting';

/** Hands items from who makes them to the one who asks for them, with room for so many between. */
export class Mailbox<Item> {
	private readonly items = new Queue<Item>();
	private readonly news = new Bell();
	private ended?: { readonly failure?: { readonly thrown: unknown } };

	/** @param onRoom called when there is room again after there was none */
	constructor(
		private readonly room: number,
		private readonly onRoom: () => void,
	) {}

	get hasRoom(): boolean {
		return this.items.size < this.room;
	}

	put(item: Item): void {
		this.items.push(item);
		this.news.ring();
	}

	/** Nothing comes any more; with a failure, who has fetched everything gets that. */
	end(failure?: { readonly thrown: unknown }): void {
		this.ended = { failure };
		this.news.ring();
	}

	/** @returns undefined after the last item */
	async fetch(): Promise<Item | undefined> {
		for (;;) {
			const wasFull = !this.hasRoom;
			const item = this.items.shift();
			if (item !== undefined) {
				if (wasFull && this.hasRoom) this.onRoom();
				return item;
			}
			if (this.ended?.failure) throw this.ended.failure.thrown;
			if (this.ended) return undefined;
			await this.news.heard();
		}
	}
}
