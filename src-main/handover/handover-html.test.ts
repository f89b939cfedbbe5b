import { expect, test } from 'vitest';
import { renderHandoverPage } from './handover-html';

test('the printed page has every line as text, whatever was typed', () => {
  const html = renderHandoverPage(
    {
      title: 'Hand-over',
      facts: '26 Nov',
      sections: [
        {
          title: 'Callbacks (3)',
          lines: ['<script>alert(1)</script> & "x"'],
          more: 'and 2 more, see Callbacks',
        },
      ],
      none: 'None of these: calls not finished.',
    },
    'ms',
  );
  expect(html).toContain('<li dir="auto">&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;</li>');
  expect(html).toContain('and 2 more, see Callbacks');
  expect(html).toContain('None of these: calls not finished.');
  expect(html).toContain(`default-src 'none'`);
  expect(html).not.toContain('<script');
});

test('the type is as large as one sheet allows', () => {
  const sizeOf = (count: number, line: string) => {
    const lines = Array.from({ length: count }, () => line);
    const page = {
      title: 'Hand-over',
      facts: '',
      sections: [{ title: 'Calls', lines, more: null }],
      none: null,
    };
    return Number(/font: ([\d.]+)pt/.exec(renderHandoverPage(page, 'en'))?.[1]);
  };
  expect(sizeOf(3, 'SH-7K3Q · Ahmad')).toBe(10.5);
  expect(sizeOf(40, 'x'.repeat(120))).toBe(8);
  expect(sizeOf(40, '宽'.repeat(120))).toBe(6);
});
