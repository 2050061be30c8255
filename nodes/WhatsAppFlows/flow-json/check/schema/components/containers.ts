/**
 * What holds other components, see
 * https://developers.facebook.com/docs/whatsapp/flows/reference/components
 */
import { members } from '../../../parse/nodes';
import { keyNotMatching } from '../../messages/schema';
import { caseName } from '../../patterns';
import type { ComponentSchema } from '../component';
import {
	objectOr,
	reportKey,
	required,
	type Check,
	type Kind,
	type SchemaContext,
} from '../context';
import { anything, dynamic, objectOf, plainList, text, text1 } from '../kinds';

/** The containers, given the check of the components that they hold. */
export function containers(component: Check): Record<'Form' | 'If' | 'Switch', ComponentSchema> {
	const children = (inner: (outer: SchemaContext) => Partial<SchemaContext>): Kind => ({
		check: (node, outer) => plainList(component).check(node, { ...outer, ...inner(outer) }),
	});
	const branch = children(({ place }) => ({
		place: place === 'if' || place === 'nestedIf' ? 'nestedIf' : 'if',
	}));
	const oneCase = children(() => ({ place: 'case' }));

	return {
		Form: {
			places: { screen: 0 },
			properties: {
				name: required(text1),
				children: required(children(() => ({ place: 'form', insideForm: true }))),
				'init-values': objectOf(anything),
				'error-messages': errorMessages,
			},
		},
		If: {
			places: { screen: 0, form: 0, if: 0, nestedIf: 0 },
			properties: { condition: required(condition), then: required(branch), else: branch },
		},
		Switch: {
			places: { screen: 0, form: 0, if: 0, nestedIf: 0 },
			properties: {
				value: required(dynamic),
				cases: required({
					check(node, context) {
						if (!objectOr(node, context)) return;
						for (const [key, value] of members(node)) {
							if (!caseName.test(key)) {
								reportKey(context, keyNotMatching(key, caseName.source), value);
							}
							oneCase.check(value, context);
						}
					},
				}),
			},
		},
	};
}

/** The messages for single inputs, which only had to be texts before version 6.0. */
const errorMessages: Kind = {
	accepts: ['object'],
	check: (node, context) => objectOf(context.version < 6 ? text : anything).check(node, context),
};

const condition: Kind = {
	check(node, context) {
		if (context.version >= 6 && (node.kind === 'boolean' || node.kind === 'string')) return;
		text.check(node, context);
	},
};
