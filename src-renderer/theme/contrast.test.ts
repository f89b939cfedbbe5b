import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { computeContrast } from './contrast.fixture';

type Colours = readonly [light: string, dark: string];

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const colours = new Map<string, Colours>(
  [...css.matchAll(/--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g)].map(
    ([, name = '', light, dark, both = '']) => [name, [light ?? both, dark ?? both]],
  ),
);

/** What has to be seen to find a control, its focus, or the meaning of a picture, and what it lies on. */
const seen: Readonly<Record<string, readonly string[]>> = {
  'line-firm': ['well', 'sheet', 'panel', 'ground', 'well-read'],
  accent: [
    'well',
    'sheet',
    'panel',
    'ground',
    'accent-wash',
    'good-wash',
    'bad-wash',
    'wait-wash',
    'doubt-wash',
  ],
  good: ['well', 'sheet', 'panel', 'good-wash'],
  wait: ['well', 'sheet', 'panel', 'wait-wash'],
  bad: ['well', 'sheet', 'panel', 'bad-wash'],
  doubt: ['well', 'sheet', 'panel', 'doubt-wash'],
  'rail-quiet': ['rail', 'rail-lit'],
  'rail-ink': ['rail', 'rail-lit'],
  'map-border': ['map-land', 'map-sea'],
  'practice-ink': ['practice'],
};

describe('what is no text has a contrast of 3:1 at least (WCAG 1.4.11)', () => {
  const pairs = Object.entries(seen).flatMap(([front, backs]) => backs.map((back) => [front, back] as const));

  it.each(pairs)('%s on %s', (front, back) => {
    for (const theme of [0, 1] as const) {
      expect(computeContrast(colourOf(front)[theme], colourOf(back)[theme])).toBeGreaterThanOrEqual(3);
    }
  });

  it('measures as WCAG does', () => {
    expect(computeContrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(computeContrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(computeContrast('#d3ddd9', '#fcfdfc')).toBeLessThan(3);
  });
});

function colourOf(name: string): Colours {
  const colour = colours.get(name);
  if (colour === undefined) throw new Error(`tokens.css has no colour ${name}`);
  return colour;
}
