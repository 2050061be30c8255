import type { z } from 'zod';
import type { Reply, SandboxProvider } from '../types';
import type * as schemas from './schemas';

/** WhatsApp decides about a template. */
export function decideTemplate(
	{ state }: SandboxProvider,
	{ name, language, status }: z.infer<typeof schemas.templateStatus>,
): Reply {
	const found = state.templates.setStatus(name, language, status);
	return found === 0
		? { status: 409, body: { reason: `there is no template ${name}` } }
		: { status: 200, body: { status, templates: found } };
}

/** A person writes, which opens the 24-hour window, or has not written for long. */
export function moveWindow(
	{ state: { windows } }: SandboxProvider,
	{ person, state }: z.infer<typeof schemas.serviceWindow>,
): Reply {
	if (person === undefined) windows.setAll(state);
	else windows.set(person.replace(/^\+/, ''), state);
	return { status: 200, body: { window: state } };
}
