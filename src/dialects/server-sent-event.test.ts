import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeJson } from '../domain/json/write-json.ts';
import { serverSentEvent } from './server-sent-event.ts';

describe('serverSentEvent', () => {
  it('is one event, whatever text the data holds (F42)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const event = serverSentEvent(writeJson({ text: `${text}\n\ndata: x\r\r` }), 'delta');
        expect(event.split(/\r\n|\r|\n/)).toEqual(['event: delta', expect.stringMatching(/^data: /), '', '']);
      }),
    );
  });

  it('turns line breaks between tokens of raw JSON into spaces', () => {
    const event = serverSentEvent('{"a":\r\n\n1}');
    expect(event).toBe('data: {"a":   1}\n\n');
  });
});
