import type { Option } from '../build/form';
import { line } from '../build/texts';
import { businessName, common, listOr, named, opening } from './common';
import type { Template, Texts } from './template';

const texts: Texts<{
	title: string;
	heading: string;
	products: string;
	examples: readonly string[];
	amounts: string;
	amountsHelp: string;
	details: string;
	way: string;
	ways: { delivery: string; pickUp: string; quote: string };
	address: string;
}> = {
	ar: {
		title: 'طلبك',
		heading: 'ماذا تودّ أن تطلب؟',
		products: 'المنتجات',
		examples: ['المنتج الأول', 'المنتج الثاني', 'المنتج الثالث'],
		amounts: 'الكميات والرغبات',
		amountsHelp: 'مثلاً: 2 من المنتج الأول',
		details: 'بياناتك',
		way: 'كيف تستلم طلبك؟',
		ways: { delivery: 'توصيل', pickUp: 'استلام من المتجر', quote: 'أريد عرض سعر فقط' },
		address: 'العنوان',
	},
	de: {
		title: 'Ihre Bestellung',
		heading: 'Was möchten Sie bestellen?',
		products: 'Produkte',
		examples: ['Erstes Produkt', 'Zweites Produkt', 'Drittes Produkt'],
		amounts: 'Mengen und Wünsche',
		amountsHelp: 'Zum Beispiel: 2 vom ersten Produkt',
		details: 'Ihre Angaben',
		way: 'Wie soll es weitergehen?',
		ways: { delivery: 'Lieferung', pickUp: 'Abholung', quote: 'Nur ein Angebot, bitte' },
		address: 'Adresse',
	},
	en: {
		title: 'Your Order',
		heading: 'What would you like to order?',
		products: 'Products',
		examples: ['First product', 'Second product', 'Third product'],
		amounts: 'Amounts and wishes',
		amountsHelp: 'For example: 2 of the first product',
		details: 'Your Details',
		way: 'How do you want it?',
		ways: { delivery: 'Delivery', pickUp: 'Pick-up', quote: 'Only a quote, please' },
		address: 'Address',
	},
	es: {
		title: 'Su pedido',
		heading: '¿Qué desea pedir?',
		products: 'Productos',
		examples: ['Primer producto', 'Segundo producto', 'Tercer producto'],
		amounts: 'Cantidades y deseos',
		amountsHelp: 'Por ejemplo: 2 del primer producto',
		details: 'Sus datos',
		way: '¿Cómo lo prefiere?',
		ways: { delivery: 'Entrega', pickUp: 'Recoger en tienda', quote: 'Solo un presupuesto' },
		address: 'Dirección',
	},
	fr: {
		title: 'Votre commande',
		heading: 'Que souhaitez-vous commander ?',
		products: 'Produits',
		examples: ['Premier produit', 'Deuxième produit', 'Troisième produit'],
		amounts: 'Quantités, souhaits',
		amountsHelp: 'Par exemple : 2 du premier produit',
		details: 'Vos coordonnées',
		way: 'Que préférez-vous ?',
		ways: { delivery: 'Livraison', pickUp: 'Retrait', quote: 'Seulement un devis' },
		address: 'Adresse',
	},
	hi: {
		title: 'आपका ऑर्डर',
		heading: 'आप क्या ऑर्डर करना चाहेंगे?',
		products: 'उत्पाद',
		examples: ['पहला उत्पाद', 'दूसरा उत्पाद', 'तीसरा उत्पाद'],
		amounts: 'मात्रा और पसंद',
		amountsHelp: 'उदाहरण: पहला उत्पाद 2',
		details: 'आपकी जानकारी',
		way: 'आप इसे कैसे चाहेंगे?',
		ways: { delivery: 'डिलीवरी', pickUp: 'दुकान से लेना', quote: 'केवल मूल्य बताएँ' },
		address: 'पता',
	},
	id: {
		title: 'Pesanan Anda',
		heading: 'Apa yang ingin Anda pesan?',
		products: 'Produk',
		examples: ['Produk pertama', 'Produk kedua', 'Produk ketiga'],
		amounts: 'Jumlah, permintaan',
		amountsHelp: 'Misalnya: 2 produk pertama',
		details: 'Data Anda',
		way: 'Bagaimana pesanan diterima?',
		ways: { delivery: 'Diantar', pickUp: 'Ambil sendiri', quote: 'Hanya minta penawaran' },
		address: 'Alamat',
	},
	pt: {
		title: 'Seu pedido',
		heading: 'O que você gostaria de pedir?',
		products: 'Produtos',
		examples: ['Primeiro produto', 'Segundo produto', 'Terceiro produto'],
		amounts: 'Quantidades',
		amountsHelp: 'Por exemplo: 2 do primeiro produto',
		details: 'Seus dados',
		way: 'Como você prefere?',
		ways: { delivery: 'Entrega', pickUp: 'Retirar na loja', quote: 'Só um orçamento' },
		address: 'Endereço',
	},
};

/** `Coffee: 12.50` becomes a product with a price below it. */
function product(entry: string, currency: string): Option {
	const [, title, price] = /^(.*\S)\s*[:：]\s*(\d[\d.,\s]*)$/.exec(entry) ?? [];
	if (!title || !price) return { title: entry };
	return { title, description: [currency, price.trim()].filter(Boolean).join(' ') };
}

export const order: Template = {
	id: 'order',
	name: 'Order or Quote',
	description:
		'Products with prices, and whether to deliver them, to keep them ready or to make a quote',
	parameters: [
		businessName,
		{
			name: 'products',
			displayName: 'Products',
			description: 'Up to 20, one per line, with a price behind a colon if you like',
			kind: 'lines',
			placeholder: 'e.g. Coffee beans: 12.50',
		},
		{
			name: 'currency',
			displayName: 'Currency',
			description: 'Stands before the prices',
			kind: 'text',
			placeholder: 'e.g. USD',
		},
	],
	form(values, language) {
		const say = texts[language];
		const { name, phone, next, send } = common(language);
		const way = 'receive_by';
		return {
			pages: [
				{
					title: say.title,
					buttonText: next,
					fields: [
						...opening(say.heading, values.businessName),
						{
							type: 'checkboxes',
							name: 'products',
							label: say.products,
							required: true,
							options: listOr(values.products, say.examples).map((entry) =>
								product(entry, line(values.currency)),
							),
						},
						{ type: 'paragraph', name: 'amounts', label: say.amounts, help: say.amountsHelp },
					],
				},
				{
					title: say.details,
					buttonText: send,
					fields: [
						name,
						phone,
						{
							type: 'radio',
							name: way,
							label: say.way,
							required: true,
							options: named(say.ways),
						},
						{
							type: 'paragraph',
							name: 'address',
							label: say.address,
							required: true,
							showIf: { field: way, value: 'delivery' },
						},
					],
				},
			],
		};
	},
};
