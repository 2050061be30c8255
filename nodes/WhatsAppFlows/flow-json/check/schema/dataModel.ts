import { members } from '../../parse/nodes';
import { wrongType } from '../messages/schema';
import { nameOf, objectOr, refusePrototype, report, reportMissing, type Kind } from './context';

/**
 * A screen's data model: each field an object with at least `type` and `__example__`. Keys that begin
 * with `required` are JSON Schema's own; see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson (dynamic properties)
 */
export const dataModel: Kind = {
	check(node, context) {
		const model = objectOr(node, context);
		refusePrototype(node, context);
		for (const [key, field] of members(model)) {
			if (!key.startsWith('required')) {
				const object = objectOr(field, context);
				if (object) reportMissing(object, ['type', '__example__'], context);
			} else if (key === 'required' && field.kind !== 'array') {
				report(context, wrongType(nameOf(field), 'array', field.kind), field);
			}
		}
	},
};
