import type { HandoverPage } from './handover';

/** The whole page as plain text. */
export function formatHandoverText({ title, facts, sections, none }: HandoverPage): string {
  const blocks = sections.map(({ title: name, lines, more }) =>
    [name, ...lines.map((text) => `- ${text}`), ...(more === null ? [] : [`  ${more}`])].join('\n'),
  );
  return `${[`${title}\n${facts}`, ...blocks, ...(none === null ? [] : [none])].join('\n\n')}\n`;
}
