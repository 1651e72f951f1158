import { assertNever } from './assert-never.ts';
import type { LabelReason } from './classification.ts';
import { describeDetection } from './describe-detection.ts';
import { describeDocument } from './describe-document.ts';
import { describeType } from './describe-type.ts';
import { isCategory } from './label.ts';

/** Why a label is what it is, in words, where no finding alone made it so. */
export function describeReason(reason: LabelReason): string {
  switch (reason.kind) {
    case 'floor':
      return 'the policy puts nothing below this level';
    case 'declared':
      return 'the caller declared it';
    case 'key':
      return "the caller's key binds its data to a region";
    case 'combination':
      return `together, ${reason.all.map(nameOf).join(' and ')} count as ${reason.level}`;
    case 'unreadable':
      return `${reason.pointer} holds content that cannot be read`;
    case 'document':
      return describeDocument(reason);
    case 'picture':
      return reason.result === 'read'
        ? `the picture at ${reason.pointer} was read by ${reason.deployment} and counts as ${reason.level} at least`
        : `the picture at ${reason.pointer} could not be read by ${reason.deployment}`;
    case 'detector':
      return describeDetection(reason);
    case 'granted':
      return `pictures and files count as ${reason.level}, by the grant “${reason.grant}”`;
    case 'signal-failed':
      return reason.how === 'threw'
        ? `the signal ${reason.signal} failed, so the text counts as the worst`
        : `the signal ${reason.signal} was not done in time, so the text counts as the worst`;
    default:
      return assertNever(reason);
  }
}

/** A type of finding, or a category, as a part of a combination. */
function nameOf(name: string): string {
  return isCategory(name) ? `${name} data` : describeType(name);
}
