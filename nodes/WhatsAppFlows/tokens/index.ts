export { tokenKey } from './format';
export { makeFlowToken, type FlowTokenParts } from './make';
export { readFlowToken, type FlowTokenReading } from './read';
export type { ResumeReference } from './resume';
