import type { Feature } from '../provider';

/** Marks a part of a message that Kaleyra's pages leave out. */
export const asAtWhatsApp = (what: string): Feature => ({
	unconfirmed: `Kaleyra’s public documentation does not name ${what}, so it is sent as WhatsApp itself takes it.`,
});
