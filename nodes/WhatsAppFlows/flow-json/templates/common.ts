/** What several templates ask for, in the same words. */
import type {
	CalendarField,
	FormField,
	OptInField,
	Option,
	Options,
	TextField,
} from '../build/form';
import { line, lines } from '../build/texts';
import type { Language, TemplateParameter, Texts } from './template';

interface CommonTexts {
	readonly name: string;
	readonly email: string;
	readonly phone: string;
	readonly day: string;
	readonly time: string;
	readonly comment: string;
	readonly consent: string;
	readonly next: string;
	readonly send: string;
}

const texts: Texts<CommonTexts> = {
	ar: {
		name: 'الاسم',
		email: 'البريد الإلكتروني',
		phone: 'رقم الهاتف',
		day: 'اليوم',
		time: 'الوقت',
		comment: 'ملاحظات',
		consent: 'أوافق على استخدام بياناتي للرد على طلبي',
		next: 'متابعة',
		send: 'إرسال',
	},
	de: {
		name: 'Ihr Name',
		email: 'E-Mail-Adresse',
		phone: 'Telefonnummer',
		day: 'Tag',
		time: 'Uhrzeit',
		comment: 'Anmerkungen',
		consent: 'Meine Angaben dürfen verwendet werden, um meine Anfrage zu bearbeiten',
		next: 'Weiter',
		send: 'Absenden',
	},
	en: {
		name: 'Your name',
		email: 'Email address',
		phone: 'Phone number',
		day: 'Day',
		time: 'Time',
		comment: 'Comments',
		consent: 'You may use my details to answer my request',
		next: 'Continue',
		send: 'Send',
	},
	es: {
		name: 'Su nombre',
		email: 'Correo electrónico',
		phone: 'Teléfono',
		day: 'Día',
		time: 'Hora',
		comment: 'Comentarios',
		consent: 'Acepto que usen mis datos para responder a mi solicitud',
		next: 'Continuar',
		send: 'Enviar',
	},
	fr: {
		name: 'Votre nom',
		email: 'Adresse e-mail',
		phone: 'Téléphone',
		day: 'Jour',
		time: 'Heure',
		comment: 'Commentaires',
		consent: 'J’accepte que mes données servent à répondre à ma demande',
		next: 'Continuer',
		send: 'Envoyer',
	},
	hi: {
		name: 'आपका नाम',
		email: 'ईमेल पता',
		phone: 'फ़ोन नंबर',
		day: 'दिन',
		time: 'समय',
		comment: 'टिप्पणियाँ',
		consent: 'मेरे अनुरोध का उत्तर देने के लिए मेरी जानकारी का उपयोग किया जा सकता है',
		next: 'आगे बढ़ें',
		send: 'भेजें',
	},
	id: {
		name: 'Nama Anda',
		email: 'Alamat email',
		phone: 'Nomor telepon',
		day: 'Hari',
		time: 'Jam',
		comment: 'Catatan',
		consent: 'Data saya boleh digunakan untuk menjawab permintaan saya',
		next: 'Lanjut',
		send: 'Kirim',
	},
	pt: {
		name: 'Seu nome',
		email: 'E-mail',
		phone: 'Telefone',
		day: 'Dia',
		time: 'Horário',
		comment: 'Comentários',
		consent: 'Aceito que usem meus dados para responder à minha solicitação',
		next: 'Continuar',
		send: 'Enviar',
	},
};

/** The fields that most forms have. */
export function common(language: Language) {
	const say = texts[language];
	return {
		next: say.next,
		send: say.send,
		name: { type: 'shortText', name: 'name', label: say.name, required: true } satisfies TextField,
		email: { type: 'email', name: 'email', label: say.email, required: true } satisfies TextField,
		phone: { type: 'phone', name: 'phone', label: say.phone, required: true } satisfies TextField,
		comment: { type: 'paragraph', name: 'comment', label: say.comment } satisfies TextField,
		day: { type: 'calendar', name: 'day', label: say.day, required: true } satisfies CalendarField,
		time: (times: Options): FormField => ({
			type: 'dropdown',
			name: 'time',
			label: say.time,
			required: true,
			options: times,
		}),
		consent: (link: unknown): OptInField => ({
			type: 'optIn',
			name: 'consent',
			label: say.consent,
			required: true,
			link: line(link),
		}),
	};
}

/** A heading, and the name of the business above it if it is given. */
export function opening(heading: string, business: unknown): FormField[] {
	const name = line(business);
	const above: FormField[] = name === '' ? [] : [{ type: 'caption', text: name }];
	return [...above, { type: 'heading', text: heading }];
}

/** The entries that were filled in, else those of the template. */
export function listOr(given: unknown, otherwise: readonly string[]): string[] {
	const entries = lines(given);
	return entries.length > 0 ? entries : [...otherwise];
}

/** Options whose answers are the same in every language. */
export function named(titles: Readonly<Record<string, string>>): Option[] {
	return Object.entries(titles).map(([id, title]) => ({ id, title }));
}

export const businessName: TemplateParameter = {
	name: 'businessName',
	displayName: 'Business Name',
	description: 'Stands above the heading; left empty there is none',
	kind: 'text',
	placeholder: 'e.g. Harbour Restaurant',
};

export const privacyLink: TemplateParameter = {
	name: 'privacyLink',
	displayName: 'Link to Privacy Policy',
	description: 'A web address where people can read what happens with their details',
	kind: 'text',
	placeholder: 'e.g. https://example.com/privacy',
};
