import type { HardwareAnswer } from '../advisor/answers/answer-hardware.ts';
import { count, gigabytes, joinBlocks } from './advice-blocks.ts';
import type { Paint } from './paint.ts';
import { readableDollars } from './readable-dollars.ts';
import type { Terminal } from './terminal.ts';
import { textTable, wrapWords } from './text-table.ts';

export function renderHardwareAnswer(
  { model, box, modelsThatFit, quantisation }: HardwareAnswer,
  paint: Paint,
  terminal: Terminal,
): string {
  const blocks: string[][] = [];
  if (model !== null) {
    blocks.push(
      [paint.bold(`What ${model.name} needs, with ${count(model.contextTokens)} tokens of context`)],
      textTable([
        ['', 'weights', 'context', 'in all', 'fits'],
        ...model.byQuantisation.map(({ quantisation: id, memory, tier }) => [
          id,
          gigabytes(memory.weightsBytes),
          gigabytes(memory.keyValueBytes),
          gigabytes(memory.totalBytes),
          tier,
        ]),
      ]),
      [
        `At ${quantisation}: ${model.tier.words}${priceWords(model.tier)}`,
        ...(model.nextTier === null
          ? []
          : [`One tier up: ${model.nextTier.words}${priceWords(model.nextTier)}`]),
      ],
      model.machines.length === 0
        ? ['No single machine of the catalogue holds it: take several (--gpus)']
        : textTable([
            ['holds it', 'memory', 'bought', 'an hour'],
            ...model.machines.map(({ name, memoryBytes, priceUsd, rentPerHourUsd }) => [
              name,
              gigabytes(memoryBytes),
              priceUsd === null ? '?' : readableDollars(priceUsd),
              rentPerHourUsd === null ? '?' : readableDollars(rentPerHourUsd),
            ]),
          ]),
    );
  }
  if (box !== null) {
    const verdict =
      box.carries === null
        ? box.why
        : `${box.carries ? paint.good('carries it') : paint.bad('does not carry it')}: ${box.why}`;
    blocks.push([
      paint.bold(`${box.accelerators} × ${box.machine.name}`),
      ...wrapWords(verdict, terminal.columns),
      ...(box.fits
        ? [
            `${box.places} requests at once; alone ${box.decodeAlone.toFixed(0)} tokens a second, together ${box.decodeFull.toFixed(0)}; reads ${box.prefill === null ? 'unknown' : box.prefill.toFixed(0)} a second`,
            box.isCorrected
              ? 'corrected by what was measured'
              : 'reckoned, within a factor of 1.5 or so: demarc advise measure corrects it',
          ]
        : []),
    ]);
  }
  if (modelsThatFit.length > 0) {
    blocks.push([
      paint.bold(`Largest models that fit there at ${quantisation}`),
      ...textTable(
        modelsThatFit.map(({ name, parameters }) => [
          name,
          `${(parameters / 1e9).toFixed(1)} billion weights`,
        ]),
      ),
    ]);
  }
  return joinBlocks(blocks);
}

function priceWords({
  price,
}: {
  readonly price: { readonly low: number; readonly high: number | undefined } | undefined;
}): string {
  if (price === undefined) return '';
  return price.high === undefined
    ? `, $${count(price.low)} and more`
    : `, $${count(price.low)} to $${count(price.high)}`;
}
