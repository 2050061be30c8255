import type { Browser, Page } from 'playwright-core';
import { drawFlow } from '../../nodes/WhatsAppFlows/flow-json';
import { launchChromium } from '../browser/chromium';
import type { Json } from '../unit/flow-json/support/flows';
import { choice, flow, footer, form, input, option, screen } from '../unit/flow-json/support/flows';

jest.setTimeout(90_000);

let browser: Browser;
let page: Page;
beforeAll(async () => {
	browser = await launchChromium();
	page = await browser.newPage();
});
afterAll(() => browser?.close());

const scripts: Record<string, string> = {
	Latin:
		'Where should we deliver your order, and on which of the next days would you like it WWWWW?',
	German: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
	Cyrillic:
		'Пожалуйста, укажите адрес доставки и удобное для вас время, чтобы курьер мог позвонить',
	Greek: 'Παρακαλούμε συμπληρώστε το πλήρες όνομά σας και τη διεύθυνση παράδοσης της παραγγελίας',
	Arabic: 'يرجى إدخال اسمك الكامل وعنوان التوصيل حتى نتمكن من إرسال طلبك في الوقت المناسب',
	Hebrew: 'אנא הזינו את שמכם המלא ואת כתובת המשלוח כדי שנוכל לשלוח את ההזמנה בזמן',
	Chinese: '请填写您的姓名和送货地址，以便我们按时将您的订单送达，谢谢您的配合。',
	Japanese: 'お名前とお届け先のご住所をご入力ください。ご注文の品を時間どおりにお届けいたします。',
	Korean: '주문하신 상품을 제시간에 배송할 수 있도록 성함과 배송 주소를 입력해 주세요',
	Thai: 'กรุณากรอกชื่อและที่อยู่ของคุณเพื่อให้เราสามารถจัดส่งสินค้าได้ถูกต้องและรวดเร็ว',
	Devanagari: 'कृपया अपना पूरा नाम और पता दर्ज करें ताकि हम आपका ऑर्डर समय पर पहुँचा सकें',
	Tamil: 'உங்கள் முழுப் பெயரையும் விநியோக முகவரியையும் உள்ளிடவும்',
	Burmese: 'ကျေးဇူးပြု၍ သင့်အမည်အပြည့်အစုံနှင့် ပို့ဆောင်ရမည့်လိပ်စာကို ထည့်သွင်းပါ',
	emoji: '🎉👨‍👩‍👧‍👦🍕🇰🇪❤️✨'.repeat(12),
	marks: 'Z\u0301\u0302\u0303a\u0308\u0301l\u0327g\u030ao\u0304 '.repeat(12),
};

/** Every kind of place that a text can have. */
const everywhere = (words: string): Json[] => [
	...['TextHeading', 'TextSubheading', 'TextBody', 'TextCaption'].map((type) => ({
		type,
		text: words,
	})),
	{ type: 'EmbeddedLink', text: words },
	form([
		input('a', { label: words, required: true, 'helper-text': words, 'init-value': words }),
		input('b', { label: words, 'label-variant': 'large', 'input-type': 'number' }),
		{ type: 'TextArea', name: 'c', label: words },
		{
			type: 'CalendarPicker',
			name: 'd',
			mode: 'range',
			title: words,
			label: { 'start-date': words, 'end-date': words },
		},
		...['RadioButtonsGroup', 'CheckboxGroup', 'ChipsSelector', 'Dropdown'].map((type) =>
			choice(type, {
				label: words,
				description: words,
				'data-source': [option('o', { title: words, description: words })],
			}),
		),
		{ type: 'OptIn', name: 'e', label: words },
		{ type: 'PhotoPicker', name: 'f', label: words, description: words },
		{ type: 'Image', src: '', 'alt-text': words },
		{ type: 'If', condition: words, then: [{ type: 'TextBody', text: words }] },
		footer(undefined, { label: words, 'left-caption': words, 'right-caption': words }),
	]),
];

/** Texts whose ink is not inside the phone of their screen, with how far they reach out. */
const overflowing = async (svg: string): Promise<string[]> => {
	await page.setContent(svg);
	return await page.evaluate(() => {
		const found: string[] = [];
		for (const screen of Array.from(document.querySelectorAll('[clip-path]'))) {
			const id = screen.getAttribute('clip-path')!.slice('url(#'.length, -1);
			const sheet = document.getElementById(id)!.querySelector('path')!.getBBox();
			for (const text of Array.from(screen.querySelectorAll('text'))) {
				const { x, y, width, height } = text.getBBox();
				const out = Math.max(
					sheet.x - x,
					x + width - sheet.x - sheet.width,
					sheet.y - y,
					y + height - sheet.y - sheet.height,
				);
				if (out > 0) found.push(`${text.textContent} by ${out}`);
			}
		}
		return found;
	});
};

describe('a drawing in Chromium', () => {
	it.each(Object.entries(scripts))('keeps %s text inside the phone', async (_, words) => {
		const svg = drawFlow(flow([screen('FIRST', everywhere(words), { title: words })]));
		expect(await overflowing(svg)).toEqual([]);
		expect(await page.locator('[data-screen=FIRST] text').count()).toBeGreaterThan(30);
	});

	it('shows as a picture, alone and without a network', async () => {
		const svg = drawFlow(flow([screen('FIRST', everywhere('Words'))]));
		await page.setContent('<img>');
		const width = await page.evaluate(async (source) => {
			const image = document.querySelector('img')!;
			image.src = `data:image/svg+xml;base64,${source}`;
			await image.decode();
			return image.naturalWidth;
		}, Buffer.from(svg).toString('base64'));
		expect(width).toBeGreaterThan(300);
	});
});
