import type { NpmResult } from './npm-command.ts';
import { diskFull, StarterFailure } from './starter-failure.ts';

/** Turns npm's `npm error code E…` line into one of our sentences. `purpose` completes "npm could not …". */
export function npmFailure(result: NpmResult, purpose: string): StarterFailure {
  const code = /npm (?:error|ERR!) code ([A-Z0-9_]{1,40})/.exec(result.stderr)?.[1];
  switch (code) {
    case 'ENOSPC':
      return diskFull(undefined);
    case 'E404':
    case 'ETARGET':
      return new StarterFailure(
        'not-found',
        `npm could not ${purpose}: the registry does not have it (${code}).`,
        {
          isRetryable: false,
        },
      );
    case 'E401':
    case 'E403':
    case 'ENEEDAUTH':
      return new StarterFailure('refused', `npm could not ${purpose}: the registry refuses it (${code}).`, {
        isRetryable: false,
      });
    case 'EINTEGRITY':
      return new StarterFailure('integrity', `npm could not ${purpose}: a package has the wrong hash.`, {
        isRetryable: true,
      });
    default:
      return new StarterFailure(
        'network',
        `npm could not ${purpose}${code === undefined ? '' : ` (${code})`}; is the registry reachable?`,
        { isRetryable: true },
      );
  }
}
