const percent = (value) => `${(100 * value).toFixed(1)} %`;
const share = (value) => value.toFixed(3);
/** Goals above one half are shares to reach, written like F1; the others are rates to stay under. */
const isRate = ({ sign }) => sign === '≤';

/** The results as a page of Markdown. */
export function renderPage(result) {
  const { rows, targets, figures, speed, peers, node } = result;
  const parts = [
    `# How well sensitive text is found: measured

\`node bench/sensitivity.mjs\` makes this page. [\`bench/README.md\`](../../bench/README.md#sensitive-text) tells what is
measured and how to read it; [labels](../labels.md) tells what the words mean.

Node ${node}. ${Object.entries(rows)
      .map(([name, count]) => `${name.replaceAll('_', ' ')}: ${count}`)
      .join('; ')} texts.

## Goals

| | goal | measured | 95 % interval | texts | |
|---|---:|---:|---:|---:|---|
${targets.map(targetRow).join('\n')}`,
    breakdown(figures),
  ];
  if (speed !== undefined) parts.push(speedPart(speed));
  if (peers.length > 0) parts.push(peerPart(peers, targets));
  return `${parts.join('\n\n')}\n`;
}

function targetRow(target) {
  const { name, goal, sign, value, low, high, of, isMet } = target;
  const show = isRate(target) ? percent : share;
  const aim = goal === undefined ? '' : `${sign} ${show(goal)}`;
  if (value === undefined) return `| ${name} | ${aim} | | | | |`;
  const verdict = isMet === undefined ? '' : isMet ? 'met' : '**missed**';
  return `| ${name} | ${aim} | ${show(value)} | ${show(low)} to ${show(high)} | ${of ?? ''} | ${verdict} |`;
}

function breakdown({ pii, idvectors, secrets, injection, classes, structured, benign }) {
  const tables = [];
  const add = (title, head, lines) => {
    if (lines.length > 0) tables.push(`### ${title}\n\n${head}\n${lines.join('\n')}`);
  };
  if (pii !== undefined) {
    add(
      'People and numbers, by source',
      '| source | F1 | 95 % interval | precision | recall | flagged, of those that hold nothing |\n|---|---:|---:|---:|---:|---:|',
      Object.entries(pii.bySource).map(([source, { cleanFlagged, ...scored }]) => {
        const { value, low, high, precision, recall } = scored;
        const own =
          value === undefined
            ? ' | | | '
            : `${share(value)} | ${share(low)} to ${share(high)} | ${share(precision)} | ${share(recall)}`;
        const { value: flagged, of } = cleanFlagged;
        return `| ${source} | ${own} | ${flagged === undefined ? '' : `${percent(flagged)} of ${of}`} |`;
      }),
    );
    add(
      'People and numbers, by type',
      '| type | F1 | precision | recall | in the texts |\n|---|---:|---:|---:|---:|',
      Object.entries(pii.byType)
        .sort(([, a], [, b]) => b.tp + b.fn - a.tp - a.fn)
        .map(
          ([type, { f1, precision, recall, tp, fn }]) =>
            `| \`${type}\` | ${share(f1)} | ${share(precision)} | ${share(recall)} | ${tp + fn} |`,
        ),
    );
  }
  if (idvectors !== undefined) {
    const { found, wrong } = idvectors;
    add('Single numbers', '| | share | 95 % interval | numbers |\n|---|---:|---:|---:|', [
      rateLine('valid numbers found by themselves, without a word around them', found),
      rateLine('numbers that are not valid, taken for one of their kind', wrong),
    ]);
  }
  const flagLines = (byGroup) =>
    Object.entries(byGroup).map(([name, { recall, falseAlarms }]) => {
      const of = (rate) => (rate.of === 0 ? '|' : `${percent(rate.value)} | ${rate.of}`);
      return `| ${name} | ${of(recall)} | ${of(falseAlarms)} |`;
    });
  const flagHead = '| | found | of | false alarms | of |\n|---|---:|---:|---:|---:|';
  if (secrets !== undefined) add('Secrets, by source', flagHead, flagLines(secrets.byGroup));
  if (injection !== undefined) add('Injection, by kind', flagHead, flagLines(injection.all.byGroup));
  for (const [title, some] of [
    ['Levels of free text: labelled lower than they are, by kind', classes],
    ['Levels of structured text: labelled lower than they are, by kind', structured],
  ]) {
    if (some === undefined) continue;
    add(
      title,
      '| | share | 95 % interval | texts |\n|---|---:|---:|---:|',
      Object.entries(some.byKind).map(([kind, rate]) => rateLine(kind, rate)),
    );
  }
  if (benign !== undefined) {
    add(
      'Harmless texts that are flagged',
      '| flag | share | 95 % interval | texts |\n|---|---:|---:|---:|',
      Object.entries(benign.byFlag).map(([flag, rate]) => rateLine(flag, rate)),
    );
  }
  return `## In detail\n\n${tables.join('\n\n')}`;
}

function rateLine(name, { value, low, high, of }) {
  return value === undefined
    ? `| ${name} | | | 0 |`
    : `| ${name} | ${percent(value)} | ${percent(low)} to ${percent(high)} | ${of} |`;
}

function speedPart({ mixedBytesPerMs, eachByItselfBytesPerMs, proseBytesPerMs, ...rest }) {
  const { mixedKilobyteUs, proseKilobyteUs, hostile, conversation } = rest;
  const megabytes = (value) => (value / 1000).toFixed(1);
  const line = (name, goal, { median, low, high }, show) =>
    `| ${name} | ${goal} | ${show(median)} | ${show(low)} to ${show(high)} |`;
  const whole = (value) => value.toFixed(0);
  const tenth = (value) => value.toFixed(1);
  return `## Speed

One core, in this process, in processor time; the median, the lowest and the highest of several rounds.

| | goal | median | spread |
|---|---:|---:|---:|
${[
  line('mixed text at first sight, in pieces of 64 KB, MB/s', '≥ 30', mixedBytesPerMs, megabytes),
  line('the same texts one by one, MB/s', '', eachByItselfBytesPerMs, megabytes),
  line('plain prose at first sight, MB/s', '150', proseBytesPerMs, megabytes),
  line('1 KB of mixed text, µs', '≤ 40', mixedKilobyteUs, whole),
  line('1 KB of plain prose, µs', '≤ 40', proseKilobyteUs, whole),
  ...hostile.worst
    .slice(0, 1)
    .map((worst) =>
      line(`the worst of ${hostile.count} hostile texts of 50 KB (${worst.name}), ms`, '≤ 20', worst, tenth),
    ),
  line(
    `a conversation of ${whole(conversation.bytes / 1024)} KB at first sight, ms`,
    '',
    conversation.firstMs,
    tenth,
  ),
  line('the same conversation seen before, ms', '', conversation.againMs, tenth),
].join('\n')}

The other hostile texts that take longest: ${hostile.worst
    .slice(1)
    .map(({ name, median }) => `${name} ${tenth(median)} ms`)
    .join(', ')}.`;
}

function peerPart(peers, own) {
  const columns = [{ name: 'Demarc', targets: own }, ...peers.filter(({ targets }) => targets !== undefined)];
  const failed = peers.filter(({ failure }) => failure !== undefined);
  const names = own.map(({ name }, index) => {
    const cells = columns.map(({ targets }) => {
      const target = targets[index];
      if (target.value === undefined) return '';
      return (isRate(target) ? percent : share)(target.value);
    });
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  const notes = failed.map(({ name, failure }) => `- ${name} could not be run: ${failure}.`);
  return `## Beside other libraries

Libraries for Node that run by themselves, as their documentation says to use them, on the same texts and by the same
rules. Each is scored only on what it says it finds; its types are put on a par with the ones here where they mean the
same. MB/s over all these texts one by one.

| | ${columns.map(({ name, version = '' }) => `${name} ${version}`.trim()).join(' | ')} |
|---|${columns.map(() => '---:').join('|')}|
${names.join('\n')}
| MB/s | ${columns.map(({ bytesPerMs }) => (bytesPerMs === undefined ? '' : (bytesPerMs / 1000).toFixed(2))).join(' | ')} |${notes.length > 0 ? `\n\n${notes.join('\n')}` : ''}`;
}
