const day = 24 * 60 * 60 * 1000;

/**
 * The 24 hours after a person wrote, in which everything may be sent to them; afterwards only a
 * template. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes (131047)
 *
 * Everybody has just written until the control API says otherwise: most of what is played here is
 * no matter of the window.
 */
export class ServiceWindows {
	private strangers: 'open' | 'closed' = 'open';
	private lastWrote = new Map<string, number>();

	clear(): void {
		this.strangers = 'open';
		this.lastWrote = new Map();
	}

	/** For everybody who is not named later on. */
	setAll(state: 'open' | 'closed'): void {
		this.strangers = state;
		this.lastWrote = new Map();
	}

	/** The person writes, or has not done so for long. */
	set(person: string, state: 'open' | 'closed'): void {
		this.lastWrote.set(person, state === 'open' ? Date.now() : Date.now() - day);
	}

	/** @param person the phone number in digits, or the business-scoped user id */
	isOpen(person: string): boolean {
		const wrote = this.lastWrote.get(person);
		return wrote === undefined ? this.strangers === 'open' : Date.now() - wrote < day;
	}
}
