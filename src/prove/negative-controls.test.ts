import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ClassifiedRequest } from '../domain/classified-request.ts';
import type { Deployment } from '../domain/deployment.ts';
import { memberOf } from '../domain/json/json-node.ts';
import type { ModelRequest } from '../domain/model-request.ts';
import type { ProviderCodec } from '../domain/provider-codec.ts';
import type { GatewayServices } from '../pipeline/gateway-services.ts';
import type { Violation } from './judge-world.ts';

// A test that nothing can fail proves nothing. Here each guard is broken on purpose, one at a time, and the leak test
// has to say so within a few hundred worlds, by the promise that the guard is there for.

type Break = () => void;

interface Control {
  readonly name: string;
  readonly breaks: Break;
  readonly promise: Violation['promise'];
}

const MOST_WORLDS = 600;

const replaced = new Set<string>();

/** Puts something in the place of one export of a module, made of what is there. */
function replace<Module extends object>(path: string, change: (actual: Module) => Partial<Module>): void {
  replaced.add(path);
  vi.doMock(path, async (importOriginal) => {
    const actual = await importOriginal<Module>();
    return { ...actual, ...change(actual) };
  });
}

type GuardModule = typeof import('../egress/guard.ts');
type PlanModule = typeof import('../pipeline/plan-decision.ts');
type VerdictModule = typeof import('../egress/verdict.ts');
type ClassifyModule = typeof import('../pipeline/classify.ts');

/** A deployment that the law would let see everything, and that is still where it is. */
function cleared(deployment: Deployment): Deployment {
  const { provider } = deployment;
  const destination = {
    ...provider.destination,
    placement: 'on-premises' as const,
    clearance: 'restricted' as const,
    except: [],
    region: undefined,
  };
  return { ...deployment, provider: { ...provider, destination } };
}

/** The guard waves through whatever `when` says, and the plan holds every candidate. */
function waveThrough(
  when: (classified: ClassifiedRequest, deployment: Deployment) => boolean,
  plansAll: (facts: { requestedModel: string }) => boolean,
): void {
  replace<GuardModule>('../egress/guard.ts', ({ clear }) => ({
    clear: (question) =>
      clear(
        when(question.classified, question.deployment)
          ? { ...question, deployment: cleared(question.deployment) }
          : question,
      ),
  }));
  replace<PlanModule>('../pipeline/plan-decision.ts', ({ planDecision }) => ({
    planDecision: (policy, facts) => {
      const decision = planDecision(policy, facts);
      if (!plansAll(facts)) return decision;
      const others = decision.candidates
        .map(({ deployment }) => deployment)
        .filter((name) => !decision.plan.includes(name));
      return { ...decision, plan: [...decision.plan, ...others] };
    },
  }));
}

function ignoreRefusals(code: string): Break {
  return () =>
    replace<VerdictModule>('../egress/verdict.ts', ({ refusalsFor }) => ({
      refusalsFor: (question) => refusalsFor(question).filter((refusal) => refusal.code !== code),
    }));
}

function skipTexts(where: (pointer: string) => boolean): Break {
  return () =>
    replace<typeof import('../domain/json/leaves.ts')>(
      '../domain/json/leaves.ts',
      ({ leavesOf, formatPointer }) => ({
        leavesOf: (document) => leavesOf(document).filter(({ path }) => !where(formatPointer(path))),
      }),
    );
}

type Looking = Parameters<ClassifyModule['classify']>[1];

function relabel(change: (services: Looking) => Partial<Looking>): Break {
  return () =>
    replace<ClassifyModule>('../pipeline/classify.ts', ({ classify }) => ({
      classify: (understood, services) => classify(understood, { ...services, ...change(services) }),
    }));
}

function recode(change: (codec: ProviderCodec) => Partial<ProviderCodec>): Break {
  return () =>
    replace<typeof import('../providers/registry.ts')>(
      '../providers/registry.ts',
      ({ findProviderCodec }) => ({
        findProviderCodec: (type) => {
          const codec = findProviderCodec(type);
          return codec === undefined ? undefined : { ...codec, ...change(codec) };
        },
      }),
    );
}

const LOWEST = { level: 'public', categories: [], residency: [] } as const;
const NOTHING_FOUND = {
  label: LOWEST,
  findings: [],
  findingsLeftOut: 0,
  reasons: [],
  classifierVersion: 'broken',
} as const;

const CONTROLS: readonly Control[] = [
  {
    name: 'one request tells something of another',
    promise: 'told by difference',
    breaks: () => {
      let last = 0;
      recode((codec) => ({
        encodeRequest: (request, deployment, aids) => {
          const encoded = codec.encodeRequest(request, deployment, aids);
          const headers = { ...encoded.headers, 'x-before': String(last) };
          for (const character of encoded.body) last = (last * 31 + character.charCodeAt(0)) % 1_000_003;
          return { ...encoded, headers };
        },
      }))();
    },
  },
  {
    name: 'a fallback is not cleared',
    promise: 'uncleared destination',
    breaks: () => {
      const seen = new WeakSet<object>();
      waveThrough(
        (classified) => {
          const isFirst = !seen.has(classified);
          seen.add(classified);
          return !isFirst;
        },
        () => true,
      );
    },
  },
  {
    name: 'a model asked for by name or alias bypasses the law',
    promise: 'uncleared destination',
    breaks: () =>
      waveThrough(
        ({ request }) => request.requestedModel !== 'auto',
        ({ requestedModel }) => requestedModel !== 'auto',
      ),
  },
  {
    name: 'an escalation is not cleared',
    promise: 'uncleared destination',
    breaks: () =>
      replace<typeof import('../pipeline/escalate.ts')>('../pipeline/escalate.ts', ({ escalate }) => ({
        escalate: (recorded, result, services) => {
          const deployments = new Map(
            [...recorded.policy.deployments].map(([name, each]) => [name, cleared(each)]),
          );
          return escalate({ ...recorded, policy: { ...recorded.policy, deployments } }, result, services);
        },
      })),
  },
  {
    name: 'an error of the classifier is ignored',
    promise: 'uncleared destination',
    breaks: relabel(({ classify }) => ({
      classify: async (input) => {
        try {
          return await classify(input);
        } catch {
          return NOTHING_FOUND;
        }
      },
    })),
  },
  {
    name: 'nothing is classified',
    promise: 'uncleared destination',
    breaks: relabel(() => ({ classify: () => Promise.resolve(NOTHING_FOUND) })),
  },
  {
    name: 'what a caller declares lowers the label',
    promise: 'uncleared destination',
    breaks: relabel(({ classify }) => ({
      classify: async (input) => {
        const found = await classify(input);
        return input.declared === undefined ? found : { ...found, label: input.declared };
      },
    })),
  },
  {
    name: 'what a caller declares is ignored',
    promise: 'uncleared destination',
    breaks: () =>
      replace<typeof import('../pipeline/declared.ts')>('../pipeline/declared.ts', () => ({
        declaredLabel: () => undefined,
      })),
  },
  { name: 'the clearance is not asked', promise: 'uncleared destination', breaks: ignoreRefusals('level') },
  {
    name: 'an excepted category is not asked',
    promise: 'uncleared destination',
    breaks: ignoreRefusals('category'),
  },
  { name: 'residency is not asked', promise: 'uncleared destination', breaks: ignoreRefusals('residency') },
  {
    name: "a key's limit is not asked",
    promise: 'uncleared destination',
    breaks: ignoreRefusals('key-level'),
  },
  {
    name: 'requirements are not asked',
    promise: 'uncleared destination',
    breaks: ignoreRefusals('requirement'),
  },
  {
    name: 'members of unknown names are skipped',
    promise: 'uncleared destination',
    breaks: skipTexts((pointer) => pointer.includes('/x_')),
  },
  {
    name: 'tools are skipped',
    promise: 'uncleared destination',
    breaks: skipTexts((pointer) => pointer.startsWith('/tools')),
  },
  {
    name: 'the history is skipped',
    promise: 'uncleared destination',
    breaks: skipTexts((pointer) => /^\/messages\/0\b/.test(pointer)),
  },
  {
    name: 'disguises are not undone',
    promise: 'uncleared destination',
    breaks: () =>
      replace<typeof import('../classifier/rewritings.ts')>('../classifier/rewritings.ts', () => ({
        readRewritings: () => true,
      })),
  },
  {
    name: 'a picture counts for nothing',
    promise: 'uncleared destination',
    breaks: () =>
      replace<typeof import('../pipeline/unreadable-content.ts')>(
        '../pipeline/unreadable-content.ts',
        ({ unreadableContent }) => ({
          unreadableContent: (...input) => ({
            ...unreadableContent(...input),
            hasMedia: false,
            hasUnknown: false,
            mediaPointers: [],
            pointers: [],
          }),
        }),
      ),
  },
  {
    name: "a caller's header is forwarded",
    promise: 'uncleared destination',
    breaks: () => {
      const cookies = new WeakMap<ModelRequest, string>();
      replace<ClassifyModule>('../pipeline/classify.ts', ({ classify }) => ({
        classify: (understood, services) => {
          cookies.set(understood.request, understood.exchange.headers['cookie'] ?? '');
          return classify(understood, services);
        },
      }));
      recode((codec) => ({
        encodeRequest: (request, deployment, aids) => {
          const encoded = codec.encodeRequest(request, deployment, aids);
          return { ...encoded, headers: { ...encoded.headers, cookie: cookies.get(request) ?? '' } };
        },
      }))();
    },
  },
  {
    name: "a caller's name for its user is sent as it is",
    promise: 'uncleared destination',
    breaks: () =>
      replace<typeof import('../egress/door.ts')>('../egress/door.ts', ({ createDoor }) => ({
        createDoor: (parts) =>
          createDoor({ ...parts, aids: { pseudonym: (id) => id.slice(id.indexOf('\0') + 1) } }),
      })),
  },
  {
    name: 'the record holds names that the caller made up',
    promise: 'secret in a sink',
    breaks: () =>
      replace<typeof import('../domain/json/public-pointer.ts')>('../domain/json/public-pointer.ts', () => ({
        publicPointer: (pointer) => pointer,
      })),
  },
  {
    name: "the record holds what an upstream's error says",
    promise: 'secret in a sink',
    breaks: recode((codec) => ({
      mapError: (response) => ({
        ...codec.mapError(response),
        cause: Buffer.from(response.body).toString('utf8').slice(0, 2_000),
      }),
    })),
  },
  {
    name: 'the log tells what was asked',
    promise: 'secret in a sink',
    breaks: () =>
      replace<typeof import('../pipeline/settle.ts')>('../pipeline/settle.ts', ({ settle }) => ({
        settle: (recorded, answered, services) => {
          services.log.info('request', { body: recorded.document.text.slice(0, 900) });
          settle(recorded, answered, services);
        },
      })),
  },
  {
    name: 'an error quotes the request',
    promise: 'secret in a sink',
    breaks: () =>
      replace<typeof import('../pipeline/why-not.ts')>('../pipeline/why-not.ts', ({ refusalError }) => ({
        refusalError: (recorded) => {
          const error = refusalError(recorded);
          error.message = `${error.message}: ${recorded.document.text}`;
          return error;
        },
      })),
  },
  {
    name: 'a finding of one text is remembered for another',
    promise: 'uncleared destination',
    breaks: () => {
      let remembered: Awaited<ReturnType<GatewayServices['classify']>> | undefined;
      relabel(({ classify }) => ({
        classify: async (input) => {
          remembered ??= await classify(input);
          return remembered;
        },
      }))();
    },
  },
  {
    name: 'an attempt is sent before it is on record',
    promise: 'sent before it was recorded',
    breaks: () =>
      replace<typeof import('../egress/door.ts')>('../egress/door.ts', ({ createDoor }) => ({
        createDoor: (parts) => {
          const door = createDoor(parts);
          return {
            open: (request, passage) =>
              door.open(request, {
                ...passage,
                record: (encoded) => {
                  void passage.record(encoded);
                  return Promise.resolve();
                },
              }),
          };
        },
      })),
  },
  {
    name: 'a cleaned request is not looked at again',
    promise: 'uncleared destination',
    breaks: lookOnlyOnce,
  },
  {
    name: 'a request is cleaned where no rule says so',
    promise: 'uncleared destination',
    breaks: () =>
      replace<typeof import('../pipeline/policy-version.ts')>(
        '../pipeline/policy-version.ts',
        ({ policySnapshot }) => ({
          policySnapshot: (document, deployments) => {
            const policy = policySnapshot(document, deployments);
            const route: typeof policy.route = (facts) => {
              const own = policy.route(facts);
              return own.kind === 'rule' ? { ...own, clean: { how: 'redact' } } : own;
            };
            return { ...policy, route, cleans: true };
          },
        }),
      ),
  },
];

/** What is left of a cleaned request is taken for harmless, whatever it is. */
function lookOnlyOnce(): void {
  replace<ClassifyModule>('../pipeline/classify.ts', ({ classify }) => ({
    classify: (understood, services, ask) => {
      const isAgain = 'work' in understood;
      return classify(
        understood,
        isAgain ? { ...services, classify: () => Promise.resolve(NOTHING_FOUND) } : services,
        ask,
      );
    },
  }));
}

type CleaningModule = typeof import('../egress/cleaning/clean-document.ts');

interface CleaningControl {
  readonly name: string;
  readonly breaks: Break;
  readonly promise: string;
}

const CLEANING_CONTROLS: readonly CleaningControl[] = [
  {
    name: 'a tool is left out of cleaning, and nobody looks again',
    promise: 'an original left',
    breaks: () => {
      lookOnlyOnce();
      replace<CleaningModule>('../egress/cleaning/clean-document.ts', ({ cleanDocument }) => ({
        cleanDocument: (document, terms) => {
          const tools = memberOf(document.document.root, 'tools');
          const isTool = (start: number) => tools !== undefined && start >= tools.start && start < tools.end;
          const findings = document.findings.filter(({ leafStart }) => !isTool(leafStart));
          return cleanDocument({ ...document, findings, isContent: () => false }, terms);
        },
      }));
    },
  },
  {
    name: 'what was taken out of one request is put into the answer to another',
    promise: 'an original came to somebody else',
    breaks: () => {
      const all = new Map<string, string>();
      replace<typeof import('../egress/cleaning/restore-answer.ts')>(
        '../egress/cleaning/restore-answer.ts',
        ({ createAnswerRestorer }) => ({
          createAnswerRestorer: ({ originals, isTextJson }) => {
            for (const [surrogate, original] of originals) all.set(surrogate, original);
            return createAnswerRestorer({ originals: new Map(all), isTextJson });
          },
        }),
      );
    },
  },
  {
    name: 'only what was found is replaced, and not where else it stands',
    promise: 'an original left',
    breaks: () => {
      replace<typeof import('../egress/cleaning/find-mentions.ts')>(
        '../egress/cleaning/find-mentions.ts',
        () => ({ createFindMentions: () => () => [] }),
      );
    },
  },
  {
    name: 'made-up values are made of the originals',
    promise: 'an original left',
    breaks: () =>
      replace<typeof import('../egress/cleaning/make-surrogate.ts')>(
        '../egress/cleaning/make-surrogate.ts',
        () => ({ makeSurrogate: (_kind, original) => `x${original}` }),
      ),
  },
  {
    name: 'the record tells what was replaced',
    promise: 'an original is on record',
    breaks: () =>
      replace<CleaningModule>('../egress/cleaning/clean-document.ts', ({ cleanDocument }) => ({
        cleanDocument: (document, terms) => {
          const cleaned = cleanDocument(document, terms);
          if (cleaned.kind === 'cannot') return cleaned;
          const counts = Object.fromEntries(
            [...cleaned.restorable.values()].map((original) => [original, 1]),
          );
          return { ...cleaned, counts };
        },
      })),
  },
];

describe('the leak test', () => {
  afterEach(() => {
    for (const path of replaced) vi.doUnmock(path);
    replaced.clear();
    vi.resetModules();
  });

  it.each(CONTROLS)('catches that $name', { timeout: 120_000 }, async ({ breaks, promise }) => {
    vi.resetModules();
    breaks();
    const { makeWorld } = await import('./make-world.ts');
    const { replayWorld } = await import('./prove.ts');
    const caught = await firstWorld((seed) => replayWorld(makeWorld(seed)));
    expect(caught?.promises).toContain(promise);
  });

  it.each(CLEANING_CONTROLS)('catches that $name', { timeout: 120_000 }, async ({ breaks, promise }) => {
    vi.resetModules();
    breaks();
    const { proveCleaning } = await import('./cleaning/prove-cleaning.ts');
    const { systemWorld } = await import('../observability/system-world.ts');
    const { failure } = await proveCleaning({ firstSeed: 1, cases: MOST_WORLDS, world: systemWorld() });
    expect(failure?.promise).toBe(promise);
  });
});

async function firstWorld(violationsOf: (seed: number) => Promise<readonly Violation[]>) {
  for (let seed = 1; seed <= MOST_WORLDS; seed += 1) {
    const violations = await violationsOf(seed);
    if (violations.length > 0) return { seed, promises: violations.map(({ promise }) => promise) };
  }
  return undefined;
}
