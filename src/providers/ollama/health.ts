import type { HealthProbe, ProbeAnswer, ProbedModel, ProbeReading } from '../../domain/health-probe.ts';
import { itemsOf, type JsonNode, memberOf, stringOf } from '../../domain/json/json-node.ts';
import { readStatus } from '../health-path.ts';
import { parseUpstreamJson } from '../upstream-json.ts';

/** Ollama's lists (`docs/api.md`, "List Local Models" and "List Running Models"): which weights, and what is in memory. */
export const health: HealthProbe = {
  paths: ['/api/tags', '/api/ps'],
  fromRoot: true,
  read,
};

function read([tags, running]: readonly ProbeAnswer[], sought: ProbedModel): ProbeReading {
  const reading = readStatus(tags);
  if (reading.state !== 'ready' || running === undefined) return reading;
  const there = entryOf(tags, sought.model);
  // The list was read and does not have it: a request would be answered 404.
  if (there === 'absent') return { state: 'ill', cause: 'model-not-found' };
  if (there === 'unreadable') return reading;
  const loaded = entryOf(running, sought.model);
  // What is in memory is what answers, also where the name means something else by now.
  const digest = stringOf(memberOf(typeof loaded === 'string' ? there : loaded, 'digest'));
  if (sought.digest !== undefined && digest !== undefined && !agrees(sought.digest, digest))
    return { state: 'other-weights' };
  return { state: 'ready', isLoaded: loaded === 'unreadable' ? undefined : loaded !== 'absent' };
}

function entryOf(answer: ProbeAnswer | undefined, model: string): JsonNode | 'absent' | 'unreadable' {
  const document = answer?.status === 200 ? parseUpstreamJson(answer.body) : undefined;
  const models = document && memberOf(document.root, 'models');
  if (models?.kind !== 'array') return 'unreadable';
  const found = itemsOf(models).find((entry) => {
    const name = stringOf(memberOf(entry, 'model')) ?? stringOf(memberOf(entry, 'name'));
    return name !== undefined && withTag(name) === withTag(model);
  });
  return found ?? 'absent';
}

/** `qwen3` is short for `qwen3:latest`; case makes no difference. */
function withTag(name: string): string {
  const hasTag = name.slice(name.lastIndexOf('/') + 1).includes(':');
  return (hasTag ? name : `${name}:latest`).toLowerCase();
}

/** A pinned digest may be shortened, as `ollama list` shows it; one that is no digest agrees with nothing. */
function agrees(pinned: string, actual: string): boolean {
  const digits = /^(?:sha256[:-])?([0-9a-f]{12,64})$/i.exec(pinned)?.[1];
  return digits !== undefined && actual.replace(/^sha256[:-]/, '').startsWith(digits.toLowerCase());
}
