import { businessName, common, listOr, named, opening, privacyLink } from './common';
import type { Template, Texts } from './template';

const texts: Texts<{
	title: string;
	heading: string;
	topic: string;
	topics: readonly string[];
	message: string;
	answerBy: string;
	ways: { whatsapp: string; phone: string; email: string };
}> = {
	ar: {
		title: 'اتصل بنا',
		heading: 'اكتب لنا رسالة',
		topic: 'الموضوع',
		topics: ['سؤال', 'طلب', 'شكوى', 'موضوع آخر'],
		message: 'رسالتك',
		answerBy: 'كيف تفضّل أن نرد عليك؟',
		ways: { whatsapp: 'واتساب', phone: 'مكالمة هاتفية', email: 'البريد الإلكتروني' },
	},
	de: {
		title: 'Kontakt',
		heading: 'Schreiben Sie uns',
		topic: 'Thema',
		topics: ['Frage', 'Bestellung', 'Beschwerde', 'Etwas anderes'],
		message: 'Ihre Nachricht',
		answerBy: 'Antwort am liebsten per',
		ways: { whatsapp: 'WhatsApp', phone: 'Anruf', email: 'E-Mail' },
	},
	en: {
		title: 'Contact Us',
		heading: 'Write to us',
		topic: 'Topic',
		topics: ['Question', 'Order', 'Complaint', 'Something else'],
		message: 'Your message',
		answerBy: 'How should we answer?',
		ways: { whatsapp: 'WhatsApp', phone: 'Phone call', email: 'Email' },
	},
	es: {
		title: 'Contacto',
		heading: 'Escríbanos',
		topic: 'Tema',
		topics: ['Pregunta', 'Pedido', 'Queja', 'Otro tema'],
		message: 'Su mensaje',
		answerBy: '¿Cómo prefiere la respuesta?',
		ways: { whatsapp: 'WhatsApp', phone: 'Llamada', email: 'Correo electrónico' },
	},
	fr: {
		title: 'Contact',
		heading: 'Écrivez-nous',
		topic: 'Sujet',
		topics: ['Question', 'Commande', 'Réclamation', 'Autre sujet'],
		message: 'Votre message',
		answerBy: 'Réponse souhaitée par',
		ways: { whatsapp: 'WhatsApp', phone: 'Appel', email: 'E-mail' },
	},
	hi: {
		title: 'संपर्क करें',
		heading: 'हमें लिखें',
		topic: 'विषय',
		topics: ['सवाल', 'ऑर्डर', 'शिकायत', 'कुछ और'],
		message: 'आपका संदेश',
		answerBy: 'हम उत्तर कैसे दें?',
		ways: { whatsapp: 'WhatsApp', phone: 'फ़ोन', email: 'ईमेल' },
	},
	id: {
		title: 'Hubungi Kami',
		heading: 'Kirim pesan kepada kami',
		topic: 'Topik',
		topics: ['Pertanyaan', 'Pesanan', 'Keluhan', 'Lainnya'],
		message: 'Pesan Anda',
		answerBy: 'Balas lewat apa?',
		ways: { whatsapp: 'WhatsApp', phone: 'Telepon', email: 'Email' },
	},
	pt: {
		title: 'Fale conosco',
		heading: 'Escreva para nós',
		topic: 'Assunto',
		topics: ['Pergunta', 'Pedido', 'Reclamação', 'Outro assunto'],
		message: 'Sua mensagem',
		answerBy: 'Como prefere a resposta?',
		ways: { whatsapp: 'WhatsApp', phone: 'Ligação', email: 'E-mail' },
	},
};

export const contactUs: Template = {
	id: 'contactUs',
	name: 'Contact Us',
	description: 'A message about a topic, and how to answer it',
	parameters: [
		businessName,
		{
			name: 'topics',
			displayName: 'Topics',
			description: 'What people can write about, one per line',
			kind: 'lines',
			placeholder: 'e.g. Deliveries',
		},
		privacyLink,
	],
	form(values, language) {
		const say = texts[language];
		const { name, email, phone, consent, send } = common(language);
		const answerBy = 'answer_by';
		return {
			pages: [
				{
					title: say.title,
					buttonText: send,
					fields: [
						...opening(say.heading, values.businessName),
						{
							type: 'dropdown',
							name: 'topic',
							label: say.topic,
							required: true,
							options: listOr(values.topics, say.topics),
						},
						{ type: 'paragraph', name: 'message', label: say.message, required: true },
						name,
						{
							type: 'radio',
							name: answerBy,
							label: say.answerBy,
							required: true,
							options: named(say.ways),
						},
						{ ...phone, showIf: { field: answerBy, value: 'phone' } },
						{ ...email, showIf: { field: answerBy, value: 'email' } },
						consent(values.privacyLink),
					],
				},
			],
		};
	},
};
