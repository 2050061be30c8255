import { line } from '../build/texts';
import { businessName, common, opening } from './common';
import type { Template, Texts } from './template';

const texts: Texts<{
	title: string;
	heading: string;
	rating: string;
	/** From 5 to 1. */
	ratings: readonly [string, string, string, string, string];
	better: string;
	callBack: string;
}> = {
	ar: {
		title: 'رأيك',
		heading: 'كيف كانت تجربتك معنا؟',
		rating: 'تقييمك',
		ratings: ['ممتاز', 'جيد', 'متوسط', 'ضعيف', 'سيئ جداً'],
		better: 'ماذا نحسّن؟',
		callBack: 'أرجو الاتصال بي بهذا الشأن',
	},
	de: {
		title: 'Ihre Meinung',
		heading: 'Wie zufrieden sind Sie mit uns?',
		rating: 'Ihre Bewertung',
		ratings: ['Ausgezeichnet', 'Gut', 'Mittelmäßig', 'Schlecht', 'Sehr schlecht'],
		better: 'Ihre Vorschläge',
		callBack: 'Bitte rufen Sie mich deswegen an',
	},
	en: {
		title: 'Your Opinion',
		heading: 'How happy are you with us?',
		rating: 'Your rating',
		ratings: ['Excellent', 'Good', 'Average', 'Poor', 'Very poor'],
		better: 'What to improve',
		callBack: 'Please call me about this',
	},
	es: {
		title: 'Su opinión',
		heading: '¿Cómo ha sido su experiencia con nosotros?',
		rating: 'Su calificación',
		ratings: ['Excelente', 'Bueno', 'Regular', 'Malo', 'Muy malo'],
		better: '¿Qué mejorar?',
		callBack: 'Por favor, llámenme por este tema',
	},
	fr: {
		title: 'Votre avis',
		heading: 'Que pensez-vous de nos services ?',
		rating: 'Votre note',
		ratings: ['Excellent', 'Bien', 'Moyen', 'Mauvais', 'Très mauvais'],
		better: 'Vos suggestions',
		callBack: 'Merci de me rappeler à ce sujet',
	},
	hi: {
		title: 'आपकी राय',
		heading: 'आप हमसे कितने संतुष्ट हैं?',
		rating: 'आपकी रेटिंग',
		ratings: ['बहुत बढ़िया', 'अच्छा', 'ठीक-ठाक', 'ख़राब', 'बहुत ख़राब'],
		better: 'क्या सुधारें?',
		callBack: 'कृपया इस बारे में मुझे फ़ोन करें',
	},
	id: {
		title: 'Pendapat Anda',
		heading: 'Seberapa puas Anda dengan kami?',
		rating: 'Penilaian Anda',
		ratings: ['Sangat baik', 'Baik', 'Cukup', 'Buruk', 'Sangat buruk'],
		better: 'Saran perbaikan',
		callBack: 'Tolong hubungi saya tentang hal ini',
	},
	pt: {
		title: 'Sua opinião',
		heading: 'Qual é a sua satisfação conosco?',
		rating: 'Sua avaliação',
		ratings: ['Excelente', 'Bom', 'Regular', 'Ruim', 'Muito ruim'],
		better: 'O que melhorar?',
		callBack: 'Por favor, me liguem sobre isso',
	},
};

export const customerSatisfaction: Template = {
	id: 'customerSatisfaction',
	name: 'Customer Satisfaction',
	description: 'A rating from 5 to 1, what to improve, and a call back for those who want one',
	parameters: [
		businessName,
		{
			name: 'question',
			displayName: 'Question',
			description: 'The question above the rating; left empty it is about the business as a whole',
			kind: 'text',
			placeholder: 'e.g. How was your stay?',
		},
	],
	form(values, language) {
		const say = texts[language];
		const { phone, send } = common(language);
		const ratings = say.ratings.map((title, at) => ({ id: String(5 - at), title }));
		return {
			pages: [
				{
					title: say.title,
					buttonText: send,
					fields: [
						...opening(line(values.question) || say.heading, values.businessName),
						{ type: 'radio', name: 'rating', label: say.rating, required: true, options: ratings },
						{ type: 'paragraph', name: 'improve', label: say.better },
						{ type: 'optIn', name: 'call_back', label: say.callBack },
						{ ...phone, showIf: { field: 'call_back', condition: 'isChosen' } },
					],
				},
			],
		};
	},
};
