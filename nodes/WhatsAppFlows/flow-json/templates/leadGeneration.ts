import { businessName, common, listOr, opening, privacyLink } from './common';
import type { Template, Texts } from './template';

const texts: Texts<{
	title: string;
	heading: string;
	interest: string;
	interests: readonly string[];
}> = {
	ar: {
		title: 'تواصل معنا',
		heading: 'كيف يمكننا مساعدتك؟',
		interest: 'ما الذي يهمك؟',
		interests: ['معلومات عن المنتجات', 'الأسعار', 'استشارة شخصية'],
	},
	de: {
		title: 'Ihre Anfrage',
		heading: 'Was können wir für Sie tun?',
		interest: 'Ihr Interesse',
		interests: ['Informationen zu Produkten', 'Preise', 'Persönliche Beratung'],
	},
	en: {
		title: 'Your Request',
		heading: 'What can we do for you?',
		interest: 'Your interest',
		interests: ['Product information', 'Prices', 'Personal advice'],
	},
	es: {
		title: 'Su solicitud',
		heading: '¿Qué podemos hacer por usted?',
		interest: 'Su interés',
		interests: ['Información de productos', 'Precios', 'Asesoría personal'],
	},
	fr: {
		title: 'Votre demande',
		heading: 'Que pouvons-nous faire pour vous ?',
		interest: 'Votre intérêt',
		interests: ['Informations sur les produits', 'Tarifs', 'Conseil personnalisé'],
	},
	hi: {
		title: 'आपका अनुरोध',
		heading: 'हम आपके लिए क्या कर सकते हैं?',
		interest: 'आपकी रुचि',
		interests: ['उत्पादों की जानकारी', 'कीमतें', 'व्यक्तिगत सलाह'],
	},
	id: {
		title: 'Permintaan Anda',
		heading: 'Apa yang bisa kami bantu?',
		interest: 'Minat Anda',
		interests: ['Informasi produk', 'Harga', 'Konsultasi pribadi'],
	},
	pt: {
		title: 'Sua solicitação',
		heading: 'O que podemos fazer por você?',
		interest: 'Seu interesse',
		interests: ['Informações sobre produtos', 'Preços', 'Atendimento pessoal'],
	},
};

export const leadGeneration: Template = {
	id: 'leadGeneration',
	name: 'Lead Generation',
	description: 'Who is interested in what, and how to reach them',
	parameters: [
		businessName,
		{
			name: 'interests',
			displayName: 'Interests',
			description: 'What people can be interested in, one per line',
			kind: 'lines',
			placeholder: 'e.g. Kitchens',
		},
		privacyLink,
	],
	form(values, language) {
		const say = texts[language];
		const { name, email, phone, consent, send } = common(language);
		return {
			pages: [
				{
					title: say.title,
					buttonText: send,
					fields: [
						...opening(say.heading, values.businessName),
						{
							type: 'dropdown',
							name: 'interest',
							label: say.interest,
							required: true,
							options: listOr(values.interests, say.interests),
						},
						name,
						email,
						{ ...phone, required: false },
						consent(values.privacyLink),
					],
				},
			],
		};
	},
};
