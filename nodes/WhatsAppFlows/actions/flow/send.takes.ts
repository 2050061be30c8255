import type { Provider, SendCall } from '../../providers/provider';

/** What a provider's message has a place for. */
export const takes = ({ flow }: Provider): SendCall['takes'] | undefined => flow.send?.takes;
