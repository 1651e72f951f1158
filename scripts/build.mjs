// `npm run build`: installs if need be and bundles into dist/.
import { checkNode, ensureBuilt, ensureInstalled } from './prepare.mjs';

checkNode();
ensureInstalled();
await ensureBuilt();
