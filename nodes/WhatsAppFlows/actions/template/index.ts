import type { Resource } from '../operation';
import { create } from './create.operation';
import { list } from './list.operation';

export const template: Resource = {
	value: 'template',
	name: 'Template',
	description: 'A message that WhatsApp has approved, with a button that opens a flow',
	operations: [create, list],
	first: 'create',
};
