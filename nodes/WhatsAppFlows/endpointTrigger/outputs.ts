import type { INodeExecutionData, INodeTypeDescription } from 'n8n-workflow';
import type { Settings } from './settings';

/**
 * The outputs as the editor draws them: one, or one for each named screen and *Other*, and one for
 * what phones report. `emit` counts them in the same way.
 */
export const outputs: INodeTypeDescription['outputs'] = `={{ ((mode, names, options) => {
	const list = Array.isArray(names) ? names : String(names ?? '').split(/[,;\\n]/);
	const screens = [...new Set(list.map((name) => String(name ?? '').trim()).filter(Boolean))];
	const labels = mode === 'perScreen' ? [...screens, 'Other'] : [options?.reportClientErrors ? 'Requests' : ''];
	if (options?.reportClientErrors) labels.push('Client Errors');
	return labels.map((displayName) => displayName ? { type: 'main', displayName } : { type: 'main' });
})($parameter.outputMode, $parameter.screens, $parameter.options) }}`;

/** The item at the output of its screen, with all other outputs empty. */
export function emit(
	{ perScreen, screens, reportClientErrors }: Settings,
	item: INodeExecutionData,
	from: { screen: string } | 'clientError',
): INodeExecutionData[][] {
	const other = perScreen ? screens.length : 0;
	const named = perScreen && from !== 'clientError' ? screens.indexOf(from.screen) : -1;
	const chosen = from === 'clientError' ? other + 1 : named === -1 ? other : named;
	const count = other + (reportClientErrors ? 2 : 1);
	return Array.from({ length: count }, (_, index) => (index === chosen ? [item] : []));
}
