import { maxHandoverLines, type Handover, type HandoverSection } from '../../shared/handover/handover';
import type { UnsavedRings } from '../incoming-calls/incoming-calls';
import { toIncomingItem } from './handover-items';

/** Adds the rings that could not be saved, newest first, so that the page names them as Callbacks and the rail do. */
export function addUnsavedRings(handover: Handover, unsaved: UnsavedRings): Handover {
  const withUnsaved = (section: HandoverSection): HandoverSection => {
    const { kind } = section;
    if (kind !== 'ringing' && kind !== 'missed') return section;
    const added = unsaved[kind].toReversed().map((call) => toIncomingItem(call, kind, null));
    return {
      kind,
      count: section.count + added.length,
      items: [...added, ...section.items].slice(0, maxHandoverLines),
    };
  };
  return { ...handover, sections: handover.sections.map(withUnsaved) };
}
