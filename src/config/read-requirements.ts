import type { Requirement } from '../domain/law.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { readRetention } from './read-providers.ts';
import { type ReadContext, readShape } from './read-shape.ts';
import { requirementSchema } from './schema.ts';

/** Reads `requirements`: what data may demand of a destination beyond its clearance. */
export function readRequirements(values: readonly unknown[], { problems }: ReadContext): Requirement[] {
  return values.flatMap((value, index) => {
    const path: PolicyPath = ['requirements', index];
    const written = readShape(requirementSchema, value, { path, problems });
    if (written === undefined) return [];
    const { agreements, retention, regions, placements } = written.requires;
    if (agreements.length + regions.length + placements.length === 0 && retention === undefined) {
      problems.add(
        [...path, 'requires'],
        'asks for nothing; name agreements, retention, regions or placements',
        {
          at: 'key',
        },
      );
    }
    return [
      {
        name: written.name,
        categories: written.categories,
        fromLevel: written.fromLevel,
        agreements,
        maxRetentionDays: retention === undefined ? undefined : daysOf(retention),
        regions,
        placements,
      },
    ];
  });
}

function daysOf(text: string): number {
  const retention = readRetention(text);
  return retention.kind === 'none' ? 0 : retention.days;
}
