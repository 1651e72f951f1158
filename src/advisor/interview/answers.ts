import type { Level } from '../../domain/label.ts';
import type { Task } from '../../domain/work.ts';
import type { RegulationName } from '../regulation/regulation-rule.ts';

/** What may leave the house at all, under whatever contract. */
export const LEAVING = ['all-stays', 'sensitive-stays', 'under-agreement', 'may-leave'] as const;
export type Leaving = (typeof LEAVING)[number];

export const FRONTIER_NEEDS = ['none', 'some', 'most'] as const;
export type FrontierNeed = (typeof FRONTIER_NEEDS)[number];

export const CAPABILITIES_TO_HOST = ['none', 'web-services', 'accelerators'] as const;
export type CapabilityToHost = (typeof CAPABILITIES_TO_HOST)[number];

export const CUSTOMISATIONS = ['none', 'prompts', 'fine-tuning'] as const;
export const INDEPENDENCES = ['not-needed', 'preferred', 'required'] as const;
export const OFFLINES = ['never', 'sometimes', 'always'] as const;
export const TRAFFICS = ['steady', 'office-hours', 'bursty'] as const;
export type TrafficShape = (typeof TRAFFICS)[number];
export const MODALITIES = ['text', 'images', 'documents', 'audio'] as const;
export type Modality = (typeof MODALITIES)[number];
export const INDUSTRIES = [
  'healthcare',
  'financial-services',
  'software',
  'legal',
  'legal-tech',
  'other',
] as const;
export type Industry = (typeof INDUSTRIES)[number];
export const USES = ['internal', 'product'] as const;
export const YES_OR_NO = ['yes', 'no'] as const;

/** What a person said. Undefined is "don't know", or not asked; it is never taken for zero or no. */
export interface Answers {
  /** Of the most sensitive content that is sent. */
  readonly sensitivity: Level | undefined;
  readonly leaving: Leaving | undefined;
  /** Of the requests, how many hold what is confidential or restricted: 0 to 1. */
  readonly sensitiveShare: number | undefined;
  /** Requests a month. */
  readonly volume: number | undefined;
  /** Of a usual request. */
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
  /** From month to month, as a share. */
  readonly growth: number | undefined;
  readonly frontierNeed: FrontierNeed | undefined;
  /** Of the requests, how many are too hard for an open model: 0 to 1. */
  readonly frontierShare: number | undefined;
  readonly capability: CapabilityToHost | undefined;
  readonly operatorTest: 'yes' | 'no' | undefined;
  readonly tasks: readonly Task[] | undefined;
  readonly modalities: readonly Modality[] | undefined;
  /** Languages other than English. */
  readonly otherLanguages: 'yes' | 'no' | undefined;
  readonly customisation: (typeof CUSTOMISATIONS)[number] | undefined;
  readonly independence: (typeof INDEPENDENCES)[number] | undefined;
  /** Until an answer of usual length is complete. */
  readonly latencySeconds: number | undefined;
  readonly offline: (typeof OFFLINES)[number] | undefined;
  readonly regulations: readonly RegulationName[] | undefined;
  /** Regions that data must not leave, in lower case, for instance `eu`. */
  readonly regions: readonly string[] | undefined;
  readonly traffic: TrafficShape | undefined;
  readonly timeToShipWeeks: number | undefined;
  /** Share of the time that it must answer: 0.999. */
  readonly availability: number | undefined;
  /** Engineers who can look after it, as full posts. */
  readonly team: number | undefined;
  /** US dollars. */
  readonly budgetPerMonth: number | undefined;
  readonly industry: Industry | undefined;
  readonly use: (typeof USES)[number] | undefined;
  /** Monthly active users of the product. */
  readonly users: number | undefined;
  /** ISO 3166-1 alpha-2, or `EU`. */
  readonly country: string | undefined;
  /** The id of an accelerator that is there already. */
  readonly hardware: string | undefined;
  /** The id of an open model that was chosen already. */
  readonly openModel: string | undefined;
  /** `provider/model` of the closed model to reckon with. */
  readonly closedModel: string | undefined;
}

export type QuestionId = keyof Answers;

export const NO_ANSWERS: Answers = {
  sensitivity: undefined,
  leaving: undefined,
  sensitiveShare: undefined,
  volume: undefined,
  inputTokens: undefined,
  outputTokens: undefined,
  growth: undefined,
  frontierNeed: undefined,
  frontierShare: undefined,
  capability: undefined,
  operatorTest: undefined,
  tasks: undefined,
  modalities: undefined,
  otherLanguages: undefined,
  customisation: undefined,
  independence: undefined,
  latencySeconds: undefined,
  offline: undefined,
  regulations: undefined,
  regions: undefined,
  traffic: undefined,
  timeToShipWeeks: undefined,
  availability: undefined,
  team: undefined,
  budgetPerMonth: undefined,
  industry: undefined,
  use: undefined,
  users: undefined,
  country: undefined,
  hardware: undefined,
  openModel: undefined,
  closedModel: undefined,
};
