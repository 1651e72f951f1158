/**
 * Figures that published guides give, each beside what the advisor's calculators make of the same inputs.
 * `advisor` holds the calculators, from `src/advisor`. Gives rows of a table: case, inputs, the guide's figure, ours.
 */
export function guideRows(advisor) {
  const { caseOf, projectCosts, findPayback, figuresFor, overrideAssumptions, inDollars, rentedTokenPrice } =
    advisor;
  const { START_UP, BARE, GPT_4, FRONTIER, USUAL_ASSUMPTIONS, priceOf, sum } = advisor;
  const months = (assumptions, price, count) =>
    projectCosts(caseOf(assumptions, price), 'expected', count).months;
  const payback = (assumptions, price) => {
    const found = findPayback({ price, figures: figuresFor(assumptions, 'expected'), capacity: undefined });
    return found.kind === 'months' ? `${found.months.toFixed(2)} months` : 'never';
  };
  const withPeople = (hoursPerMonth, hourRate) => overrideAssumptions(START_UP, { hoursPerMonth, hourRate });
  const dollars = (nano) => {
    const amount = inDollars(nano);
    return `$${amount.toLocaleString('en-US', { maximumFractionDigits: amount < 1 ? 4 : 2 })}`;
  };

  const startUp = months(START_UP, GPT_4, 24);
  const perDay = (price) =>
    dollars(
      months(
        overrideAssumptions(BARE, {
          queriesPerMonth: 10_000,
          inputTokensPerQuery: 1_000,
          outputTokensPerQuery: 0,
        }),
        price,
        1,
      )[0].apiNano,
    );
  const tokensPerSecond = 50 / 0.0003 / 86.4;
  const rented = rentedTokenPrice({ rentPerDay: 50, tokensPerDay: 10e6, tokensPerSecond });
  const entry = overrideAssumptions(USUAL_ASSUMPTIONS, {
    rentPerHour: { low: 1, value: 1.2, high: 1.5 },
    onCallHoursPerMonth: 0,
    upgradesPerYear: { low: 2, value: 4, high: 6 },
    hoursPerUpgrade: { low: 2, value: 6, high: 8 },
    incidentsPerYear: { low: 0.5, value: 1, high: 2 },
    costPerIncident: { low: 200, value: 300, high: 500 },
  });
  const ownedIn = (outlook) =>
    dollars(sum(Object.values(projectCosts(caseOf(entry), outlook, 2).months[1].owned)));
  const [first] = startUp;
  const inputs = '100,000 queries × 500 in + 500 out';
  const machine = '$1,600 card, $1,400 system, $30 of power a month';

  return [
    ['start-up, GPT-4 prices', `${inputs}, $0.03 and $0.06 per 1K`, '$4,500 a month', dollars(first.apiNano)],
    ['', 'a year of it', '$54,000', dollars(startUp[11].apiSoFarNano)],
    ['', `${machine}, first year`, 'about $3,400', dollars(startUp[11].ownedSoFarNano)],
    ['', 'each year after', 'about $400', dollars(startUp[23].ownedSoFarNano - startUp[11].ownedSoFarNano)],
    ['', 'no labour', 'paid back in 0.67 months', payback(START_UP, GPT_4)],
    [
      'the same at the frontier price',
      '$1.75 and $14 per million',
      '$787.50 a month',
      dollars(months(START_UP, FRONTIER, 1)[0].apiNano),
    ],
    ['', 'no labour', '3.96 months', payback(START_UP, FRONTIER)],
    ['', '$750 of labour a month', 'about 400 months', payback(withPeople(10, 75), FRONTIER)],
    ['', '$3,000 of labour a month', 'never', payback(withPeople(20, 150), FRONTIER)],
    [
      '70B on a rented GPU',
      '$0.0003 against $0.005 per 1K',
      'about 16 ×',
      `${(0.005 / 0.0003).toFixed(1)} ×`,
    ],
    ['', '10 M tokens a day, self-hosted', '$50 a day', `${perDay(priceOf(0.3, 0))} by its own price`],
    ['', '10 M tokens a day, at the API', '$800 a day', `${perDay(priceOf(5, 0))} by its own price`],
    [
      '',
      'a whole GPU at $50 a day for those 10 M tokens',
      '$0.005 per 1K, the price of the API',
      `${dollars(rented.perThousandNano)} per 1K`,
    ],
    [
      '',
      `the same GPU always busy (${Math.round(tokensPerSecond).toLocaleString('en-US')} tokens a second)`,
      '$0.0003 per 1K',
      `${dollars(rented.atFullUseNano)} per 1K; 10 M a day use ${(rented.utilisation * 100).toFixed(1)} % of it`,
    ],
    [
      'entry-level self-hosting',
      'one rented 24 GB card, people counted',
      '$1,500 to $5,000 a month',
      `${ownedIn('low')} to ${ownedIn('high')}, ${ownedIn('expected')} expected`,
    ],
  ];
}

/** What the rules of thumb say of the start-up at the frontier price, and why they differ. */
export function ruleRows({ placeCase, figuresFor, START_UP, FRONTIER }) {
  const placed = placeCase({
    price: FRONTIER,
    figures: figuresFor(START_UP, 'expected'),
    capacity: undefined,
  });
  return placed.map(({ rule, says, figuresSay, because }) => [rule.words, says, figuresSay, because]);
}
