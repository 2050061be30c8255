import { line } from '../build/texts';
import { businessName, common, opening, privacyLink } from './common';
import type { Template, Texts } from './template';

const texts: Texts<{
	title: string;
	heading: string;
	password: string;
	passwordHelp: string;
	terms: string;
	news: string;
	button: string;
}> = {
	ar: {
		title: 'إنشاء حساب',
		heading: 'أهلاً بك!',
		password: 'كلمة المرور',
		passwordHelp: '8 أحرف على الأقل',
		terms: 'أوافق على الشروط وسياسة الخصوصية',
		news: 'أرسلوا لي الأخبار والعروض',
		button: 'تسجيل',
	},
	de: {
		title: 'Konto anlegen',
		heading: 'Willkommen!',
		password: 'Passwort',
		passwordHelp: 'Mindestens 8 Zeichen',
		terms: 'Ich stimme den Bedingungen und der Datenschutzerklärung zu',
		news: 'Schicken Sie mir Neuigkeiten und Angebote',
		button: 'Registrieren',
	},
	en: {
		title: 'Create an Account',
		heading: 'Welcome!',
		password: 'Password',
		passwordHelp: 'At least 8 characters',
		terms: 'I agree to the terms and the privacy policy',
		news: 'Send me news and offers',
		button: 'Sign Up',
	},
	es: {
		title: 'Crear una cuenta',
		heading: '¡Le damos la bienvenida!',
		password: 'Contraseña',
		passwordHelp: 'Al menos 8 caracteres',
		terms: 'Acepto las condiciones y la política de privacidad',
		news: 'Quiero recibir novedades y ofertas',
		button: 'Registrarme',
	},
	fr: {
		title: 'Créer un compte',
		heading: 'Bienvenue !',
		password: 'Mot de passe',
		passwordHelp: 'Au moins 8 caractères',
		terms: 'J’accepte les conditions et la politique de confidentialité',
		news: 'Je souhaite recevoir des nouvelles et des offres',
		button: 'S’inscrire',
	},
	hi: {
		title: 'खाता बनाएँ',
		heading: 'आपका स्वागत है!',
		password: 'पासवर्ड',
		passwordHelp: 'कम से कम 8 अक्षर',
		terms: 'मैं शर्तों और गोपनीयता नीति से सहमत हूँ',
		news: 'मुझे समाचार और ऑफ़र भेजें',
		button: 'साइन अप करें',
	},
	id: {
		title: 'Buat akun',
		heading: 'Selamat datang!',
		password: 'Kata sandi',
		passwordHelp: 'Minimal 8 karakter',
		terms: 'Saya menyetujui syarat dan kebijakan privasi',
		news: 'Kirimi saya berita dan penawaran',
		button: 'Daftar',
	},
	pt: {
		title: 'Criar uma conta',
		heading: 'Boas-vindas!',
		password: 'Senha',
		passwordHelp: 'Pelo menos 8 caracteres',
		terms: 'Aceito os termos e a política de privacidade',
		news: 'Quero receber novidades e ofertas',
		button: 'Cadastrar',
	},
};

export const signUp: Template = {
	id: 'signUp',
	name: 'Sign-Up',
	description: 'A new account with a password, and consent to the terms',
	parameters: [businessName, privacyLink],
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
						name,
						email,
						{
							type: 'password',
							name: 'password',
							label: say.password,
							help: say.passwordHelp,
							minLength: 8,
							required: true,
						},
						{
							type: 'optIn',
							name: 'terms',
							label: say.terms,
							required: true,
							link: line(values.privacyLink),
						},
						{ type: 'optIn', name: 'news', label: say.news },
					],
				},
			],
		};
	},
};
