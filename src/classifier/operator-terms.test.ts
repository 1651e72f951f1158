import { describe, expect, it } from 'vitest';
import { findingsOf } from './detector-spec.fixture.ts';
import { type OperatorTerms, OperatorTermsError, operatorTerms } from './operator-terms.ts';

const found = (terms: OperatorTerms, text: string) => findingsOf(operatorTerms(terms)!, text);

describe('operatorTerms', () => {
  it('finds plain terms whatever their case, as whole words', () => {
    const terms = { restricted: ['Project Heron'] };
    expect(found(terms, 'About PROJECT HERON: go')).toEqual(['OPERATOR_TERM PROJECT HERON']);
    expect(found(terms, 'project heronry')).toEqual([]);
    expect(found(terms, 'subproject heron')).toEqual([]);
  });

  it('finds terms in other forms of the same letters', () => {
    expect(found({ restricted: ['Café Ölweg'] }, 'the CAFÉ ÖLWEG deal')).toHaveLength(1);
    expect(found({ restricted: ['heron'] }, 'ｈｅｒｏｎ flies').length).toBeGreaterThan(0);
    expect(found({ restricted: ['ﬁle'] }, 'the file')).toHaveLength(1);
  });

  it('keeps offsets right when folding changes lengths', () => {
    expect(found({ restricted: ['heron'] }, 'ﬃ İ heron!')).toContain('OPERATOR_TERM heron');
  });

  it('asks for a boundary only at letters and digits', () => {
    expect(found({ confidential: ['#x!'] }, 'a#x!b')).toEqual(['OPERATOR_TERM #x!']);
  });

  it('runs patterns on RE2, with flags', () => {
    expect(found({ confidential: ['/\\bCASE-\\d{6}\\b/'] }, 'see CASE-123456 and CASE-12')).toEqual([
      'OPERATOR_TERM CASE-123456',
    ]);
    expect(found({ confidential: ['/heron/i'] }, 'HERON')).toHaveLength(1);
  });

  it('stays linear on a pattern that would hang others', () => {
    const started = performance.now();
    found({ confidential: ['/^(a+)+$/'] }, `${'a'.repeat(20_000)}b`);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('takes the level of the list, and the category custom', () => {
    const signal = operatorTerms({ internal: ['one'], restricted: ['two'] })!;
    expect(signal.detect('one two', {} as never)).toEqual([
      { type: 'OPERATOR_TERM', level: 'internal', categories: ['custom'], start: 0, end: 3 },
      { type: 'OPERATOR_TERM', level: 'restricted', categories: ['custom'], start: 4, end: 7 },
    ]);
  });

  it('reports every broken term by its place, never by its text', () => {
    const broken = { restricted: ['ok', '/(secretname/'], confidential: ['', '/(?=lookahead)/', '/x*/'] };
    let error: unknown;
    try {
      operatorTerms(broken);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(OperatorTermsError);
    const { faults, message } = error as OperatorTermsError;
    expect(faults.map(({ level, index }) => `${level}[${index}]`).sort()).toEqual([
      'confidential[0]',
      'confidential[1]',
      'confidential[2]',
      'restricted[1]',
    ]);
    expect(message).toContain('restricted[1]');
    expect(message).not.toContain('secretname');
  });

  it('finds terms that begin alike or lie within one another', () => {
    const terms = { internal: ['heron'], restricted: ['Project Heron', 'Project Heron II', 'project'] };
    expect(found(terms, 'a project heron ii b')).toEqual([
      'OPERATOR_TERM project',
      'OPERATOR_TERM project heron',
      'OPERATOR_TERM project heron ii',
      'OPERATOR_TERM heron',
    ]);
  });

  it('keeps the higher level of a term that stands in two lists', () => {
    const signal = operatorTerms({ internal: ['Heron'], restricted: ['heron'] })!;
    expect(signal.detect('HERON', {} as never)).toMatchObject([{ level: 'restricted' }]);
  });

  it('finds each of ten thousand terms that begin alike', () => {
    const all = Array.from({ length: 10_000 }, (_, index) => `Project Codename ${index} Heron`);
    const text = all.slice(5_000, 5_100).join(', ');
    expect(found({ restricted: all }, text)).toHaveLength(100);
  });

  it('tells at most a thousand places of one term', () => {
    expect(found({ restricted: ['heron'] }, 'heron '.repeat(1_500))).toHaveLength(1_000);
  });

  it('is no signal at all without terms', () => {
    expect(operatorTerms({})).toBeUndefined();
  });
});
