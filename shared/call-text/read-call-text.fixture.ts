import { createGazetteer } from '../gazetteer/gazetteer';
import outlines from '../gazetteer/region-outlines.json';
import towns from '../gazetteer/towns.json';
import { parseCallText } from './parse-call-text';

const gazetteer = createGazetteer(towns, outlines);

/** Reads a line of a call. `rest` is what no field took. */
export function readCallText(text: string): {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly rest: string;
} {
  const { fields, rest } = parseCallText(text, gazetteer);
  return {
    fields: Object.fromEntries(fields.map(({ field, value }) => [field, value])),
    rest: rest.join(' '),
  };
}
