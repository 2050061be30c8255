import {
	answersOf,
	buildFlowJson,
	languages,
	templates,
	type Language,
	type Template,
} from '../../../nodes/WhatsAppFlows/flow-json';
import { expectSound } from './support/forms';

const all = templates.flatMap((template) =>
	Object.keys(languages).map((language) => ({
		template,
		language: language as Language,
		title: `${template.name} in ${languages[language as Language]}`,
	})),
);

/** Everything that can be filled in, as a person might do it. */
const filled: Record<string, unknown> = {
	businessName: 'Harbour Restaurant',
	privacyLink: 'https://example.com/privacy',
	interests: 'Kitchens\nBathrooms',
	services: ['Haircut', 'Colour'],
	times: '09:00\n09:30',
	firstDay: '2026-12-01T00:00:00',
	lastDay: '2026-12-31',
	closedDays: '2026-12-25',
	question: 'How was your stay?',
	topics: 'Offers\nEvents',
	eventName: 'Summer party',
	eventDetails: '12 June, 18:00\nAt the harbour',
	sessions: 'Boat tour\nDinner',
	products: 'Coffee beans: 12.50\nTea: 1,200\nSomething sweet',
	currency: 'USD',
};

describe('every template in every language', () => {
	it.each(all)('is a valid Flow as it is: $title', ({ template, language }) => {
		expectSound(JSON.stringify(buildFlowJson(template.form({}, language))));
	});

	it.each(all)('is a valid Flow when it is filled in: $title', ({ template, language }) => {
		expectSound(JSON.stringify(buildFlowJson(template.form(filled, language))));
	});

	it.each(all)('has texts that stand in their fields in full: $title', ({ template, language }) => {
		const flowJson = JSON.stringify(buildFlowJson(template.form({}, language)));
		const shortened = JSON.parse(flowJson, (key, value: unknown) =>
			typeof value === 'string' && value.endsWith('…') && key !== 'text' ? 'SHORTENED' : value,
		) as object;
		expect(JSON.stringify(shortened)).not.toContain('SHORTENED');
	});
});

describe('a template', () => {
	it.each(templates)('$name gives the same answers in every language', (template: Template) => {
		const inEnglish = answersOf(template.form({}, 'en')).map(({ name }) => name);
		expect(inEnglish.length).toBeGreaterThan(2);
		for (const language of Object.keys(languages) as Language[]) {
			const names = answersOf(template.form({}, language)).map(({ name }) => name);
			expect(names).toEqual(inEnglish);
		}
	});

	it.each(templates)('$name uses each of its parameters', ({ form, parameters }: Template) => {
		for (const { name } of parameters) {
			expect(Object.keys(filled)).toContain(name);
			const without = { ...filled, [name]: undefined };
			// A currency stands before prices only, and so on: each counts when the others are there.
			expect(form(filled, 'en')).not.toEqual(form(without, 'en'));
		}
	});

	it('is known by its id, and listed by its name', () => {
		expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
		const names = templates.map(({ name }) => name);
		expect(names).toEqual([...names].sort());
		expect(templates.length).toBeGreaterThanOrEqual(8);
	});

	it('shows prices with their currency below the products', () => {
		const order = templates.find(({ id }) => id === 'order')!;
		expect(order.form(filled, 'en').pages[0].fields).toContainEqual(
			expect.objectContaining({
				options: [
					{ title: 'Coffee beans', description: 'USD 12.50' },
					{ title: 'Tea', description: 'USD 1,200' },
					{ title: 'Something sweet' },
				],
			}),
		);
	});
});
