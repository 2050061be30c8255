import type { FormField } from '../build/form';
import { line, lines, paragraph } from '../build/texts';
import { businessName, common, named, opening } from './common';
import type { Template, Texts } from './template';

const texts: Texts<{
	title: string;
	heading: string;
	sessions: string;
	people: string;
	food: string;
	foods: { vegetarian: string; vegan: string; halal: string; glutenFree: string };
	button: string;
}> = {
	ar: {
		title: 'التسجيل',
		heading: 'سجّل في الفعالية',
		sessions: 'ما الذي تودّ حضوره؟',
		people: 'عدد الأشخاص',
		food: 'الطعام',
		foods: { vegetarian: 'نباتي', vegan: 'نباتي صرف', halal: 'حلال', glutenFree: 'بدون غلوتين' },
		button: 'تسجيل',
	},
	de: {
		title: 'Anmeldung',
		heading: 'Melden Sie sich an',
		sessions: 'Woran nehmen Sie teil?',
		people: 'Personenzahl',
		food: 'Essen',
		foods: { vegetarian: 'Vegetarisch', vegan: 'Vegan', halal: 'Halal', glutenFree: 'Glutenfrei' },
		button: 'Anmelden',
	},
	en: {
		title: 'Registration',
		heading: 'Register for the event',
		sessions: 'What will you attend?',
		people: 'Number of people',
		food: 'Food',
		foods: { vegetarian: 'Vegetarian', vegan: 'Vegan', halal: 'Halal', glutenFree: 'Gluten-free' },
		button: 'Register',
	},
	es: {
		title: 'Inscripción',
		heading: 'Inscríbase al evento',
		sessions: '¿A qué asistirá?',
		people: 'Número de personas',
		food: 'Comida',
		foods: { vegetarian: 'Vegetariana', vegan: 'Vegana', halal: 'Halal', glutenFree: 'Sin gluten' },
		button: 'Inscribirme',
	},
	fr: {
		title: 'Inscription',
		heading: 'Inscrivez-vous à l’événement',
		sessions: 'À quoi participez-vous ?',
		people: 'Nombre de personnes',
		food: 'Repas',
		foods: { vegetarian: 'Végétarien', vegan: 'Végan', halal: 'Halal', glutenFree: 'Sans gluten' },
		button: 'S’inscrire',
	},
	hi: {
		title: 'पंजीकरण',
		heading: 'कार्यक्रम के लिए पंजीकरण करें',
		sessions: 'आप किसमें भाग लेंगे?',
		people: 'लोगों की संख्या',
		food: 'भोजन',
		foods: { vegetarian: 'शाकाहारी', vegan: 'वीगन', halal: 'हलाल', glutenFree: 'ग्लूटेन रहित' },
		button: 'पंजीकरण करें',
	},
	id: {
		title: 'Pendaftaran',
		heading: 'Daftar untuk acara ini',
		sessions: 'Apa yang akan Anda ikuti?',
		people: 'Jumlah orang',
		food: 'Makanan',
		foods: { vegetarian: 'Vegetarian', vegan: 'Vegan', halal: 'Halal', glutenFree: 'Bebas gluten' },
		button: 'Daftar',
	},
	pt: {
		title: 'Inscrição',
		heading: 'Inscreva-se no evento',
		sessions: 'De que você vai participar?',
		people: 'Número de pessoas',
		food: 'Comida',
		foods: { vegetarian: 'Vegetariana', vegan: 'Vegana', halal: 'Halal', glutenFree: 'Sem glúten' },
		button: 'Inscrever-me',
	},
};

export const eventRegistration: Template = {
	id: 'eventRegistration',
	name: 'Event Registration',
	description: 'Who comes to an event, with how many people, and what they eat',
	parameters: [
		businessName,
		{
			name: 'eventName',
			displayName: 'Event Name',
			description: 'Stands as the heading',
			kind: 'text',
			placeholder: 'e.g. Summer party',
		},
		{
			name: 'eventDetails',
			displayName: 'Event Details',
			description: 'When and where it is, and what else people should know',
			kind: 'text',
			placeholder: 'e.g. 12 June, 18:00, at the harbour',
		},
		{
			name: 'sessions',
			displayName: 'Sessions',
			description: 'Parts of the event to choose from, one per line; left empty there are none',
			kind: 'lines',
			placeholder: 'e.g. Boat tour',
		},
	],
	form(values, language) {
		const say = texts[language];
		const { name, email, comment } = common(language);
		const details = paragraph(values.eventDetails);
		const sessions = lines(values.sessions);
		const about: FormField[] = details === '' ? [] : [{ type: 'body', text: details }];
		const choice: FormField[] =
			sessions.length === 0
				? []
				: [{ type: 'checkboxes', name: 'sessions', label: say.sessions, options: sessions }];
		return {
			pages: [
				{
					title: say.title,
					buttonText: say.button,
					fields: [
						...opening(line(values.eventName) || say.heading, values.businessName),
						...about,
						name,
						email,
						{
							type: 'number',
							name: 'people',
							label: say.people,
							initialValue: '1',
							required: true,
						},
						...choice,
						{ type: 'chips', name: 'food', label: say.food, options: named(say.foods) },
						comment,
					],
				},
			],
		};
	},
};
