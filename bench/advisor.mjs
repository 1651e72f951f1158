// Compares what the advisor reckons with what others published, and writes docs/benchmarks/advisor.md with `--write`.
// `node bench/advisor.mjs [--write]`; the published figures lie in advisor-points.json with where they were read.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../scripts/prepare.mjs';
import { guideRows, ruleRows } from './advisor-guides.mjs';

/** Beyond it a figure is listed as missed. */
const MOST_APART = 1.5;
const MOST_MEMORY_SHARE = 0.1;
const { accelerators, models, speeds, weights } = JSON.parse(
  readFileSync(join(root, 'bench/advisor-points.json'), 'utf8'),
);

const scratch = mkdtempSync(join(tmpdir(), 'demarc-advisor-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const advisor = await loadAdvisor();
const { findQuantisation, reckonPoint, factorApart, weightsBytes } = advisor;

const reckonedSpeeds = speeds.map((point) => {
  const reckoned = reckonPoint({
    ...point,
    model: entryOf(models[point.model]),
    accelerator: accelerators[point.accelerator],
    quantisation: findQuantisation(point.quantisation),
  });
  return { ...point, reckoned, apart: factorApart(reckoned, point.tokensPerSecond) };
});
const reckonedWeights = weights.map((point) => {
  const reckoned = weightsBytes(models[point.model].parameters, findQuantisation(point.quantisation));
  return { ...point, reckoned, share: reckoned / point.bytes - 1 };
});

const document = render();
if (process.argv.includes('--write')) {
  writeFileSync(join(root, 'docs/benchmarks/advisor.md'), document);
  console.log('docs/benchmarks/advisor.md is written');
} else {
  console.log(document);
}

async function loadAdvisor() {
  const entry = join(scratch, 'entry.ts');
  const from = (path) => JSON.stringify(join(root, 'src/advisor/sizing', path));
  const of = (path) => JSON.stringify(join(root, 'src/advisor', path));
  writeFileSync(
    entry,
    `export { findQuantisation } from ${from('quantisation.ts')};
export { reckonPoint, factorApart } from ${from('published-point.ts')};
export { weightsBytes } from ${from('memory.ts')};
export * from ${of('cost/cost-case.fixture.ts')};
export { inDollars, sum } from ${of('cost/amounts.ts')};
export { overrideAssumptions } from ${of('cost/override-assumptions.ts')};
export { projectCosts } from ${of('cost/project-costs.ts')};
export { rentedTokenPrice } from ${of('cost/rented-token-price.ts')};
export { USUAL_ASSUMPTIONS } from ${of('cost/usual-assumptions.ts')};
export { findPayback } from ${of('break-even/payback.ts')};
export { placeCase } from ${of('break-even/place-case.ts')};
export { figuresFor } from ${of('break-even/sides.ts')};
`,
  );
  const outfile = join(scratch, 'advisor.mjs');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

function entryOf({ parameters, layers, keyValueHeads, headSize }) {
  return {
    parameters: { value: parameters },
    activeParameters: undefined,
    layers: { value: layers },
    keyValue: { value: { kind: 'grouped', keyValueHeads, headSize } },
  };
}

function render() {
  const missed = reckonedSpeeds.filter(({ apart }) => !(apart <= MOST_APART));
  const pairs = new Set(
    reckonedSpeeds
      .filter(({ apart }) => apart <= MOST_APART)
      .map(({ model, accelerator }) => `${model} ${accelerator}`),
  );
  const heavy = reckonedWeights.filter(({ share }) => Math.abs(share) > MOST_MEMORY_SHARE);
  const sources = [...new Set([...speeds, ...weights].map(({ url }) => url))];
  return `# What the advisor reckons, against what others published

\`\`\`
node bench/advisor.mjs           # prints this
node bench/advisor.mjs --write   # writes it here
\`\`\`

## Figures that published guides give

Each is held by a test that names its inputs (\`src/advisor/published-guides.test.ts\`); where a guide's own arithmetic is
wrong, both figures stand here.

| case | inputs | the guide | reckoned |
|---|---|---:|---:|
${guideRows(advisor).map(tableRow).join('\n')}

The rules of thumb for the break-even are up to 180 times apart. For the start-up at the frontier price:

| rule | says | reckoned | because |
|---|---|---|---|
${ruleRows(advisor).map(tableRow).join('\n')}

## How speed is reckoned

\`demarc advise hardware\` reckons speed by a roofline: a step takes as long as what it reads from memory or what it
computes, whichever is slower, and a little for each layer. What a runner reaches of either is fitted
(\`src/advisor/sizing/speed.ts\`): for runners that serve few requests (\`streaming\`) to the table of XiongjieDai, for
runners that pack many into each step (\`batching\`) to the tables of TensorRT-LLM 0.6. Of the figures from llama.cpp's
own discussions 4167 and 15013, those for decoding were not used for the fit, so that they test it; those for reading a
prompt were. The published figures, their addresses and the words that were read there are in
\`bench/advisor-points.json\`; the two discussions were read as another public document quotes them.

**${speeds.length - missed.length} of ${speeds.length} speeds lie within a factor of ${MOST_APART}**, of ${pairs.size} pairs of a model and an accelerator.
**${weights.length - heavy.length} of ${weights.length} sizes of weights lie within ${MOST_MEMORY_SHARE * 100} %.**

${missed.length === 0 ? 'None is missed.' : `Missed:\n\n${missed.map(missedLine).join('\n')}`}

Why, as far as one can tell from outside: at 16 bits the M1 Max is within the factor, so that at 4 bits it is held up by
unpacking weights rather than by its memory, which a roofline with one bandwidth does not see; and newer llama.cpp reads
prompts of quantised models on an RTX 4090 faster than its figure for 16-bit arithmetic lets expect, as 8-bit arithmetic
would. On your own machine \`demarc advise measure\` takes the place of all of this.

## Speeds, in tokens a second

| accelerator | model | weights | what | batch | in/out | published | reckoned | apart |
|---|---|---|---|---:|---|---:|---:|---:|
${reckonedSpeeds.map(speedRow).join('\n')}

## Weights, in GB

| model | weights | published | reckoned | apart |
|---|---|---:|---:|---:|
${reckonedWeights.map(weightRow).join('\n')}

## Sources

${sources.map((url) => `- <${url}>`).join('\n')}
`;
}

function tableRow(cells) {
  return `| ${cells.join(' | ')} |`;
}

function missedLine({ accelerator, model, quantisation, measures, tokensPerSecond, reckoned, apart }) {
  return `- ${accelerator}, ${model} at ${quantisation}, ${measures}: ${number(tokensPerSecond)} published, ${number(reckoned)} reckoned, a factor of ${apart.toFixed(2)}`;
}

function speedRow(point) {
  const cards = point.accelerators === 1 ? '' : ` × ${point.accelerators}`;
  const lengths = point.inputTokens === undefined ? '' : `${point.inputTokens}/${point.outputTokens}`;
  const apart = point.apart <= MOST_APART ? point.apart.toFixed(2) : `**${point.apart.toFixed(2)}**`;
  return `| ${point.accelerator}${cards} | ${point.model} | ${point.quantisation} | ${point.measures} | ${point.batch} | ${lengths} | ${number(point.tokensPerSecond)} | ${number(point.reckoned)} | ${apart} |`;
}

function weightRow({ model, quantisation, bytes, reckoned, share }) {
  return `| ${model} | ${quantisation} | ${(bytes / 1e9).toFixed(2)} | ${(reckoned / 1e9).toFixed(2)} | ${(share * 100).toFixed(1)} % |`;
}

function number(figure) {
  return figure.toLocaleString('en-US', { maximumFractionDigits: figure < 1000 ? 1 : 0 });
}
