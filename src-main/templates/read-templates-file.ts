import { parseTemplatesFile } from '../../shared/templates/templates';
import { readSmallFile } from '../files/read-small-file';

/** Far more than the maximum templates need. */
const maxBytes = 8_000_000;

/** Returns null where the file cannot be read, or is no file of templates. */
export function readTemplatesFile(path: string): ReturnType<typeof parseTemplatesFile> {
  try {
    return parseTemplatesFile(readSmallFile(path, maxBytes));
  } catch {
    return null;
  }
}
