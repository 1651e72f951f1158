import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = join(import.meta.dirname, 'refused');

function tool(path: string, args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', path), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe('what must not be written', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  const output = tool('typescript/bin/tsc', ['-p', join(FOLDER, 'tsconfig.json'), '--pretty', 'false']);

  it.each(files)('%s does not compile', (name) => {
    const errors = output.split('\n').filter((line) => line.includes(`/${name}(`));
    // One error each, for the one thing that is wrong: a typo or a moved file would show as another.
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/error TS(2345|2322|2739|2741|2740):/);
  });

  it('an asserted clearance is refused by lint', () => {
    const folder = mkdtempSync(join(ROOT, 'src/pipeline/tmp-'));
    try {
      const file = join(folder, 'forged.ts');
      writeFileSync(
        file,
        "import type { ClearedRequest } from '../../egress/guard.ts';\nexport const forged = JSON.parse('{}') as ClearedRequest;\n",
      );
      expect(tool('oxlint/bin/oxlint', [file])).toContain('A ClearedRequest cannot be asserted');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
