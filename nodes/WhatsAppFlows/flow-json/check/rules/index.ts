import { merged, type Fault } from '../fault';
import type { Flow } from '../model/flow';
import type { Version } from '../versions';
import { componentBindings } from './bindings';
import { calendars } from './calendar';
import {
	ifNesting,
	imageOrColour,
	inputsInForm,
	leastAndMost,
	richTextAlone,
	richTextWhole,
	staticParagraphs,
	switchCases,
	uniqueNames,
} from './components';
import { conditions } from './conditions';
import { carousels, componentCount, countPerType, uploadCount } from './counts';
import { datePickers } from './datePicker';
import { expressions, payloadExpressions } from './expressions';
import {
	completeOnTerminal,
	footerInBranches,
	terminalFooter,
	terminalFooterAction,
} from './footers';
import { formValues, uploadsInInitValues } from './form';
import { navigatedFields, navigationTargets } from './navigate';
import { navigatedConnection, navigatedEntry, navigationBranches } from './navigatedRoutes';
import { listAlone, listOnTerminal, navigationLists } from './navigationList';
import { payloadBindings } from './payloadBindings';
import { navigatedTypes, updatedTypes } from './payloadTypes';
import {
	backwardRoutes,
	declaredConnection,
	declaredEntry,
	navigatedRoutes,
	routingSources,
	routingTargets,
} from './routingModel';
import type { Rule } from './rule';
import { screenData } from './screenData';
import {
	refreshOnBack,
	screenCount,
	screenIds,
	sensitiveFields,
	someSuccess,
	someTerminalSuccess,
	topLevelNeeds,
} from './screens';
import { selectedOnce, updatedByItself, updatedFields } from './updateData';

/** A rule with the versions for which Meta enforces it; for the others it only warns. */
interface Enforced {
	readonly rule: Rule;
	readonly enforced?: (version: Version) => boolean;
}

/** Entry screens and routes: not from 6.3 to 7.2, see the changelog on 7.3. */
const routed = (version: Version) => version <= 6.2 || version >= 7.3;

/** Fields of payloads: not from 6.0 to 7.2, see the changelog on 7.3. */
const modelled = (version: Version) => version < 6 || version >= 7.3;

/**
 * All rules, in the order in which Meta runs them. What the documentation demands of every version
 * but Meta lets pass in some gives warnings there; see
 * https://developers.facebook.com/docs/whatsapp/flows/changelogs
 */
const rules: readonly Enforced[] = [
	{ rule: routingSources },
	{ rule: routingTargets },
	{ rule: backwardRoutes },
	{ rule: declaredEntry, enforced: routed },
	{ rule: declaredConnection },
	{ rule: navigationBranches },
	{ rule: navigatedEntry, enforced: routed },
	{ rule: navigatedConnection },
	{ rule: navigatedRoutes, enforced: routed },
	{ rule: screenCount },
	{ rule: screenIds },
	{ rule: countPerType },
	{ rule: uploadCount },
	{ rule: componentCount },
	{ rule: leastAndMost },
	{ rule: topLevelNeeds },
	{ rule: refreshOnBack },
	{ rule: navigationTargets },
	{ rule: navigatedFields, enforced: modelled },
	{ rule: navigatedTypes },
	{ rule: screenData },
	{ rule: componentBindings },
	{ rule: someSuccess },
	{ rule: someTerminalSuccess, enforced: () => false },
	{ rule: payloadBindings },
	{ rule: completeOnTerminal, enforced: (version) => version <= 7.1 },
	{ rule: conditions },
	{ rule: uniqueNames },
	{ rule: imageOrColour },
	{ rule: datePickers },
	{ rule: ifNesting },
	{ rule: uploadsInInitValues },
	{ rule: switchCases },
	{ rule: inputsInForm },
	{ rule: staticParagraphs },
	{ rule: richTextAlone },
	{ rule: richTextWhole },
	{ rule: sensitiveFields },
	{ rule: footerInBranches },
	{ rule: terminalFooter },
	{ rule: terminalFooterAction, enforced: (version) => version >= 7.3 },
	{ rule: expressions },
	{ rule: updatedFields },
	{ rule: updatedTypes },
	{ rule: selectedOnce },
	{ rule: updatedByItself },
	{ rule: calendars },
	{ rule: navigationLists },
	{ rule: listOnTerminal },
	{ rule: listAlone },
	{ rule: formValues },
	{ rule: carousels },
	{ rule: payloadExpressions, enforced: (version) => version >= 7.2 },
];

/** Runs all rules; faults are merged within each rule, not across. */
export function checkRules(flow: Flow): { errors: Fault[]; warnings: Fault[] } {
	const errors: Fault[] = [];
	const warnings: Fault[] = [];
	for (const { rule, enforced } of rules) {
		const into = !enforced || enforced(flow.version) ? errors : warnings;
		for (const fault of merged(rule(flow))) into.push(fault);
	}
	return { errors, warnings };
}
