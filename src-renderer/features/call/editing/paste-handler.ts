import type { ClipboardEvent } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CallFields } from '../../../../shared/calls/call';
import { isLink, placeAsWhole } from '../../../../shared/pin/parse-pasted-location';
import { knownPlaces, townFinder } from '../../../state/gazetteer-store';
import { isTextControl, pasteCut } from '../../../ui/truncate-paste';
import type { DeskMemory, Pasted } from '../session/call-session';
import type { PinActions } from '../pin/pin-actions';
import { isTextName, type TextName } from '../session/draft-validation';

type Parts = {
  readonly form: Pick<UseFormReturn<CallFields>, 'getValues'>;
  readonly memory: DeskMemory;
  readonly pin: PinActions;
  readonly isEditable: boolean;
};

/** What is pasted into a field of the call: a place becomes the pin, and text that is too long is cut. */
export function pasteInto(parts: Parts) {
  const { memory, pin, isEditable } = parts;
  return (event: ClipboardEvent<HTMLElement>) => {
    const { target } = event;
    const field = isTextControl(target) ? /^field-(.*)$/.exec(target.id)?.[1] : undefined;
    if (!isEditable || !isTextControl(target) || field === undefined || !isTextName(field)) return;
    const text = event.clipboardData.getData('text');
    if (isPinField(field) && pin.paste(pin.read(text))) {
      event.preventDefault();
      return;
    }
    const note = noteOfPlace(field, text, parts) ?? (pasteCut(target, text) ? 'cut' : undefined);
    if (note !== undefined) event.preventDefault();
    memory.pasted.set((now) => {
      if (note !== undefined) return { field, note };
      return now?.field === field ? null : now;
    });
  };
}

function isPinField(field: TextName): boolean {
  return field === 'latitude' || field === 'longitude';
}

function noteOfPlace(field: TextName, text: string, { form, pin }: Parts): Pasted['note'] | undefined {
  if (isPinField(field)) return undefined;
  const { address, latitude, longitude } = form.getValues();
  const place = placeAsWhole(text, townFinder(knownPlaces.get(), address));
  if (pin.paste(place)) return 'pin';
  const isPinBlank = latitude.trim() === '' && longitude.trim() === '';
  const isMapLink = place.kind === 'short link' || place.kind === 'link-without-place';
  if (isMapLink && place.service !== 'link shortener' && isPinBlank) {
    pin.pasteUnread(text.trim());
    return place.kind === 'short link' ? 'short-link' : 'link-without-place';
  }
  // The digits of a link would be sent as the caller's number.
  return field === 'phone' && isLink(text) ? 'no-number' : undefined;
}
