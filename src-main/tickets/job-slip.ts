import { caseLines } from '../../shared/case-lines';
import type { Mode } from '../../shared/app-state';
import type { TicketDetail } from '../../shared/history';
import { languageTags, type Language } from '../../shared/language';
import { sentences } from '../../shared/sentences/sentences';

/** More lines than this run on into each other, and more signs than that are set smaller: it stays one page. */
const roomy = { lines: 10, signs: 1100 };

/**
 * The page that a technician takes along: HTML for A4, with the case number large. It has no script, asks for nothing,
 * and all that was typed is text in it.
 */
export function jobSlipPage(ticket: TicketDetail, mode: Mode, language: Language): string {
  const named = sentences[language].slip;
  const lines = caseLines(ticket, language);
  const signs = lines.reduce((sum, { value }) => sum + value.length, 0);
  const rows = lines.map(
    ({ name, value }) =>
      `<tr><th>${escaped(name)}</th><td dir="auto">${escaped(onFewLines(value))}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${languageTags[language]}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(named.title)}</title>
<style>
body { margin: 0; font: ${signs > roomy.signs ? '8pt' : '11pt'} / 1.3 sans-serif; color: #000; }
p { margin: 0; font-size: 11pt; }
h1 { margin: 0 0 10pt; font: bold 26pt / 1.2 monospace; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 3pt 0; vertical-align: top; text-align: start; border-top: 0.5pt solid #999; }
th { width: 32mm; padding-inline-end: 4mm; }
td { overflow-wrap: anywhere; white-space: pre-line; }
</style></head><body>
<p>${escaped(named.title)}${mode === 'practice' ? ` · <b>${escaped(named.practice)}</b>` : ''}</p>
<h1>${escaped(ticket.caseNumber ?? ticket.reference)}</h1>
<table>${rows.join('\n')}</table>
</body></html>`;
}

function onFewLines(value: string): string {
  const lines = value.split(/[\r\n]+/);
  return lines.length > roomy.lines ? lines.join(' ') : lines.join('\n');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
