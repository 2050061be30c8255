/** Letters that have no simpler form in Unicode, as people write them without their script. */
const spellings: ReadonlyMap<string, string> = new Map(
	[
		'ßss øo łl đd ðd þth æae œoe ıi',
		'аa бb вv гg дd еe жzh зz иi кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щshch ыy эe юyu яya',
		'ґg єye іi ђdj јj љlj њnj ћc џdz ъ ь',
		'αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo',
	].flatMap((row) => row.split(' ').map((pair) => [pair[0], pair.slice(1)] as const)),
);

const longest = 40;

/**
 * A name made from a label: `Ваше имя` gives `vashe_imya`. Empty where the script has no spelling in
 * Latin letters here, as with Chinese, Arabic or Hindi.
 */
export function nameFrom(label: string): string {
	const plain = [...label.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')]
		.map((letter) => spellings.get(letter) ?? letter)
		.join('');
	return plain
		.replace(/['’]/g, '')
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+/, '')
		.slice(0, longest)
		.replace(/_+$/, '');
}

/** Whether a person may give an answer this name. */
export function isName(name: string): boolean {
	return /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name) && !reserved.has(name);
}

/** WhatsApp puts its own value beside the answers under this name. */
const reserved: ReadonlySet<string> = new Set(['flow_token']);

/** Gives each answer a name of its own. */
export class Names {
	private readonly taken = new Set(reserved);

	/** @returns false when another answer has the name */
	take(name: string): boolean {
		if (this.taken.has(name)) return false;
		this.taken.add(name);
		return true;
	}

	/** A free name from a label; from the kind of field where the label gives none. */
	make(label: string, kind: string): string {
		const made = nameFrom(label);
		const base = /^[a-z]/.test(made) ? made : /[a-z]/.test(made) ? `${kind}_${made}` : kind;
		let name = base;
		for (let count = 2; !this.take(name); count++) name = `${base}_${count}`;
		return name;
	}
}
