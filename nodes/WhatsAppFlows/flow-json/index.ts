export type { Validation, ValidationEntry, ValidationPointer } from './check/report';
export { validateFlowJson } from './check/validate';
export { answersOf, buildFlowJson, type FormAnswer } from './build/build';
export { FormFault } from './build/fault';
export type * from './build/form';
export {
	languages,
	templates,
	type Language,
	type Template,
	type TemplateParameter,
} from './templates';
export { drawFlow, type DrawingOptions } from './draw/drawFlow';
