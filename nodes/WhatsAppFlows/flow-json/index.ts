export type { Validation, ValidationEntry, ValidationPointer } from './check/report';
export { validateFlowJson } from './check/validate';
