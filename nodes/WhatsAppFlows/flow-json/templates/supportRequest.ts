import { businessName, common, listOr, named, opening } from './common';
import type { Template, Texts } from './template';

const texts: Texts<{
	title: string;
	heading: string;
	product: string;
	products: readonly string[];
	description: string;
	urgency: string;
	urgencies: { high: string; normal: string; low: string };
	photoTitle: string;
	photo: string;
	photoHelp: string;
}> = {
	ar: {
		title: 'طلب دعم',
		heading: 'ما الذي حدث؟',
		product: 'الموضوع',
		products: ['منتج لا يعمل', 'توصيل', 'فاتورة', 'شيء آخر'],
		description: 'وصف ما حدث',
		urgency: 'ما مدى الاستعجال؟',
		urgencies: { high: 'عاجل', normal: 'عادي', low: 'غير عاجل' },
		photoTitle: 'صور',
		photo: 'صور توضح الحالة',
		photoHelp: 'حتى 3 صور، إن وُجدت',
	},
	de: {
		title: 'Hilfe',
		heading: 'Was ist passiert?',
		product: 'Worum geht es?',
		products: ['Produkt funktioniert nicht', 'Lieferung', 'Rechnung', 'Etwas anderes'],
		description: 'Beschreibung',
		urgency: 'Wie eilig ist es?',
		urgencies: { high: 'Sehr eilig', normal: 'Normal', low: 'Nicht eilig' },
		photoTitle: 'Fotos',
		photo: 'Fotos, die zeigen, was passiert ist',
		photoHelp: 'Bis zu 3 Fotos, wenn Sie welche haben',
	},
	en: {
		title: 'Get Help',
		heading: 'What happened?',
		product: 'What is it about?',
		products: ['A product does not work', 'Delivery', 'Invoice', 'Something else'],
		description: 'Description',
		urgency: 'How urgent is it?',
		urgencies: { high: 'Very urgent', normal: 'Normal', low: 'Not urgent' },
		photoTitle: 'Photos',
		photo: 'Photos that show what happened',
		photoHelp: 'Up to 3 photos, if you have any',
	},
	es: {
		title: 'Ayuda',
		heading: '¿Qué ha pasado?',
		product: '¿De qué se trata?',
		products: ['Un producto no funciona', 'Entrega', 'Factura', 'Otra cosa'],
		description: 'Descripción',
		urgency: '¿Qué tan urgente es?',
		urgencies: { high: 'Muy urgente', normal: 'Normal', low: 'No es urgente' },
		photoTitle: 'Fotos',
		photo: 'Fotos que muestren lo que pasó',
		photoHelp: 'Hasta 3 fotos, si las tiene',
	},
	fr: {
		title: 'Assistance',
		heading: 'Que s’est-il passé ?',
		product: 'De quoi s’agit-il ?',
		products: ['Un produit ne fonctionne pas', 'Livraison', 'Facture', 'Autre chose'],
		description: 'Description',
		urgency: 'Est-ce urgent ?',
		urgencies: { high: 'Très urgent', normal: 'Normal', low: 'Pas urgent' },
		photoTitle: 'Photos',
		photo: 'Photos qui montrent ce qui s’est passé',
		photoHelp: 'Jusqu’à 3 photos, si vous en avez',
	},
	hi: {
		title: 'सहायता',
		heading: 'क्या हुआ?',
		product: 'यह किस बारे में है?',
		products: ['उत्पाद काम नहीं करता', 'डिलीवरी', 'बिल', 'कुछ और'],
		description: 'विवरण',
		urgency: 'यह कितना ज़रूरी है?',
		urgencies: { high: 'बहुत ज़रूरी', normal: 'सामान्य', low: 'ज़रूरी नहीं' },
		photoTitle: 'फ़ोटो',
		photo: 'फ़ोटो जो दिखाएँ कि क्या हुआ',
		photoHelp: 'अगर हों तो 3 फ़ोटो तक',
	},
	id: {
		title: 'Bantuan',
		heading: 'Apa yang terjadi?',
		product: 'Tentang apa?',
		products: ['Produk tidak berfungsi', 'Pengiriman', 'Tagihan', 'Lainnya'],
		description: 'Keterangan',
		urgency: 'Seberapa mendesak?',
		urgencies: { high: 'Sangat mendesak', normal: 'Biasa', low: 'Tidak mendesak' },
		photoTitle: 'Foto',
		photo: 'Foto yang menunjukkan kejadiannya',
		photoHelp: 'Hingga 3 foto, jika ada',
	},
	pt: {
		title: 'Ajuda',
		heading: 'O que aconteceu?',
		product: 'Do que se trata?',
		products: ['Um produto não funciona', 'Entrega', 'Fatura', 'Outra coisa'],
		description: 'Descrição',
		urgency: 'Qual é a urgência?',
		urgencies: { high: 'Muito urgente', normal: 'Normal', low: 'Não é urgente' },
		photoTitle: 'Fotos',
		photo: 'Fotos que mostrem o que aconteceu',
		photoHelp: 'Até 3 fotos, se você tiver',
	},
};

export const supportRequest: Template = {
	id: 'supportRequest',
	name: 'Support Request',
	description: 'What happened, how urgent it is, and photos of it',
	parameters: [
		businessName,
		{
			name: 'topics',
			displayName: 'Topics',
			description: 'What people can need help with, one per line',
			kind: 'lines',
			placeholder: 'e.g. Washing machine',
		},
	],
	form(values, language) {
		const say = texts[language];
		const { name, next, send } = common(language);
		return {
			pages: [
				{
					title: say.title,
					buttonText: next,
					fields: [
						...opening(say.heading, values.businessName),
						name,
						{
							type: 'dropdown',
							name: 'topic',
							label: say.product,
							required: true,
							options: listOr(values.topics, say.products),
						},
						{ type: 'paragraph', name: 'description', label: say.description, required: true },
						{
							type: 'radio',
							name: 'urgency',
							label: say.urgency,
							options: named(say.urgencies),
							initialValue: 'normal',
						},
					],
				},
				{
					title: say.photoTitle,
					buttonText: send,
					fields: [
						{ type: 'photos', name: 'photos', label: say.photo, help: say.photoHelp, maxFiles: 3 },
					],
				},
			],
		};
	},
};
