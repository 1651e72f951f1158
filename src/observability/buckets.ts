/**
 * Bounds of histograms. The first of each list are those that the OpenTelemetry GenAI conventions ask for
 * (opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics); ours go further where a model on a processor, or an
 * agent's long answer, takes minutes.
 */
export const OPERATION_SECONDS = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, 163.84, 327.68,
  655.36,
];

export const FIRST_TOKEN_SECONDS = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 320,
];

export const TOKENS = [
  1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864,
];

/** From a large model on a processor to a small one on the fastest accelerators. */
export const TOKENS_PER_SECOND = [1, 2, 5, 10, 20, 30, 40, 60, 80, 120, 160, 240, 480, 1_000, 2_000];

/** What the gateway itself takes to decide: tenths of a millisecond for a chat, tenths of a second for a book. */
export const DECISION_SECONDS = [
  0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5,
];

export const QUEUE_SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

export const COLD_START_SECONDS = [0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320, 640];
