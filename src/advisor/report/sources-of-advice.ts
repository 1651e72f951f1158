import type { Source, Sourced } from '../catalog/sourced.ts';
import type { Recommendation } from '../recommend/recommend.ts';

/** Where the figures of the models, machines and prices that were chosen stand; each place once. */
export function sourcesOf({ plan, closed }: Recommendation): readonly (Source & { readonly of: string })[] {
  const named: (Source & { readonly of: string })[] = [];
  const add = (of: string, figure: Sourced<unknown> | undefined) => {
    if (figure !== undefined) named.push({ of, ...figure.source });
  };
  for (const { choice, hardware } of plan.models) {
    const { model } = choice;
    add(`${model.name}: parameters`, model.parameters);
    add(`${model.name}: layers`, model.layers);
    add(`${model.name}: keys and values`, model.keyValue);
    add(`${model.name}: context`, model.contextTokens);
    add(`${model.name}: licence`, model.licence);
    if (hardware !== undefined) {
      const { accelerator, quantisation } = hardware;
      add(`${accelerator.name}: memory`, accelerator.memoryBytes);
      add(`${accelerator.name}: bandwidth`, accelerator.bandwidthBytesPerSecond);
      add(`${accelerator.name}: arithmetic`, accelerator.flops16);
      add(`${accelerator.name}: power`, accelerator.watts);
      add(`${accelerator.name}: price`, hardware.isBought ? accelerator.price : accelerator.rentPerHour);
      const { url, quote, readOn } = quantisation.source;
      named.push({ of: `${quantisation.id}: bits a weight`, title: quantisation.id, url, quote, readOn });
    }
  }
  add(`${closed.entry.name}: input`, closed.entry.inputPerMillion);
  add(`${closed.entry.name}: output`, closed.entry.outputPerMillion);
  return [...new Map(named.map((source) => [`${source.of} ${source.url}`, source])).values()];
}
