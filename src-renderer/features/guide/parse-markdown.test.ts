import { expect, test } from 'vitest';
import { parseMarkdown } from './parse-markdown';

test('headings, paragraphs, numbered lists and tables are blocks, with bold and code in them', () => {
  const text = [
    '# Guide',
    'Press **F1**,\nor type `/`.',
    '## Steps\n',
    '1. One,\n   on two lines.\n2. Two: **F2**',
    '| on the screen | what to do |\n| ------------- | ---------- |\n| **Created**   | Read it.   |',
  ];
  expect(parseMarkdown(`${text.join('\n\n')}\n`)).toEqual([
    { kind: 'heading', level: 1, line: [{ kind: 'text', text: 'Guide' }] },
    {
      kind: 'paragraph',
      line: [
        { kind: 'text', text: 'Press ' },
        { kind: 'strong', text: 'F1' },
        { kind: 'text', text: ', or type ' },
        { kind: 'code', text: '/' },
        { kind: 'text', text: '.' },
      ],
    },
    { kind: 'heading', level: 2, line: [{ kind: 'text', text: 'Steps' }] },
    {
      kind: 'list',
      items: [
        [{ kind: 'text', text: 'One, on two lines.' }],
        [
          { kind: 'text', text: 'Two: ' },
          { kind: 'strong', text: 'F2' },
        ],
      ],
    },
    {
      kind: 'table',
      head: [[{ kind: 'text', text: 'on the screen' }], [{ kind: 'text', text: 'what to do' }]],
      rows: [[[{ kind: 'strong', text: 'Created' }], [{ kind: 'text', text: 'Read it.' }]]],
    },
  ]);
});

test.each(['<img src=x onerror=alert(1)>', '[a](javascript:alert(1))', '**', '``', '****', '| a | b |'])(
  '%s stays plain text',
  (text) => {
    expect(parseMarkdown(text)).toEqual([{ kind: 'paragraph', line: [{ kind: 'text', text }] }]);
  },
);
