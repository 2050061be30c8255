import type { Fault } from '../fault';
import type { Flow } from '../model/flow';

/** Something that must hold across a Flow which keeps to the schema; gives what breaks it. */
export type Rule = (flow: Flow) => Iterable<Fault>;
