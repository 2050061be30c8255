import type { StoredFlow } from '../flows/flow';
import { digits } from '../ids';
import { refuse } from '../refusal';
import { expectContent } from './content';
import type { StoredTemplate, TemplateContent, TemplateStatus } from './template';

/**
 * The templates of one provider: each waits for WhatsApp's approval, which the control API gives.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/overview
 */
export class TemplateStore {
	private templates: StoredTemplate[] = [];

	clear(): void {
		this.templates = [];
	}

	/** All templates of an owner (of all owners when it is left out), oldest first. */
	list(ownerId?: string): StoredTemplate[] {
		return this.templates.filter(
			(template) => ownerId === undefined || template.ownerId === ownerId,
		);
	}

	find(ownerId: string, name: string, language: string): StoredTemplate | undefined {
		return this.list(ownerId).find(
			(template) => template.name === name && template.language === language,
		);
	}

	/**
	 * @param flows the flows of the same owner
	 * @throws {Refusal} `templateExists`, or for what the content may not have
	 */
	create(ownerId: string, content: TemplateContent, flows: readonly StoredFlow[]): StoredTemplate {
		if (this.find(ownerId, content.name, content.language) !== undefined) {
			const found = `${content.name} exists already in ${content.language}`;
			throw refuse('templateExists', found, 'name');
		}
		expectContent(content, flows);
		const template: StoredTemplate = {
			...content,
			templateId: digits(15),
			ownerId,
			status: 'PENDING',
			createdAt: new Date(),
			updatedAt: new Date(),
		};
		this.templates.push(template);
		return template;
	}

	/** What WhatsApp decides about it. @returns how many templates have that name */
	setStatus(name: string, language: string | undefined, status: TemplateStatus): number {
		const found = this.templates.filter(
			(template) =>
				template.name === name && (language === undefined || template.language === language),
		);
		for (const template of found) Object.assign(template, { status, updatedAt: new Date() });
		return found.length;
	}
}
