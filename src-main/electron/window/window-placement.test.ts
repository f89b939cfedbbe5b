import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fitBounds, readWindowPlacement, writeWindowPlacement } from './window-placement';

describe('the file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'window-place-'));
    file = join(folder, 'window.json');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const place = {
    bounds: { x: -8, y: 20, width: 1366, height: 768 },
    isMaximized: true,
    zoomFactor: 1.25,
  };

  it('returns the written placement from a private file', () => {
    expect(writeWindowPlacement(file, place)).toBe(true);
    expect(readWindowPlacement(file)).toEqual(place);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['window.json']);
  });

  it.each([
    '',
    '{',
    '[]',
    '{"bounds":{"x":0,"y":0,"width":0,"height":1},"isMaximized":false,"zoomFactor":1}',
  ])('that holds %j is no place', (text) => {
    writeFileSync(file, text);
    expect(readWindowPlacement(file)).toBeUndefined();
  });

  it('that is missing, or cannot be written, is no trouble', () => {
    expect(readWindowPlacement(file)).toBeUndefined();
    writeFileSync(join(folder, 'file'), '');
    expect(writeWindowPlacement(join(folder, 'file', 'window.json'), place)).toBe(false);
  });
});

describe('fitBounds', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const second = { x: 1920, y: 0, width: 1280, height: 1024 };

  it('leaves a window that fits as it is', () => {
    const bounds = { x: 100, y: 50, width: 1366, height: 768 };
    expect(fitBounds(bounds, [screen])).toEqual(bounds);
  });

  it('makes a window smaller than the screen it is on', () => {
    const bounds = { x: 1930, y: 10, width: 1900, height: 1040 };
    expect(fitBounds(bounds, [screen, second])).toEqual({ x: 1930, y: 10, width: 1280, height: 1024 });
  });

  it('rejects a placement on a missing screen, or with the title bar out of reach', () => {
    expect(fitBounds({ x: 1930, y: 10, width: 1000, height: 700 }, [screen])).toBeUndefined();
    expect(fitBounds({ x: 100, y: -100, width: 1000, height: 700 }, [screen])).toBeUndefined();
    expect(fitBounds({ x: 1850, y: 100, width: 1000, height: 700 }, [screen])).toBeUndefined();
  });
});
