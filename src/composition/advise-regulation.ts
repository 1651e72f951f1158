import { NO_LEGAL_ADVICE } from '../advisor/no-legal-advice.ts';
import { checkRegulations, regulationsOf } from '../advisor/regulation/check-regulations.ts';
import { REGULATIONS } from '../advisor/regulation/regulation-rule.ts';
import type { Configuration } from '../config/configuration.ts';
import type { RegulationAdvice, RegulationChoice } from '../domain/regulation-advice.ts';
import { regulationFacts } from './regulation-facts.ts';

/** Holds a configuration against the regulations of an industry, or against the one that is asked for by name. */
export function adviseRegulation(
  configuration: Configuration,
  { preset, regulation }: RegulationChoice,
): RegulationAdvice {
  const industry = preset ?? configuration.preset;
  // Who asks for one by name gets it, whether or not the industry has to do with it.
  const names =
    regulation === undefined ? regulationsOf(industry) : REGULATIONS.filter((each) => each === regulation);
  const items = checkRegulations(regulationFacts(configuration), names);
  return { preset: industry, items, disclaimer: NO_LEGAL_ADVICE };
}
