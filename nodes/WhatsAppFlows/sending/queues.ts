/** First in, first out, at a constant cost however long it is. */
export class Queue<Item> {
	private items: Item[] = [];
	private head = 0;

	get size(): number {
		return this.items.length - this.head;
	}

	push(item: Item): void {
		this.items.push(item);
	}

	shift(): Item | undefined {
		if (this.size === 0) return undefined;
		const item = this.items[this.head++];
		if (this.head > 64 && this.head * 2 > this.items.length) {
			this.items = this.items.slice(this.head);
			this.head = 0;
		}
		return item;
	}
}

interface Timed<Item> {
	readonly at: number;
	/** Decides between items of the same time: lower ones come first. */
	readonly order: number;
	readonly item: Item;
}

/** Items by the time at which they are due: a binary heap. */
export class Agenda<Item> {
	private readonly heap: Array<Timed<Item>> = [];

	get size(): number {
		return this.heap.length;
	}

	/** What is due first, and when. */
	get first(): { readonly at: number; readonly item: Item } | undefined {
		return this.heap[0];
	}

	add(at: number, order: number, item: Item): void {
		const { heap } = this;
		let place = heap.push({ at, order, item }) - 1;
		while (place > 0) {
			const parent = (place - 1) >> 1;
			if (!before(heap[place], heap[parent])) return;
			[heap[place], heap[parent]] = [heap[parent], heap[place]];
			place = parent;
		}
	}

	/** Takes the first item out, if it is due by then. */
	take(by: number): Item | undefined {
		const { heap } = this;
		if (heap.length === 0 || heap[0].at > by) return undefined;
		const { item } = heap[0];
		const last = heap.pop();
		if (last && heap.length > 0) {
			heap[0] = last;
			this.sink();
		}
		return item;
	}

	private sink(): void {
		const { heap } = this;
		for (let place = 0; ;) {
			const left = 2 * place + 1;
			if (left >= heap.length) return;
			const right = left + 1;
			const child = right < heap.length && before(heap[right], heap[left]) ? right : left;
			if (!before(heap[child], heap[place])) return;
			[heap[place], heap[child]] = [heap[child], heap[place]];
			place = child;
		}
	}
}

function before<Item>(one: Timed<Item>, other: Timed<Item>): boolean {
	return one.at < other.at || (one.at === other.at && one.order < other.order);
}
