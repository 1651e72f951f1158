import type { Quadrant } from '../advisor/recommend/quadrant.ts';

const WIDTH = 960;
const HEIGHT = 440;
const AREA = { left: 120, right: 936, top: 40, bottom: 384 };

/** Volume by sensitivity as an SVG picture with the case marked; colours are the page's own. */
export function drawQuadrant({ fields, at, volume, sensitivity }: Quadrant): string {
  const middleX = (AREA.left + AREA.right) / 2;
  const middleY = (AREA.top + AREA.bottom) / 2;
  const x = AREA.left + at.x * (AREA.right - AREA.left);
  const y = AREA.bottom - at.y * (AREA.bottom - AREA.top);
  const parts = fields.flatMap((field) => {
    const left = field.volume === 'low' ? AREA.left : middleX;
    const top = field.sensitivity === 'high' ? AREA.top : middleY;
    const isHere = field.volume === volume && field.sensitivity === sensitivity;
    return [
      `<rect class="field${isHere ? ' here' : ''}" x="${left}" y="${top}" width="${middleX - AREA.left}" height="${middleY - AREA.top}"/>`,
      `<text class="strong" x="${left + 16}" y="${top + 30}">${field.usual === 'hybrid' ? 'both' : field.usual}</text>`,
      ...wrapped(field.words).map(
        (line, index) => `<text x="${left + 16}" y="${top + 52 + index * 18}">${escape(line)}</text>`,
      ),
    ];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Volume by sensitivity: this case has ${volume} volume and ${sensitivity} sensitivity">
${parts.join('\n')}
<circle class="case" cx="${round(x)}" cy="${round(y)}" r="9"/>
<text class="strong" x="${round(Math.min(x + 14, AREA.right - 70))}" y="${round(y + 5)}">this case</text>
<text x="${AREA.left}" y="${HEIGHT - 24}">low volume</text>
<text class="end" x="${AREA.right}" y="${HEIGHT - 24}">high volume</text>
<text class="end" x="${AREA.left - 12}" y="${AREA.top + 20}">sensitive</text>
<text class="end" x="${AREA.left - 12}" y="${AREA.bottom}">not sensitive</text>
</svg>`;
}

const LINE = 48;

function wrapped(words: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    if (line !== '' && line.length + word.length >= LINE) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(content: string): string {
  return content.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
