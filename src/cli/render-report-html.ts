import type { AdviceReport } from '../advisor/report/advice-report.ts';
import { drawLines } from './draw-lines.ts';
import { drawQuadrant } from './draw-quadrant.ts';
import { type Block, sectionsOf } from './report-sections.ts';

/** The report as one page that stands alone: no script, no font and no address is asked for; light and dark. */
export function renderReportHtml(report: AdviceReport): string {
  const sections = sectionsOf(report);
  const contents = sections.map(({ title }) => `<li><a href="#${anchor(title)}">${escape(title)}</a></li>`);
  const body = sections.map(
    ({ title, blocks }) =>
      `<section id="${anchor(title)}"><h2>${escape(title)}</h2>\n${blocks.map((block) => blockHtml(block, report)).join('\n')}\n</section>`,
  );
  const title = `Closed, open or both: advice of ${report.madeOn}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escape(title)}</h1>
<p class="answer">${escape(report.recommendation.headline)}</p>
<nav><ul>${contents.join('')}</ul></nav>
${body.join('\n')}
</body>
</html>
`;
}

function blockHtml(block: Block, report: AdviceReport): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escape(block.words)}</p>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${escape(item)}</li>`).join('');
      return block.isOrdered === true ? `<ol>${items}</ol>` : `<ul>${items}</ul>`;
    }
    case 'table':
      return tableHtml(block.head, block.rows);
    case 'picture':
      return block.of === 'quadrant'
        ? `<figure>${drawQuadrant(report.quadrant)}</figure>`
        : curveHtml(report);
    case 'code':
      return `<pre><code>${escape(block.text)}</code></pre>`;
    default:
      return block satisfies never;
  }
}

function tableHtml(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const header = head.map((cell) => `<th scope="col">${escape(cell)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
    .join('\n');
  return `<div class="wide"><table><thead><tr>${header}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const EVERY = 8;

function curveHtml({ breakEven }: AdviceReport): string {
  if (breakEven === undefined) return '';
  const { curve, words } = breakEven;
  const picture = drawLines({
    title: 'From where on owning pays',
    description: words,
    acrossTitle: 'requests a month inside',
    upTitle: 'US dollars a month',
    acrossLabels: curve.flatMap(({ queriesPerMonth }, index) =>
      index % EVERY === 0 ? [{ index, content: queriesPerMonth.toLocaleString('en-US') }] : [],
    ),
    lines: [
      { name: 'the API', kind: 'rented', values: curve.map(({ apiUsd }) => apiUsd) },
      { name: 'your own', kind: 'owned', values: curve.map(({ ownedUsd }) => ownedUsd) },
    ],
    isLogarithmic: true,
  });
  return `<figure>${picture}</figure>`;
}

const STYLE = `
:root { color-scheme: light dark; --page: #ffffff; --text: #1b222c; --quiet: #5b6673; --line: #d5dbe3; --own: #2e7d46; --here: #e5f2e8; --code: #f4f6f8; }
@media (prefers-color-scheme: dark) {
:root { --page: #10151c; --text: #e8edf3; --quiet: #9aa6b4; --line: #2c3642; --own: #3f9a5c; --here: #16281c; --code: #182029; }
}
body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
.answer { font-size: 1.15rem; padding: 0.8rem 1rem; border-left: 4px solid var(--own); background: var(--here); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; padding: 0; list-style: none; } a { color: inherit; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: 0.88rem; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; min-width: 3.5rem; } th { color: var(--quiet); }
pre { background: var(--code); padding: 1rem; overflow-x: auto; font-size: 0.82rem; } figure { margin: 1rem 0; } svg { width: 100%; height: auto; }
.field { fill: none; stroke: var(--line); } .field.here { fill: var(--here); } .case { fill: var(--own); }
figure text { fill: var(--text); font-size: 14px; } figure .strong { font-weight: 600; } .end { text-anchor: end; }
`;

function anchor(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '-');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(content: string): string {
  return content.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
