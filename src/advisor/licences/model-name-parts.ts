/** Words at the end of a name that tell of tuning or packing and not of another model. */
const PACKING = new Set(
  'instruct it chat base hf gguf ggml awq gptq exl2 mlx fp8 fp16 bf16 fp4 nvfp4 int4 int8 4bit 8bit latest k m s l xs'.split(
    ' ',
  ),
);
const QUANTISED = /^i?q\d$/;
/** A longer name is none, and what is compared has a bound. */
const MAX_LENGTH = 160;

/**
 * The parts of a model's name that tell which model it is, whatever a hub or a runner makes of it:
 * `Qwen/Qwen3-8B-Instruct-AWQ` and `qwen3:8b` are both `qwen 3 8b`. Versions and sizes stay apart.
 */
export function modelNameParts(name: string): string[] {
  const [own = ''] = name.slice(0, MAX_LENGTH).toLowerCase().split('/').slice(-1);
  const parts = own
    .split(/[-_:\s]/)
    .flatMap(splitVersion)
    .filter((part) => part !== '');
  while (parts.length > 1 && isPacking(parts.at(-1) ?? '')) parts.pop();
  return parts;
}

// `qwen3` is a name and a version; `8b` and `q4` are one thing.
function splitVersion(part: string): string[] {
  const [, word, version] = /^([a-z]{2,40})(\d[\d.]{0,10})$/.exec(part) ?? [];
  return word === undefined || version === undefined || PACKING.has(part) ? [part] : [word, version];
}

function isPacking(part: string): boolean {
  return PACKING.has(part) || QUANTISED.test(part) || part === '0' || part === '1';
}
