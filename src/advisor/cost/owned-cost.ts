import type { NanoDollars } from '../../domain/money.ts';
import { dollars, sum, times } from './amounts.ts';
import type { Load } from './capacity.ts';
import type { Figures } from './figures.ts';
import { HOURS_PER_MONTH, MONTHS_PER_YEAR } from './traffic.ts';

/** What a month with machines of one's own comes to, without what was paid once. */
export interface OwnedLines {
  readonly rent: NanoDollars;
  readonly power: NanoDollars;
  readonly people: NanoDollars;
  readonly onCall: NanoDollars;
  readonly incidents: NanoDollars;
  readonly monitoring: NanoDollars;
  readonly upgrades: NanoDollars;
  readonly storage: NanoDollars;
  readonly egress: NanoDollars;
}

/** What is paid before the first query is answered, without machines. */
export interface OneTimeLines {
  readonly setUp: NanoDollars;
  readonly prompts: NanoDollars;
  readonly loadTests: NanoDollars;
  readonly retraining: NanoDollars;
}

export function ownedMonth(load: Load, figures: Figures): OwnedLines {
  const rate = dollars(figures.hourRate);
  const { upgradesPerYear, hoursPerUpgrade, incidentsPerYear } = figures;
  return {
    rent: times(dollars(figures.rentPerHour), load.machines * figures.rentedHoursPerMonth),
    power: times(dollars(figures.powerPrice), kilowattHours(load, figures)),
    people: times(rate, figures.hoursPerMonth),
    onCall: times(rate, figures.onCallHoursPerMonth),
    incidents: times(dollars(figures.costPerIncident), incidentsPerYear / MONTHS_PER_YEAR),
    monitoring: dollars(figures.monitoringPerMonth),
    upgrades: times(rate, (upgradesPerYear * hoursPerUpgrade) / MONTHS_PER_YEAR),
    storage: times(dollars(figures.storagePrice), figures.storedGigabytes),
    egress: times(dollars(figures.egressPrice), figures.egressGigabytes),
  };
}

export function oneTime(figures: Figures): OneTimeLines {
  const rate = dollars(figures.hourRate);
  return {
    setUp: times(rate, figures.setUpHours),
    prompts: times(rate, figures.promptsToRewrite * figures.hoursPerPrompt),
    loadTests: times(rate, figures.loadTestHours),
    retraining: times(dollars(figures.costPerRetraining), figures.variantsToRetrain),
  };
}

/** What one machine costs to buy. */
export function purchase({ machinePrice, systemPrice }: Figures): NanoDollars {
  return sum([dollars(machinePrice), dollars(systemPrice)]);
}

/** What so many bought machines lose in value in a month. */
export function depreciation(machines: number, figures: Figures): NanoDollars {
  const { residualShare, depreciationMonths } = figures;
  return times(purchase(figures), (machines * (1 - residualShare)) / depreciationMonths);
}

/** Machines of unknown capacity are taken for always busy, which is the most that they can draw. */
function kilowattHours({ machines, utilisation = 1 }: Load, figures: Figures): number {
  const { idleWatts, busyWatts, powerUsageEffectiveness } = figures;
  const moreWhenBusy = Math.max(0, busyWatts - idleWatts);
  const watts = machines * (idleWatts + moreWhenBusy * Math.min(1, utilisation));
  return (watts * powerUsageEffectiveness * HOURS_PER_MONTH) / 1_000;
}
