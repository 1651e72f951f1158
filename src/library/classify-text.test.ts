import { describe, expect, it } from 'vitest';
import { classifyText, createTextDetectors } from '../index.ts';

describe('classifyText', () => {
  it('labels a text and says where what stands', async () => {
    const report = await classifyText('My card is 4012 8888 8888 1881', { place: 'file' });
    expect(report).toMatchObject({
      level: 'restricted',
      categories: ['payment'],
      spans: [{ type: 'CREDIT_CARD', start: 11, end: 30 }],
      flags: ['pii'],
    });
    expect(JSON.stringify(report)).not.toContain('4012');
    expect(await classifyText('What is the boiling point of ethanol?')).toMatchObject({ level: 'public' });
  });
});

describe('createTextDetectors', () => {
  it('takes a floor and terms, and says which term cannot be used without repeating it', async () => {
    const detectors = createTextDetectors({ floor: 'internal', terms: { restricted: ['Bluebird'] } });
    expect(await detectors.classifyText('hello')).toMatchObject({ level: 'internal' });
    expect(await detectors.classifyText('about bluebird')).toMatchObject({ level: 'restricted' });
    const broken = () => createTextDetectors({ terms: { restricted: ['fine', '/(?=secret)/'] } });
    expect(broken).toThrow(/restricted\[1\]/);
    expect(broken).not.toThrow(/secret\)/);
  });
});
