import type { Resource } from '../operation';
import { create } from './create.operation';
import { deleteFlow } from './delete.operation';
import { deprecate } from './deprecate.operation';
import { downloadJson } from './downloadJson.operation';
import { draw } from './draw.operation';
import { drawExisting } from './drawExisting.operation';
import { get } from './get.operation';
import { getPreview } from './getPreview.operation';
import { list } from './list.operation';
import { migrate } from './migrate.operation';
import { publish } from './publish.operation';
import { send } from './send.operation';
import { sendAndWait } from './sendAndWait.operation';
import { update } from './update.operation';
import { validate } from './validate.operation';

export const flow: Resource = {
	value: 'flow',
	name: 'Flow',
	description: 'A form that opens inside WhatsApp',
	operations: [
		create,
		deleteFlow,
		deprecate,
		downloadJson,
		draw,
		drawExisting,
		get,
		getPreview,
		list,
		migrate,
		publish,
		send,
		sendAndWait,
		update,
		validate,
	],
	first: 'send',
};
