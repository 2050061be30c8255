import { line } from '../build/texts';
import { businessName, common, listOr, opening, privacyLink } from './common';
import type { Template, Texts } from './template';

const texts: Texts<{
	title: string;
	heading: string;
	topics: string;
	examples: readonly [string, string, ...string[]];
	consent: string;
	button: string;
}> = {
	ar: {
		title: 'أخبارنا',
		heading: 'ما الأخبار التي تهمك؟',
		topics: 'المواضيع',
		examples: ['منتجات جديدة', 'عروض', 'فعاليات'],
		consent: 'أوافق على تلقي هذه الأخبار، ويمكنني إلغاء ذلك في أي وقت',
		button: 'اشتراك',
	},
	de: {
		title: 'Neuigkeiten',
		heading: 'Was interessiert Sie?',
		topics: 'Themen',
		examples: ['Neue Produkte', 'Angebote', 'Veranstaltungen'],
		consent: 'Ich möchte diese Neuigkeiten bekommen und kann sie jederzeit abbestellen',
		button: 'Abonnieren',
	},
	en: {
		title: 'Our News',
		heading: 'What would you like to hear about?',
		topics: 'Topics',
		examples: ['New products', 'Offers', 'Events'],
		consent: 'I want to get this news, and can stop it at any time',
		button: 'Subscribe',
	},
	es: {
		title: 'Novedades',
		heading: '¿Sobre qué desea recibir noticias?',
		topics: 'Temas',
		examples: ['Productos nuevos', 'Ofertas', 'Eventos'],
		consent: 'Deseo recibir estas noticias y puedo cancelarlas cuando quiera',
		button: 'Suscribirme',
	},
	fr: {
		title: 'Nos nouvelles',
		heading: 'Quelles nouvelles vous intéressent ?',
		topics: 'Sujets',
		examples: ['Nouveaux produits', 'Offres', 'Événements'],
		consent: 'Je souhaite recevoir ces nouvelles et peux les arrêter à tout moment',
		button: 'S’abonner',
	},
	hi: {
		title: 'हमारे समाचार',
		heading: 'आप किस बारे में जानना चाहेंगे?',
		topics: 'विषय',
		examples: ['नए उत्पाद', 'ऑफ़र', 'कार्यक्रम'],
		consent: 'मैं ये समाचार पाना चाहता/चाहती हूँ और इन्हें कभी भी बंद कर सकता/सकती हूँ',
		button: 'सदस्यता लें',
	},
	id: {
		title: 'Kabar dari kami',
		heading: 'Kabar apa yang Anda inginkan?',
		topics: 'Topik',
		examples: ['Produk baru', 'Penawaran', 'Acara'],
		consent: 'Saya ingin menerima kabar ini dan dapat berhenti kapan saja',
		button: 'Berlangganan',
	},
	pt: {
		title: 'Novidades',
		heading: 'Sobre o que você quer saber?',
		topics: 'Temas',
		examples: ['Novos produtos', 'Ofertas', 'Eventos'],
		consent: 'Quero receber estas novidades e posso cancelar quando quiser',
		button: 'Assinar',
	},
};

export const newsletter: Template = {
	id: 'newsletter',
	name: 'Newsletter Opt-In',
	description: 'Consent to news, and the topics that people care for',
	parameters: [
		businessName,
		{
			name: 'topics',
			displayName: 'Topics',
			description: 'From 2 to 20 topics to choose from, one per line',
			kind: 'lines',
			placeholder: 'e.g. Offers',
		},
		privacyLink,
	],
	form(values, language) {
		const say = texts[language];
		const { name, email } = common(language);
		return {
			pages: [
				{
					title: say.title,
					buttonText: say.button,
					fields: [
						...opening(say.heading, values.businessName),
						{
							type: 'chips',
							name: 'topics',
							label: say.topics,
							required: true,
							options: listOr(values.topics, say.examples),
						},
						name,
						email,
						{
							type: 'optIn',
							name: 'consent',
							label: say.consent,
							required: true,
							link: line(values.privacyLink),
						},
					],
				},
			],
		};
	},
};
