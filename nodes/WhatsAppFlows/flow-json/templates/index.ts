import { appointmentBooking } from './appointmentBooking';
import { contactUs } from './contactUs';
import { customerSatisfaction } from './customerSatisfaction';
import { eventRegistration } from './eventRegistration';
import { leadGeneration } from './leadGeneration';
import { newsletter } from './newsletter';
import { order } from './order';
import { signUp } from './signUp';
import { supportRequest } from './supportRequest';
import type { Template } from './template';

/** Forms that are ready to use, in the order of their names. */
export const templates: readonly Template[] = [
	appointmentBooking,
	contactUs,
	customerSatisfaction,
	eventRegistration,
	leadGeneration,
	newsletter,
	order,
	signUp,
	supportRequest,
];

export { languages, type Language, type Template, type TemplateParameter } from './template';
