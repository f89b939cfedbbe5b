import { formatCaseLines } from '../../../shared/history/format-case-text';
import type { Mode } from '../../../shared/app/mode';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { languageTags, type Language } from '../../../shared/i18n/language';
import { sharedMessages } from '../../../shared/messages/shared-catalogues';
import { escapeHtml } from './escape-html';

/** A value with more lines than this is shown as one paragraph. */
const maxLines = 10;

/** Font sizes in points, largest first. If a slip does not fit on one page, the next size is used. */
const sizes = [11, 8, 6.5] as const;

/** The space on A4 for the table, and the extra height of each row, in points. */
const page = { height: 690, width: 430, row: 7 } as const;

const lineHeight = 1.3;

/**
 * Renders the page for the technician: HTML for A4, with the case number in large type. It has no script, loads
 * nothing, and escapes everything that was typed.
 */
export function renderJobSlip(ticket: TicketDetail, mode: Mode, language: Language): string {
  const t = sharedMessages[language];
  const lines = formatCaseLines(ticket, language);
  const parted = lines.map(({ value }) => onFewLines(value, maxLines));
  const size = sizes.find((points) => heightOf(parted, points) <= page.height);
  const values = size === undefined ? lines.map(({ value }) => onFewLines(value, 1)) : parted;
  const rows = lines.map(
    ({ name }, at) =>
      `<tr><th scope="row">${escapeHtml(name)}</th><td dir="auto">${escapeHtml(values[at] ?? '')}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${languageTags[language]}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(t('caseParts.title'))}</title>
<style>
body { margin: 0; font: ${size ?? sizes[2]}pt / ${lineHeight} sans-serif; color: #000; }
p { margin: 0; font-size: 11pt; }
h1 { margin: 0 0 10pt; font: bold 26pt / 1.2 monospace; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 3pt 0; vertical-align: top; text-align: start; border-top: 0.5pt solid #999; }
th { width: 32mm; padding-inline-end: 4mm; }
td { overflow-wrap: anywhere; white-space: pre-line; }
</style></head><body>
<p>${escapeHtml(t('caseParts.title'))}${mode === 'practice' ? ` · <b>${escapeHtml(t('caseParts.practice'))}</b>` : ''}</p>
<h1>${escapeHtml(ticket.caseNumber ?? ticket.reference)}</h1>
<table>${rows.join('\n')}</table>
</body></html>`;
}

function onFewLines(value: string, max: number): string {
  const lines = value.split(/[\r\n]+/);
  return lines.length > max ? lines.join(' ') : lines.join('\n');
}

/** Estimates the height as if every character were as wide as it is high, which is the widest case. */
function heightOf(values: readonly string[], points: number): number {
  const perLine = Math.floor(page.width / points);
  const linesOf = (value: string) =>
    value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  return values.reduce((sum, value) => sum + linesOf(value) * points * lineHeight + page.row, 0);
}
