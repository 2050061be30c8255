import type { ListOperation } from '../operation';
import { messageFields } from './send.fields';
import { writeLetter } from './send.letter';
import { sendingFields } from './sending.options';
import { sendLetters } from './sending';

export const send: ListOperation = {
	value: 'send',
	offeredBy: ({ flow }) => flow.send,
	name: 'Send',
	action: 'Send flow',
	description: 'Send a message with a button that opens the flow',
	fields: messageFields('send', sendingFields),
	executeAll: async (items, tell) => await sendLetters(items, writeLetter, tell),
};
