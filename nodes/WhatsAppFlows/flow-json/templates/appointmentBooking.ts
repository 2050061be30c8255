import { businessName, common, listOr, opening } from './common';
import type { Template, Texts } from './template';

const texts: Texts<{
	title: string;
	heading: string;
	service: string;
	services: readonly string[];
	details: string;
}> = {
	ar: {
		title: 'حجز موعد',
		heading: 'متى تودّ أن تأتي؟',
		service: 'الخدمة',
		services: ['استشارة أولى', 'موعد متابعة', 'خدمة أخرى'],
		details: 'بياناتك',
	},
	de: {
		title: 'Termin buchen',
		heading: 'Wann möchten Sie kommen?',
		service: 'Leistung',
		services: ['Erstberatung', 'Folgetermin', 'Anderes'],
		details: 'Ihre Angaben',
	},
	en: {
		title: 'Book an Appointment',
		heading: 'When would you like to come?',
		service: 'Service',
		services: ['First consultation', 'Follow-up visit', 'Something else'],
		details: 'Your Details',
	},
	es: {
		title: 'Reservar una cita',
		heading: '¿Cuándo le gustaría venir?',
		service: 'Servicio',
		services: ['Primera consulta', 'Visita de seguimiento', 'Otro'],
		details: 'Sus datos',
	},
	fr: {
		title: 'Prendre rendez-vous',
		heading: 'Quand souhaitez-vous venir ?',
		service: 'Prestation',
		services: ['Première consultation', 'Rendez-vous de suivi', 'Autre'],
		details: 'Vos coordonnées',
	},
	hi: {
		title: 'अपॉइंटमेंट बुक करें',
		heading: 'आप कब आना चाहेंगे?',
		service: 'सेवा',
		services: ['पहली सलाह', 'दोबारा मुलाक़ात', 'कुछ और'],
		details: 'आपकी जानकारी',
	},
	id: {
		title: 'Buat janji temu',
		heading: 'Kapan Anda ingin datang?',
		service: 'Layanan',
		services: ['Konsultasi pertama', 'Kunjungan lanjutan', 'Lainnya'],
		details: 'Data Anda',
	},
	pt: {
		title: 'Agendar um horário',
		heading: 'Quando você gostaria de vir?',
		service: 'Serviço',
		services: ['Primeira consulta', 'Retorno', 'Outro'],
		details: 'Seus dados',
	},
};

const times = ['09:00', '10:00', '11:00', '14:00', '15:00', '16:00'];

export const appointmentBooking: Template = {
	id: 'appointmentBooking',
	name: 'Appointment Booking',
	description: 'A service, a day and a time',
	parameters: [
		businessName,
		{
			name: 'services',
			displayName: 'Services',
			description: 'What people can book, one per line',
			kind: 'lines',
			placeholder: 'e.g. Haircut',
		},
		{
			name: 'times',
			displayName: 'Times',
			description: 'The times of a day at which people can come, one per line',
			kind: 'lines',
			placeholder: 'e.g. 09:00',
		},
		{
			name: 'firstDay',
			displayName: 'First Day',
			description: 'The first day that can be booked',
			kind: 'date',
		},
		{
			name: 'lastDay',
			displayName: 'Last Day',
			description: 'The last day that can be booked',
			kind: 'date',
		},
		{
			name: 'closedDays',
			displayName: 'Closed Days',
			description: 'Days that can’t be booked, one per line, written as 2026-12-25',
			kind: 'lines',
			placeholder: 'e.g. 2026-12-25',
		},
	],
	form(values, language) {
		const say = texts[language];
		const { day, time, name, phone, comment, next, send } = common(language);
		const { firstDay, lastDay, closedDays } = values as Record<string, string>;
		return {
			pages: [
				{
					title: say.title,
					buttonText: next,
					fields: [
						...opening(say.heading, values.businessName),
						{
							type: 'dropdown',
							name: 'service',
							label: say.service,
							required: true,
							options: listOr(values.services, say.services),
						},
						{ ...day, earliest: firstDay, latest: lastDay, unavailable: closedDays },
						time(listOr(values.times, times)),
					],
				},
				{ title: say.details, buttonText: send, fields: [name, phone, comment] },
			],
		};
	},
};
