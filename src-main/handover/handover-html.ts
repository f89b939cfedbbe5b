import type { HandoverPage } from '../../shared/handover/handover';
import { languageTags, type Language } from '../../shared/i18n/language';
import { escapeHtml } from '../tickets/job-slip/escape-html';

/** Font sizes in points, largest first. The first with which the page fits on one sheet is used. */
const sizes = [10.5, 9, 8, 7, 6] as const;
/** The space on A4, and the extra height of the title, of each heading and of each line, in points. */
const sheet = { width: 520, height: 760, title: 45, heading: 16, line: 2 } as const;
const lineHeight = 1.3;

/** Renders the hand-over page for A4. It has no script, loads nothing, and escapes everything that was typed. */
export function renderHandoverPage(page: HandoverPage, language: Language): string {
  const points = sizes.find((size) => estimateHeight(page, size) <= sheet.height) ?? sizes[4];
  const sections = page.sections.map(
    ({ title, lines, more }) =>
      `<h2>${escapeHtml(title)}</h2>\n<ul>${lines
        .map((line) => `<li dir="auto">${escapeHtml(line)}</li>`)
        .join('')}</ul>${more === null ? '' : `\n<p class="more">${escapeHtml(more)}</p>`}`,
  );
  return `<!doctype html>
<html lang="${languageTags[language]}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(page.title)}</title>
<style>
body { margin: 0; font: ${points}pt / ${lineHeight} sans-serif; color: #000; }
h1 { margin: 0; font-size: 18pt; }
h2 { margin: 9pt 0 2pt; font-size: 1.1em; border-bottom: 0.5pt solid #999; }
p { margin: 2pt 0 0; }
ul { margin: 0; padding: 0; list-style: none; }
li { padding: 1pt 0 1pt 14pt; text-indent: -14pt; overflow-wrap: anywhere; break-inside: avoid; }
li::before { content: '\\2610'; display: inline-block; width: 14pt; text-indent: 0; }
.more { padding-left: 14pt; font-weight: bold; }
</style></head><body>
<h1>${escapeHtml(page.title)}</h1>
<p>${escapeHtml(page.facts)}</p>
${sections.join('\n')}
${page.none === null ? '' : `<p class="none">${escapeHtml(page.none)}</p>`}
</body></html>`;
}

/** Chinese characters are as wide as they are high, others about half as wide. */
function estimateHeight({ sections }: HandoverPage, points: number): number {
  const widthOf = (text: string) => {
    const wide = text.match(/[\u2e80-\uffef]/g)?.length ?? 0;
    return (wide + (text.length - wide) * 0.52) * points;
  };
  const linesOf = (text: string) => Math.ceil(widthOf(text) / sheet.width);
  return sections.reduce<number>((sum, { title, lines, more }) => {
    const texts = [title, ...lines, ...(more === null ? [] : [more])];
    const height = texts.reduce((all, text) => all + linesOf(text) * points * lineHeight + sheet.line, 0);
    return sum + height + sheet.heading;
  }, sheet.title);
}
