import type { ProblemCollector } from './config-problem.ts';
import { readFilePath } from './read-file-path.ts';
import { readWhatFits } from './read-shape.ts';
import { catalogFilesSchema } from './schema.ts';

/** Which files hold newer rows for the advisor's catalogues; they are read when the advisor is asked. */
export function readCatalogFiles(section: unknown, problems: ProblemCollector): readonly string[] {
  const { files } = readWhatFits(catalogFilesSchema, section ?? {}, { path: ['catalog'], problems });
  return files.filter(
    (file, index) => readFilePath(file, ['catalog', 'files', index], problems) !== undefined,
  );
}
