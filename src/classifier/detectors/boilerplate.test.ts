import { describe, expect, it } from 'vitest';
import { typesOf } from '../detector-spec.fixture.ts';
import { legal } from './legal.ts';
import { situations } from './situations.ts';
import { topics } from './topics.ts';

describe('boilerplate', () => {
  it.each([
    'IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE',
    'This Agreement is entered into by and between [Company Name] ("Company") and [Consultant Name] ("Consultant").',
    'This Agreement is made between ________ and ________, hereinafter called the parties.',
    'If you believe you have found a security vulnerability in our repository that is still open, tell us by e-mail.',
  ])('is nobody’s contract and no hole: %s', (text) => {
    for (const signal of [legal, situations, topics]) expect(typesOf(signal, text)).toEqual([]);
  });

  it('leaves a contract a contract', () => {
    const text = 'This Agreement is made between Delmar Ltd and Kroll Foods, hereinafter called the parties.';
    expect(typesOf(legal, text)).toEqual(['CONTRACT']);
    expect(typesOf(legal, `${text} [Signature]`)).toEqual(['CONTRACT']);
  });

  it('leaves a hole a hole', () => {
    const text = 'The vulnerability in our shop is still open and unpatched, the login is exposed.';
    expect([...typesOf(situations, text), ...typesOf(topics, text)]).toContain('VULNERABILITY');
  });
});
