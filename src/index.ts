/** The package's public interface, for use within an application: the router and the detectors. Importing it has no effect. */

export type { InjectionKind } from './domain/injection.ts';
export type { Category, Level } from './domain/label.ts';
export type {
  InjectionVerdict,
  TextFinding,
  TextFlag,
  TextPlace,
  TextReport,
  TextSpan,
} from './domain/text-report.ts';
export {
  type ClassifyTextOptions,
  classifyText,
  createTextDetectors,
  type TextDetectors,
  type TextDetectorsOptions,
} from './library/classify-text.ts';
export {
  createRouter,
  type Router,
  type RouterDecision,
  type RouterInput,
  type RouterOptions,
  type TwoModels,
  type WholeConfiguration,
} from './library/create-router.ts';
