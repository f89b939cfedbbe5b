import { findRegionOfMallsAndStreets } from '../gazetteer/regions-of-malls-and-streets';
import { hasField, type ParserState } from './parser-state';

/** `Sunway Velocity` says which region it is in, although no town does. */
export function parseRegionOfMalls(read: ParserState): void {
  const { text } = read.source;
  const region = hasField(read, 'state') ? undefined : findRegionOfMallsAndStreets(text);
  if (region !== undefined) read.fields.push({ field: 'state', value: region, from: [0, text.length] });
}
