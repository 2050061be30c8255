export type { Disposition } from './disposition';
export { NotSent } from './options';
export type {
	Clock,
	NotDelivered,
	Outcome,
	Reading,
	Send,
	SendContext,
	SendOptions,
	Sent,
} from './options';
export { sendAll } from './sendAll';
