import { formatDollars } from '../../domain/money.ts';
import type { AcceleratorEntry } from '../catalog/accelerator-entry.ts';
import { acceleratorsThatHold, modelsThatFit } from '../sizing/choose-model.ts';
import { type HardwareTier, tierAbove, tierFor } from '../sizing/hardware-tiers.ts';
import { type MemoryNeed, memoryNeed } from '../sizing/memory.ts';
import { QUANTISATIONS } from '../sizing/quantisation.ts';
import type { QueueAnswer } from '../sizing/queue.ts';
import { sizeBox } from '../sizing/size-box.ts';
import type { CaseRequest, CaseSources } from './case-request.ts';
import {
  findAccelerator,
  findModel,
  readContext,
  readCount,
  readQuantisation,
  readRunner,
  USUAL_CONTEXT_TOKENS,
} from './read-machine.ts';
import type { Usd } from './usd.ts';

export interface HardwareRequest
  extends Pick<CaseRequest, 'model' | 'gpu' | 'gpus' | 'quantisation' | 'runner' | 'contextTokens'> {
  /** What comes at the peak; undefined asks for the memory alone. */
  readonly peakRequestsPerMinute?: number | undefined;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface MachineAnswer {
  readonly id: string;
  readonly name: string;
  readonly memoryBytes: number;
  readonly priceUsd: Usd | null;
  readonly rentPerHourUsd: Usd | null;
}

export interface BoxStory {
  readonly machine: MachineAnswer;
  readonly accelerators: number;
  readonly fits: boolean;
  readonly places: number;
  readonly memory: MemoryNeed;
  readonly decodeAlone: number;
  readonly decodeFull: number;
  readonly prefill: number | null;
  readonly tokensPerSecond: number | null;
  readonly queue: QueueAnswer | null;
  readonly carries: boolean | null;
  readonly why: string;
  readonly isCorrected: boolean;
}

export interface ModelAnswer {
  readonly id: string;
  readonly name: string;
  readonly contextTokens: number;
  readonly byQuantisation: readonly {
    readonly quantisation: string;
    readonly memory: MemoryNeed;
    readonly tier: string;
  }[];
  readonly tier: HardwareTier;
  readonly nextTier: HardwareTier | null;
  /** Least memory first. */
  readonly machines: readonly MachineAnswer[];
}

export interface HardwareAnswer {
  readonly model: ModelAnswer | null;
  readonly box: BoxStory | null;
  /** On the named machine, largest first. */
  readonly modelsThatFit: readonly {
    readonly id: string;
    readonly name: string;
    readonly parameters: number;
  }[];
  readonly quantisation: string;
}

const MOST_SHOWN = 10;

/** @throws AdviceProblem for names that are none, or a context that the model cannot hold. */
export function answerHardware(request: HardwareRequest, sources: CaseSources): HardwareAnswer {
  const { catalogue } = sources;
  const model = request.model === undefined ? undefined : findModel(catalogue, request.model);
  const accelerator = request.gpu === undefined ? undefined : findAccelerator(catalogue, request.gpu);
  const quantisation = readQuantisation(request.quantisation);
  const accelerators = readCount(request.gpus);
  const contextTokens =
    model === undefined
      ? (request.contextTokens ?? USUAL_CONTEXT_TOKENS)
      : readContext(request.contextTokens, model);
  return {
    model: model === undefined ? null : modelAnswer(),
    box: model === undefined || accelerator === undefined ? null : boxStory(),
    modelsThatFit:
      accelerator === undefined
        ? []
        : modelsThatFit(catalogue.models.values(), accelerator.memoryBytes.value * accelerators, {
            quantisation,
            contextTokens,
            concurrent: 1,
          })
            .slice(0, MOST_SHOWN)
            .map(({ id, name, parameters }) => ({ id, name, parameters: parameters.value })),
    quantisation: quantisation.id,
  };

  function modelAnswer(): ModelAnswer {
    const entry = model!;
    const need = (asked = quantisation) =>
      memoryNeed({ model: entry, quantisation: asked, contextTokens, concurrent: 1 });
    const tier = tierFor(need().totalBytes);
    return {
      id: entry.id,
      name: entry.name,
      contextTokens,
      byQuantisation: QUANTISATIONS.map((each) => ({
        quantisation: each.id,
        memory: need(each),
        tier: tierFor(need(each).totalBytes).words,
      })),
      tier,
      nextTier: tierAbove(tier) ?? null,
      machines: acceleratorsThatHold(catalogue.accelerators.values(), need().totalBytes)
        .slice(0, MOST_SHOWN)
        .map(machineAnswer),
    };
  }

  function boxStory(): BoxStory {
    const [entry, card] = [model!, accelerator!];
    const correction = sources.correctionOf?.(entry.id, card.id);
    const runner = readRunner(request.runner);
    const box = {
      model: entry,
      accelerator: card,
      accelerators,
      quantisation,
      runner,
      contextTokens,
      correction,
    };
    const answer = sizeBox(box, {
      requestsPerSecond: (request.peakRequestsPerMinute ?? 0) / 60,
      inputTokens: request.inputTokens,
      outputTokens: request.outputTokens,
    });
    return {
      machine: machineAnswer(card),
      accelerators,
      fits: answer.fits,
      places: answer.places,
      memory: answer.memory,
      decodeAlone: answer.alone.decode,
      decodeFull: answer.full.decode,
      prefill: answer.full.prefill ?? null,
      tokensPerSecond: answer.tokensPerSecond ?? null,
      queue: request.peakRequestsPerMinute === undefined ? null : (answer.queue ?? null),
      carries: request.peakRequestsPerMinute === undefined && answer.fits ? null : (answer.carries ?? null),
      why:
        request.peakRequestsPerMinute === undefined && answer.fits
          ? 'give --peak to see whether it carries the load'
          : answer.why,
      isCorrected: correction !== undefined,
    };
  }
}

function machineAnswer({ id, name, memoryBytes, price, rentPerHour }: AcceleratorEntry): MachineAnswer {
  return {
    id,
    name,
    memoryBytes: memoryBytes.value,
    priceUsd: price === undefined ? null : formatDollars(price.value),
    rentPerHourUsd: rentPerHour === undefined ? null : formatDollars(rentPerHour.value),
  };
}
