import { findRegionOfMalls } from '../gazetteer/regions-of-malls-and-streets';
import { hasField, type ParseState } from './parser-state';

/** `Sunway Velocity` says which region it is in, although no town does. */
export function parseRegionOfMalls(read: ParseState): void {
  const { text } = read.source;
  const region = hasField(read, 'state') ? undefined : findRegionOfMalls(text);
  if (region !== undefined) read.fields.push({ field: 'state', value: region, from: [0, text.length] });
}
