/** Milliseconds for which keys are used without looking at the credential again. */
export const keptFor = 5_000;

/** Milliseconds after which keys are read again if a delivery does not fit to them. */
export const keptOnRefusal = 250;

/**
 * Keys that are read from credentials now and then. n8n decrypts a credential in a V8 isolate of its
 * own, which takes longer than all the rest of a delivery.
 */
export class KeptKeys<Keys> {
	private readonly kept = new Map<string, { readAt: number; keys: Promise<Keys> }>();

	/**
	 * The keys of a name, read again when they are older than `maxAge` milliseconds.
	 * @param name also names who may use the credential, which n8n decides
	 * @throws what reading throws; nothing is kept then
	 */
	async of(name: string, maxAge: number, read: () => Promise<Keys>): Promise<Keys> {
		const now = Date.now();
		const known = this.kept.get(name);
		if (known && Math.abs(now - known.readAt) < maxAge) return await known.keys;
		this.forgetOld(now);
		const keys = read();
		this.kept.set(name, { readAt: now, keys });
		keys.catch(() => this.kept.delete(name));
		return await keys;
	}

	private forgetOld(now: number): void {
		for (const [name, { readAt }] of this.kept) {
			if (Math.abs(now - readAt) >= keptFor) this.kept.delete(name);
		}
	}
}
