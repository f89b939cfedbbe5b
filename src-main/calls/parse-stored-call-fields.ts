import { coerceCallFields, type CallFields } from '../../shared/calls/call';

/** Reads the fields one by one, so that calls of other versions of the app open, too. */
export function parseStoredCallFields(json: string): CallFields {
  return coerceCallFields(JSON.parse(json) as object).fields;
}
