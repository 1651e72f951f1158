import { chooseHardware, type HardwareChoice } from './choose-hardware.ts';
import { neededContext } from './choose-models.ts';

/** Chooses machines as {@link chooseHardware} does, and only once for the same load: most answers change none. */
export function rememberMachines(): typeof chooseHardware {
  const remembered = new Map<string, HardwareChoice | undefined>();
  return (model, accelerators, advised, load) => {
    const { inputTokens, outputTokens, peakFactor, answers } = advised;
    const { hardware, latencySeconds, availability, regulations } = answers;
    const key = JSON.stringify([
      model.id,
      load,
      [inputTokens.expected, outputTokens.expected, peakFactor.expected, neededContext(advised)],
      [hardware, latencySeconds, availability, regulations],
    ]);
    if (remembered.has(key)) return remembered.get(key);
    const chosen = chooseHardware(model, accelerators, advised, load);
    remembered.set(key, chosen);
    return chosen;
  };
}
