import type { NanoDollars } from '../../domain/money.ts';
import { dollars, times } from './amounts.ts';

const SECONDS_PER_DAY = 86_400;

export interface RentedMachine {
  /** Dollars for the whole machine. */
  readonly rentPerDay: number;
  readonly tokensPerDay: number;
  /** What it does at full load; undefined is unknown. */
  readonly tokensPerSecond: number | undefined;
}

/** What a thousand tokens cost on a machine that is paid whether it works or not. */
export interface RentedTokenPrice {
  /** At the tokens there are. */
  readonly perThousandNano: NanoDollars;
  /** Were it busy day and night, which is what prices by the token compare with; undefined where that is unknown. */
  readonly atFullUseNano: NanoDollars | undefined;
  /** 0 to 1; undefined where its speed is unknown. */
  readonly utilisation: number | undefined;
}

/** @throws RangeError without tokens. */
export function rentedTokenPrice({
  rentPerDay,
  tokensPerDay,
  tokensPerSecond,
}: RentedMachine): RentedTokenPrice {
  if (!(tokensPerDay > 0)) throw new RangeError('without tokens there is no price for them');
  const rent = dollars(rentPerDay);
  const most = tokensPerSecond === undefined ? undefined : tokensPerSecond * SECONDS_PER_DAY;
  return {
    perThousandNano: times(rent, 1_000 / tokensPerDay),
    atFullUseNano: most === undefined ? undefined : times(rent, 1_000 / most),
    utilisation: most === undefined ? undefined : tokensPerDay / most,
  };
}
