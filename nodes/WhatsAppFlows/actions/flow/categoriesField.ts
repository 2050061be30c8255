import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../providers/invalidInput';
import type { Category } from '../../providers/model';
import type { Provider } from '../../providers/provider';

const labels: Record<Category, string> = {
	APPOINTMENT_BOOKING: 'Appointment Booking',
	CONTACT_US: 'Contact Us',
	CUSTOMER_SUPPORT: 'Customer Support',
	LEAD_GENERATION: 'Lead Generation',
	OTHER: 'Other',
	SHOPPING: 'Shopping',
	SIGN_IN: 'Sign In',
	SIGN_UP: 'Sign Up',
	SURVEY: 'Survey',
};

/** The field Categories with the list of one provider. */
export function categoriesField(provider: Provider, oneOnly?: true): INodeProperties {
	return {
		displayName: 'Categories',
		name: 'categories',
		type: 'multiOptions',
		default: ['OTHER'],
		options: [...provider.categories]
			.map((value) => ({ name: labels[value], value }))
			.sort((a, b) => a.name.localeCompare(b.name)),
		description: oneOnly
			? `What the flow is for; ${provider.displayName} takes exactly one category`
			: 'What the flow is for; your customers do not see it',
	};
}

/**
 * Checks categories against the provider's own list.
 * @param given a list, or text with commas from an expression
 */
export function readCategories(provider: Provider, given: unknown, oneOnly?: true): string[] {
	const list = (Array.isArray(given) ? given : String(given ?? '').split(','))
		.map((entry) =>
			String(entry)
				.trim()
				.toUpperCase()
				.replace(/[\s-]+/g, '_'),
		)
		.filter((entry, index, all) => entry !== '' && all.indexOf(entry) === index);
	const known = provider.categories.join(', ');
	if (list.length === 0) {
		throw new InvalidInput('Categories is empty', `Choose at least one of: ${known}.`);
	}
	const foreign = list.find((entry) => !provider.categories.some((category) => category === entry));
	if (foreign !== undefined) {
		throw new InvalidInput(
			`Categories: ${provider.displayName} has no category “${foreign.slice(0, 40)}”`,
			`Choose from: ${known}.`,
		);
	}
	if (oneOnly && list.length > 1) {
		throw new InvalidInput(
			`Categories: ${provider.displayName} takes exactly one category`,
			'Leave one and remove the others.',
		);
	}
	return list;
}
