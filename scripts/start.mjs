// `npm start`: everything from a bare checkout to a serving gateway. Arguments go on to `demarc start`.
import process from 'node:process';
import { checkNode, ensureBuilt, ensureInstalled } from './prepare.mjs';

checkNode();
ensureInstalled();
await ensureBuilt();
process.argv = [process.argv[0], 'demarc', 'start', ...process.argv.slice(2)];
await import('../dist/demarc.js');
