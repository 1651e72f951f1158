/** How weights are kept, and what a weight then takes on average, scales and mixed tensors included. */
export interface Quantisation {
  readonly id: string;
  readonly bitsPerWeight: number;
  /** 16 or 8: in which precision the arithmetic runs. */
  readonly computeBits: 16 | 8;
  /** Where the figure stands, and how it is said there. */
  readonly source: { readonly url: string; readonly quote: string; readonly readOn: string };
}

const READ_ON = '2026-11-20';
const LLAMA_CPP = 'https://github.com/ggml-org/llama.cpp/blob/master/tools/quantize/README.md';
const LLAMA_2 = 'https://docs.rs/crate/llama-cpp-sys-2/0.1.7/source/llama.cpp/examples/quantize/README.md';
const MXFP4 = 'https://huggingface.co/blog/RakshitAralimatti/learn-ai-with-me';
const GROUPS =
  'https://huggingface.co/TheBloke/Llama-2-70B-AWQ/commit/aa5aace45d3b4ada0b6f1f3ff5670b6a56f7d297';

function gguf(id: string, bitsPerWeight: number, quote: string, url = LLAMA_CPP): Quantisation {
  return { id, bitsPerWeight, computeBits: 16, source: { url, quote, readOn: READ_ON } };
}

/** 4 bits a weight with a scale for each 128 of them: 36.61 GB for the 68.98 billion weights of Llama 2 70B. */
const GROUPED_BITS = 4.25;

export const QUANTISATIONS: readonly Quantisation[] = [
  gguf('fp16', 16, 'F16 | 16.0005 bits/weight'),
  {
    id: 'fp8',
    bitsPerWeight: 8,
    computeBits: 8,
    source: {
      url: 'https://nvidia.github.io/TensorRT-LLM/performance/perf-overview.html',
      quote: 'FP8 models: eight bits by their name',
      readOn: READ_ON,
    },
  },
  {
    id: 'int8',
    bitsPerWeight: 8,
    computeBits: 8,
    source: {
      url: 'https://nvidia.github.io/TensorRT-LLM/performance/perf-overview.html',
      quote: 'INT8: eight bits by its name',
      readOn: READ_ON,
    },
  },
  gguf('q8_0', 8.5008, 'Q8_0 | 8.5008'),
  gguf('q6_k', 6.5633, 'Q6_K | 6.5633'),
  gguf('q5_k_m', 5.7036, 'Q5_K_M | 5.7036'),
  gguf('q4_k_m', 4.8944, 'Q4_K_M | 4.8944'),
  gguf(
    'q4_0',
    4.54,
    '7B Q4_0: 3.56 GiB of 6.74 B parameters (llama-bench)',
    'https://github.com/ggml-org/llama.cpp/discussions/15013',
  ),
  gguf('q3_k_m', 3.91, 'Q3_K_M | 3.91 (Llama 2 7B)', LLAMA_2),
  gguf('q2_k', 3.1593, 'Q2_K | 3.1593'),
  {
    id: 'awq',
    bitsPerWeight: GROUPED_BITS,
    computeBits: 16,
    source: { url: GROUPS, quote: 'main | 4 | 128 | wikitext | 4096 | 36.61 GB', readOn: READ_ON },
  },
  {
    id: 'gptq',
    bitsPerWeight: GROUPED_BITS,
    computeBits: 16,
    source: { url: GROUPS, quote: 'main | 4 | 128 | wikitext | 4096 | 36.61 GB', readOn: READ_ON },
  },
  {
    id: 'mxfp4',
    bitsPerWeight: 4 + 8 / 32,
    computeBits: 16,
    source: {
      url: MXFP4,
      quote: 'blocks of 32 consecutive elements; each block uses a single, shared 8-bit scale',
      readOn: READ_ON,
    },
  },
];

export const USUAL_QUANTISATION = 'q4_k_m';

export function findQuantisation(id: string): Quantisation | undefined {
  return QUANTISATIONS.find((each) => each.id === id.toLowerCase());
}
