import type { Resource } from '../operation';
import { respond } from './respond.operation';

export const endpoint: Resource = {
	value: 'endpoint',
	name: 'Endpoint',
	description: 'What answers a flow with live data',
	operations: [respond],
	first: 'respond',
};
