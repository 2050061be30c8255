import { limits } from '../theme';
import { capped } from './json';

/** What is left of a picture's limits; whoever draws takes from it. */
export class Budget {
	private components: number = limits.components;
	private characters: number = limits.characters;
	private imageBytes: number = limits.allImageBytes;
	private markdown: number = limits.markdown;

	/** Whether one more component may be drawn. */
	takeComponent(): boolean {
		this.components -= 1;
		return this.components >= 0 && this.characters > 0;
	}

	/** A text as far as it may be shown. */
	takeText(text: string): string {
		const shown = capped(text, Math.max(0, Math.min(limits.charactersOfText, this.characters)));
		this.characters -= shown.length;
		return shown;
	}

	/** A text of Markdown before it is taken apart: its pictures are long, but not read. */
	takeMarkdown(text: string): string {
		const taken = text.slice(0, Math.max(0, this.markdown));
		this.markdown -= taken.length;
		return taken;
	}

	/** Whether a picture of so many bytes may be shown. */
	takeImage(bytes: number): boolean {
		if (bytes > limits.imageBytes || bytes > this.imageBytes) return false;
		this.imageBytes -= bytes;
		return true;
	}
}
