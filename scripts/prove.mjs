// `npm run prove -- --worlds 100000`: random worlds against this checkout, from nothing. Arguments go on to
// `demarc prove`; with no `--config`, configurations are random too.
import process from 'node:process';
import { checkNode, ensureBuilt, ensureInstalled } from './prepare.mjs';

checkNode();
ensureInstalled();
await ensureBuilt();
const given = process.argv.slice(2);
const own = given.some((argument) => argument.startsWith('--config')) ? [] : ['--random'];
process.argv = [process.argv[0], 'demarc', 'prove', ...own, ...given];
await import('../dist/demarc.js');
