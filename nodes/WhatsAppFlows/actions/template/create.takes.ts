import type { Provider } from '../../providers/provider';
import type { CreateTemplateCall } from '../../providers/templateCalls';

/** What a provider's new template has a place for. */
export const takes = ({ template }: Provider): CreateTemplateCall['takes'] | undefined =>
	template?.create?.takes;
