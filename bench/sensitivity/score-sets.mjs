import { isContext, typeOf } from './entity-types.mjs';
import { bootstrapF1, precisionRecall, rate } from './intervals.mjs';
import { matchSpans } from './match-spans.mjs';

const LEVELS = ['public', 'internal', 'confidential', 'restricted'];
const NOTHING = { level: 'public', spans: [], flags: [] };

/** What was said of a text; nothing said is nothing found. */
const saidOf = (predictions, { id }) => ({ ...NOTHING, ...predictions.get(id) });

/** Spans of people and their numbers. */
export function scoreSpans(rows, predictions) {
  const items = rows.map((row) => ({
    row,
    ...matchSpans(row.text, row.spans ?? [], saidOf(predictions, row).spans),
  }));
  const types = new Set(items.flatMap((item) => [...item.types.keys()]));
  const supported = [...types].filter((type) => sumOf(items, type).tp + sumOf(items, type).fn > 0);
  return {
    core: bootstrapF1(items.map((item) => outcomes(item, () => true))),
    anyType: bootstrapF1(items.map(({ any }) => any)),
    /** F1 over those of the given types. */
    over: (isAmong) => bootstrapF1(items.map((item) => outcomes(item, isAmong))),
    byType: Object.fromEntries(supported.map((type) => [type, precisionRecall(sumOf(items, type))])),
    bySource: Object.fromEntries(
      groupsOf(items, ({ row }) => row.source).map(([source, group]) => [
        source,
        {
          ...bootstrapF1(group.map((item) => outcomes(item, () => true))),
          cleanFlagged: cleanFlagged(group),
        },
      ]),
    ),
    cleanFlagged: cleanFlagged(items),
    charactersMissed: rate(total(items, 'missed'), total(items, 'characters')),
  };
}

/** Texts that hold nothing, of which something was said all the same. */
function cleanFlagged(items) {
  const clean = items.filter(({ isClean }) => isClean);
  return rate(clean.filter(({ isFlagged }) => isFlagged).length, clean.length);
}

function outcomes({ types }, isAmong) {
  const sum = { tp: 0, fp: 0, fn: 0 };
  for (const [type, { tp, fp, fn }] of types) {
    if (!isAmong(type)) continue;
    sum.tp += tp;
    sum.fp += fp;
    sum.fn += fn;
  }
  return sum;
}

function sumOf(items, type) {
  const sum = { tp: 0, fp: 0, fn: 0 };
  for (const { types } of items)
    for (const key of ['tp', 'fp', 'fn']) sum[key] += types.get(type)?.[key] ?? 0;
  return sum;
}

function total(items, key) {
  return items.reduce((sum, item) => sum + item[key], 0);
}

/** Single numbers, each valid or not: how many valid ones are found, how many others are taken for one of the kind. */
export function scoreVectors(rows, predictions) {
  const firesIn = (row) => {
    const types = saidOf(predictions, row).spans.map(({ type }) => typeOf(type));
    return types.some((type) => type === typeOf(row.entity));
  };
  const valid = rows.filter((row) => row.valid && !isContext(typeOf(row.entity)));
  const invalid = rows.filter((row) => !row.valid);
  return {
    found: rate(valid.filter(firesIn).length, valid.length),
    wrong: rate(invalid.filter(firesIn).length, invalid.length),
  };
}

/** Texts that hold something or not: a flag against a label of 0 or 1. */
export function scoreFlags(rows, predictions, { flag, groupOf }) {
  const isFlagged = (row) => saidOf(predictions, row).flags.includes(flag);
  const count = (some) => {
    const positive = some.filter(({ label }) => label === 1);
    const negative = some.filter(({ label }) => label === 0);
    const tp = positive.filter(isFlagged).length;
    const fp = negative.filter(isFlagged).length;
    return {
      recall: rate(tp, positive.length),
      precision: rate(tp, tp + fp),
      falseAlarms: rate(fp, negative.length),
    };
  };
  return {
    ...count(rows),
    byGroup: Object.fromEntries(groupsOf(rows, groupOf).map(([name, some]) => [name, count(some)])),
  };
}

/** Levels: what would leave and must not, and what is kept in without need. */
export function scoreLevels(rows, predictions) {
  const said = (row) => Math.max(0, LEVELS.indexOf(saidOf(predictions, row).level));
  const shareBelow = (some, level) => rate(some.filter((row) => said(row) < level).length, some.length);
  const restricted = rows.filter(({ class: level }) => level === 'restricted');
  const open = rows.filter(({ class: level }) => level === 'public' || level === 'internal');
  return {
    /** Restricted texts that would be labelled public or internal. */
    leaked: shareBelow(restricted, 2),
    restrictedLower: shareBelow(restricted, 3),
    confidentialLower: shareBelow(
      rows.filter(({ class: level }) => level === 'confidential'),
      2,
    ),
    overLabelled: rate(open.filter((row) => said(row) > 1).length, open.length),
    exact: rate(rows.filter((row) => LEVELS[said(row)] === row.class).length, rows.length),
    byKind: Object.fromEntries(
      groupsOf(
        rows.filter(({ class: level }) => level === 'restricted' || level === 'confidential'),
        (row) => `${row.class} ${row.kind}`,
      ).map(([kind, some]) => [
        kind,
        rate(some.filter((row) => said(row) < LEVELS.indexOf(row.class)).length, some.length),
      ]),
    ),
  };
}

/** Texts that hold nothing: how many are said to. */
export function scoreBenign(rows, predictions) {
  const flagged = (row, flag) => saidOf(predictions, row).flags.includes(flag);
  const forbidden = (flag) => rows.filter(({ must_not: mustNot = [] }) => mustNot.includes(flag));
  const flags = ['pii', 'secret', 'injection'];
  const documentation = rows.filter(({ kind }) => kind === 'security_doc');
  return {
    any: rate(
      rows.filter(({ must_not: mustNot = [], ...row }) => mustNot.some((flag) => flagged(row, flag))).length,
      rows.length,
    ),
    byFlag: Object.fromEntries(
      flags.map((flag) => {
        const some = forbidden(flag);
        return [flag, rate(some.filter((row) => flagged(row, flag)).length, some.length)];
      }),
    ),
    documentation: rate(documentation.filter((row) => flagged(row, 'secret')).length, documentation.length),
  };
}

export function groupsOf(items, nameOf) {
  const groups = new Map();
  for (const item of items) {
    const name = String(nameOf(item));
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
