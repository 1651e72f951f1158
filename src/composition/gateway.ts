import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import type { AuditLog } from '../audit/audit-log.ts';
import { askLog } from '../audit/questions/ask-log.ts';
import type { Configuration } from '../config/configuration.ts';
import { DIALECTS } from '../dialects/registry.ts';
import type { Deployment } from '../domain/deployment.ts';
import type { Log } from '../domain/log.ts';
import type { ProviderCodec } from '../domain/provider-codec.ts';
import type { Secret } from '../domain/secret.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';
import type { World } from '../domain/world.ts';
import { createDoor } from '../egress/door.ts';
import { createTransport, type Transport } from '../egress/transport/transport.ts';
import { controlPlaneRoute } from '../http/control-plane-route.ts';
import { healthRoutes } from '../http/health-routes.ts';
import { createHttpServer, type HttpRoute } from '../http/http-server.ts';
import { inferenceRoutes } from '../http/inference-routes.ts';
import { type MetricsRouteOptions, metricsRoute } from '../http/metrics-route.ts';
import { computeCost } from '../ledger/compute-cost.ts';
import type { PriceLookup } from '../ledger/prices.ts';
import { watchAuditTrail } from '../observability/audit-lag.ts';
import { createDispatcher, type DeploymentLoad } from '../pipeline/dispatch/dispatcher.ts';
import { createHealthWatch } from '../pipeline/dispatch/health-watch.ts';
import type { DecisionServices, GatewayServices } from '../pipeline/gateway-services.ts';
import { createOutcomeRecorder } from '../pipeline/outcome-recorder.ts';
import { createRejectionRecorder } from '../pipeline/rejection-recorder.ts';
import { createRetryBudget } from '../pipeline/retry-budget.ts';
import type { Telemetry } from '../pipeline/telemetry.ts';
import { findProviderCodec } from '../providers/registry.ts';
import { estimateTokens } from '../routing/estimate-tokens.ts';
import { createAccountedRequests } from '../storage/accounted-requests.ts';
import type { ApiKeyStore } from '../storage/api-keys.ts';
import { createAuthenticator } from '../storage/authenticator.ts';
import { currentAccounts } from '../storage/current-accounts.ts';
import { currentHistory } from '../storage/current-history.ts';
import { createDecisionHistory } from '../storage/decision-history.ts';
import { loadOrCreateSecret } from '../storage/secret-file.ts';
import { anchorWarnings, requireAnchor, startAnchoring } from './anchoring.ts';
import { auditFolder, commitmentKeyFile, pseudonymKeyFile } from './data-folder.ts';
import { createGatewayControlPlane, createReplay } from './gateway-control-plane.ts';
import { loadPrices } from './load-prices.ts';
import { bodyKeeper, openPayloads, startErasing } from './payloads.ts';
import { startPruning } from './prune-audit.ts';
import { ReloadableDecisions } from './reloadable-decisions.ts';
import { openStores, type Stores } from './stores.ts';
import { openTelemetry } from './telemetry.ts';

export interface GatewayOptions {
  readonly configuration: Configuration;
  /** Everything the gateway keeps lies below it. */
  readonly dataFolder: string;
  readonly world: World;
  readonly log: Log;
  /** For the commands that are run; nothing without it. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly version: string;
  /** The built worker that reads long texts; without one they are read in this thread. */
  readonly classifierWorker: URL | undefined;
  /** What the command line on this machine may show instead of a key. */
  readonly controlToken: Secret;
  /** Why a deployment cannot take requests yet, for the ones whose start this process looks after. */
  readonly notReady?: (deployment: Deployment) => UpstreamFailure | undefined;
  readonly starterPhase?: (() => string) | undefined;
}

/** A gateway that is wired and not yet listening. */
export interface Gateway {
  readonly server: Server;
  readonly keys: ApiKeyStore;
  readonly audit: AuditLog;
  readonly transport: Transport;
  readonly telemetry: Telemetry;
  /**
   * Puts another configuration in force for the requests that come from now on; those under way keep theirs.
   * @throws ConfigError when it changes what only a start can change; the former one stays in force.
   */
  reload(configuration: Configuration): Promise<void>;
  /** Turns new work away, lets running work finish for at most `drainMs`, then closes everything in order. */
  stop(drainMs: number): Promise<void>;
}

/** Time for streams that were cut to tell their callers. */
const CUT_MS = 2_000;

/**
 * Wires every part to every other, down to a server that only needs to listen.
 * @throws AuditLogError and StorageError for a data folder that cannot be used; what was opened is closed again.
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { dataFolder, world, log } = options;
  const notReady = options.notReady ?? (() => undefined);
  const [stores, prices, commitmentKey, pseudonymKey] = await Promise.all([
    openStores(dataFolder, world),
    loadPrices(),
    loadOrCreateSecret(commitmentKeyFile(dataFolder), world.randomBytes),
    loadOrCreateSecret(pseudonymKeyFile(dataFolder), world.randomBytes),
  ]);
  const { audit, keys } = stores;
  const payloads = await openPayloads(options.configuration, options).catch(async (error: unknown) => {
    await stores.close();
    throw error;
  });
  const inForce = await ReloadableDecisions.start({ ...options, commitmentKey, pseudonymKey }, audit);
  const { airGapped } = options.configuration.policy.law;
  const transport = createTransport({ clock: world.clock, airGapped });
  const authenticate = createAuthenticator(keys, world.clock);
  const stopErasing =
    payloads === undefined
      ? () => Promise.resolve()
      : startErasing(payloads, {
          audit,
          clock: world.clock,
          log,
          days: options.configuration.audit.payloads?.retainDays ?? Number.POSITIVE_INFINITY,
        });
  const anchoring = startAnchoring({ ...options, audit, clock: world.clock, env: options.env ?? {} });
  const { requireAnchorWithinMs, retainDays } = options.configuration.audit;
  const stopPruning =
    retainDays === undefined
      ? () => Promise.resolve()
      : startPruning(audit, {
          clock: world.clock,
          days: retainDays,
          onFault: (error) =>
            log.error('prune-failed', { why: error instanceof Error ? error.message : 'unknown fault' }),
        });
  const watched = watchAuditTrail(audit, world.clock);
  const trail =
    requireAnchorWithinMs === undefined ? watched : requireAnchor(watched, anchoring, requireAnchorWithinMs);
  const watch = createHealthWatch({
    world,
    lookAt: (deployment, look) =>
      transport.probe({ deployment, codec: codecFor(deployment.provider.type), ...look }),
    onLoaded: (loaded) => telemetry.modelLoaded(loaded),
  });
  const dispatcher = createDispatcher(world.clock, watch);
  const running = new Set<Promise<void>>();
  let openStreams = 0;
  const watching = await openTelemetry({
    configuration: () => inForce.configuration,
    dataFolder,
    stores,
    version: options.version,
    world,
    log,
    gauges: {
      openRequests: () => running.size,
      openStreams: () => openStreams,
      upstreamConnections: () => transport.openConnections(),
      auditLagS: () => trail.lagS(),
      anchorLagS: () => new Map(anchoring.status().map(({ name, lagS }) => [name, lagS])),
      queueDepth: () =>
        new Map(
          [...inForce.configuration.deployments.keys()].map((name) => [
            name,
            dispatcher.loadOf(name).waiting,
          ]),
        ),
      deploymentHealth: () =>
        new Map(
          [...inForce.configuration.deployments.keys()].map((name) => [
            name,
            dispatcher.loadOf(name).health.state,
          ]),
        ),
      starterPhase: options.starterPhase,
    },
  });
  const { telemetry } = watching;
  const outcomes = createOutcomeRecorder({ audit: trail, log, clock: world.clock });
  const lasting: Omit<GatewayServices, keyof DecisionServices> = {
    authenticate,
    estimateTokens,
    audit: trail,
    door: createDoor({
      sender: transport,
      codecFor,
      aids: { pseudonym: (id) => createHmac('sha256', pseudonymKey).update(id).digest('hex') },
    }),
    dispatcher,
    retryBudget: createRetryBudget(),
    telemetry,
    bodies: bodyKeeper(payloads, audit.log),
    outcomes,
    rejections: createRejectionRecorder({ audit: trail, log, clock: world.clock, telemetry }),
    notReady,
    costOf: (deployment, usage, durationMs) => costOf({ prices, world }, deployment, { usage, durationMs }),
  };

  // Taken once for each request: labelled, decided and cleared under one configuration, also while it is replaced.
  const services = remembered(
    () => inForce.services,
    (deciding): GatewayServices => ({ ...deciding, ...lasting }),
  );
  let isStopping = false;
  const server = createHttpServer(
    [
      ...inferenceRoutes({
        dialects: DIALECTS,
        services,
        sinceS: Math.floor(world.clock.wallMs() / 1000),
        isStopping: () => isStopping,
        onStarted(work) {
          running.add(work);
          void work.finally(() => running.delete(work));
        },
        onStream() {
          openStreams += 1;
          return () => {
            openStreams -= 1;
          };
        },
      }),
      ...metricsRoutes(options.configuration, { page: watching.page, authenticate }),
      ...healthRoutes(
        () => (isStopping ? 'the gateway is stopping' : unreadiness(stores)),
        () => anchorWarnings(anchoring),
      ),
      controlPlaneRoute(
        createGatewayControlPlane({
          configuration: () => inForce.configuration,
          services,
          classifyText: (text, given) => inForce.services.classifyText(text, given),
          trail: audit,
          authenticate,
          controlToken: options.controlToken,
          keys,
          payloads,
          decisions: currentHistory(createDecisionHistory(stores.database), stores.projection),
          replay: createReplay(() => audit.read(0)),
          askAuditor: (question, { withProof }) =>
            askLog(question, { folder: auditFolder(dataFolder), clock: world.clock, withProof }),
          stateOf: (deployment) => notReady(deployment)?.cause ?? stateIn(dispatcher.loadOf(deployment.name)),
          accounts: currentAccounts(createAccountedRequests(stores.database), stores.projection),
          prices,
          version: options.version,
        }),
      ),
    ],
    { log },
  );

  watch.watch(options.configuration.deployments.values());
  return {
    server,
    keys,
    audit,
    transport,
    telemetry,
    async reload(configuration) {
      await inForce.replace(configuration);
      watch.watch(configuration.deployments.values());
    },
    async stop(drainMs) {
      // Still listening, so that whoever asks is told where things stand instead of finding nobody there.
      isStopping = true;
      await within(drainMs, Promise.allSettled(running), world);
      watch.stop();
      server.close();
      server.closeIdleConnections();
      // What is still open is cut at the upstream's side, so that each caller gets its dialect's error.
      await transport.close();
      await within(CUT_MS, Promise.allSettled(running), world);
      server.closeAllConnections();
      await watching.close();
      await inForce.close();
      await within(CUT_MS, Promise.all([stopPruning(), stopErasing()]), world);
      await within(CUT_MS, outcomes.close(), world);
      await anchoring.stop(CUT_MS);
      await stores.close();
    },
  };
}

/** What keeps the gateway from serving, apart from models: nothing is served that cannot be recorded. */
/** Makes something of `source` and keeps it for as long as that stays the same; requests ask several times each. */
function remembered<Source, Result>(source: () => Source, make: (source: Source) => Result): () => Result {
  let of = source();
  let made = make(of);
  return () => {
    const now = source();
    if (now !== of) {
      of = now;
      made = make(now);
    }
    return made;
  };
}

async function unreadiness({ audit, database }: Stores): Promise<string | undefined> {
  if (!audit.isAccepting()) return 'the audit log cannot be written';
  try {
    await database.check();
    return undefined;
  } catch {
    return 'the database is gone';
  }
}

/** `/metrics`, unless the configuration switched it off. */
function metricsRoutes(
  { telemetry: { metrics } }: Configuration,
  {
    page,
    authenticate,
  }: Pick<GatewayServices, 'authenticate'> & { page: MetricsRouteOptions['page'] | undefined },
): HttpRoute[] {
  if (metrics === 'off' || page === undefined) return [];
  return [metricsRoute({ page, authenticate, access: metrics, hostNames: [] })];
}

/** What can be said of a deployment at this moment, in one word; undefined where nobody looked. */
function stateIn({ breaker, health }: DeploymentLoad): string | undefined {
  if (health.state === 'ill') return health.cause;
  if (breaker === 'open') return 'left-alone';
  if (health.state === 'ready' && health.isLoaded === false) return 'not-loaded';
  return health.state === 'unknown' ? undefined : health.state;
}

function codecFor(type: string): ProviderCodec {
  const codec = findProviderCodec(type);
  if (codec === undefined) throw new Error('a provider has a type that no codec speaks');
  return codec;
}

function costOf(
  { prices, world }: { prices: PriceLookup; world: World },
  { provider, model, pricing }: Deployment,
  { usage, durationMs }: { usage: Parameters<GatewayServices['costOf']>[1]; durationMs: number },
): ReturnType<GatewayServices['costOf']> {
  if (usage === undefined) return { nano: undefined, basis: 'unknown' };
  const price = pricing.kind === 'catalogue' ? prices(provider, model, world.clock.wallMs()) : undefined;
  const { costNano, basis } = computeCost(usage, pricing, { price, durationMs });
  return { nano: costNano, basis };
}

/** Waits for `work`, but no longer than `durationMs`. */
function within(durationMs: number, work: Promise<unknown>, { clock }: World): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(durationMs, resolve);
    void work.then(() => {
      cancel();
      resolve();
    });
  });
}
