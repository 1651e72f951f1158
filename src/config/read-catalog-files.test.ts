import { describe, expect, it } from 'vitest';
import { createProblemCollector, formatProblem } from './config-problem.ts';
import { readCatalogFiles } from './read-catalog-files.ts';

function read(section: unknown) {
  const problems = createProblemCollector('demarc.yaml', () => ({ line: 3, column: 5 }));
  const files = readCatalogFiles(section, problems);
  return { files, problems: problems.problems.map(formatProblem) };
}

describe('readCatalogFiles', () => {
  it('names no file where nothing is said', () => {
    expect(read(undefined)).toEqual({ files: [], problems: [] });
    expect(read({})).toEqual({ files: [], problems: [] });
  });

  it('keeps the order of the files, since later ones win', () => {
    expect(read({ files: ['/b.yaml', '/a.yaml'] })).toEqual({ files: ['/b.yaml', '/a.yaml'], problems: [] });
  });

  it('takes absolute paths alone, so that it matters nowhere from where it is read', () => {
    expect(read({ files: ['/b.yaml', 'a.yaml'] })).toEqual({
      files: ['/b.yaml'],
      problems: [expect.stringContaining('demarc.yaml:3:5 catalog.files[1]: must be an absolute path')],
    });
  });

  it('reports a misspelt key', () => {
    expect(read({ file: '/a.yaml' }).problems).toEqual([
      'demarc.yaml:3:5 catalog.file: unknown key "file"; did you mean "files"?',
    ]);
  });
});
