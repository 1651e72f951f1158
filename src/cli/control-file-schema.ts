import { z } from 'zod';

/** What a control file must hold to be read as one. */
export const controlFileSchema = z.object({
  pid: z.int().positive(),
  url: z.url(),
  token: z.string().min(22).max(200),
  startedAt: z.iso.datetime(),
});
