import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../view/lexicon.ts';
import { viewText } from '../view/text-view.ts';
import { hyphensForDashes } from './typed-dashes.ts';

const plain = (text: string) => hyphensForDashes(text, viewText(text, buildLexicon([])).digitRuns);

describe('hyphensForDashes', () => {
  it.each(['‐', '‑', '‒', '–', '—', '−'])('writes a hyphen for %s within a number', (dash) => {
    const text = `SSN 536${dash}22${dash}8741 – as told`;
    const rewritten = plain(text);
    expect(rewritten?.text).toBe('SSN 536-22-8741 – as told');
    expect(rewritten?.toOriginal({ start: 4, end: 15 })).toEqual({ start: 4, end: 15 });
  });

  it.each(['pages 10–20, 1961–1965 and 123456789', '123456789 – 10', 'no number – at all'])(
    'leaves alone %s',
    (text) => {
      expect(plain(text)).toBeUndefined();
    },
  );
});
