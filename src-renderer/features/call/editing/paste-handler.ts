import type { ClipboardEvent } from 'react';
import { extractMapLink, isLink, parseWholeLocation } from '../../../../shared/pin/find-location-in-text';
import { parseLocation } from '../../../../shared/pin/parse-location';
import { gazetteerStore, withGazetteer } from '../../../state/gazetteer-store';
import { createTownFinder } from '../../../state/create-town-finder';
import { pasteTruncated } from '../../../ui/truncate-paste';
import { insertText, isTextControl, type TextControl } from '../../../ui/insert-text';
import type { CallFormContextValue } from './call-form-context';
import type { PasteNote } from '../session/call-form-state';
import { isTypedFieldName, type TypedFieldName } from '../session/typed-field-name';

type Parts = Pick<CallFormContextValue, 'session' | 'pin' | 'isEditable'>;

/** Handles a paste into a field of the call: a location becomes the pin, and too long text is cut. */
export function createPasteHandler(parts: Parts) {
  return (event: ClipboardEvent<HTMLElement>) => {
    const { target } = event;
    const field = isTextControl(target) ? /^field-(.*)$/.exec(target.id)?.[1] : undefined;
    if (!parts.isEditable || !isTextControl(target) || field === undefined || !isTypedFieldName(field))
      return;
    const text = event.clipboardData.getData('text');
    if (gazetteerStore.get() === null && needsTown(text)) {
      event.preventDefault();
      void withGazetteer(() => {
        if (!pasteInto(target, field, text, parts)) insertText(target, text);
      });
    } else if (pasteInto(target, field, text, parts)) event.preventDefault();
  };
}

/** A short Plus Code is a location only with a town. Only the beginning of a longer text is read. */
function needsTown(text: string): boolean {
  return parseLocation(text.slice(0, 10_000)).kind === 'short-plus-code';
}

/** @returns false if the browser should paste the text as it is */
function pasteInto(target: TextControl, field: TypedFieldName, text: string, parts: Parts): boolean {
  const { session, pin } = parts;
  if (isPinField(field) && pin.paste(pin.read(text))) return true;
  const note =
    getLocationNote(field, text, parts) ??
    takeLinkOutOfText(target, field, text, parts) ??
    (pasteTruncated(target, text) ? 'cut' : undefined);
  if (note !== undefined) session.remember({ pasteNote: { field, note } });
  else if (session.store.get().pasteNote?.field === field) session.remember({ pasteNote: null });
  return note !== undefined;
}

function isPinField(field: TypedFieldName): boolean {
  return field === 'latitude' || field === 'longitude';
}

function getLocationNote(
  field: TypedFieldName,
  text: string,
  { session, pin }: Parts,
): PasteNote['note'] | undefined {
  if (isPinField(field)) return undefined;
  const { address, latitude, longitude } = session.getFields();
  const place = parseWholeLocation(text, createTownFinder(gazetteerStore.get(), address));
  if (pin.paste(place)) return 'pin';
  const isPinBlank = latitude.trim() === '' && longitude.trim() === '';
  const isMapLink = place.kind === 'short-link' || place.kind === 'link-without-place';
  if (isMapLink && place.service !== 'link-shortener' && isPinBlank) {
    pin.pasteUnreadableLink(text.trim());
    return place.kind;
  }
  // The digits of a link would be sent as the caller's number.
  return field === 'phone' && isLink(text) ? 'no-number' : undefined;
}

/** Sets the pin from a map link among other words, and pastes the words without the link. */
function takeLinkOutOfText(
  target: TextControl,
  field: TypedFieldName,
  text: string,
  { session, pin }: Parts,
): PasteNote['note'] | undefined {
  if (isPinField(field)) return undefined;
  const { address, latitude, longitude } = session.getFields();
  const found = extractMapLink(text, createTownFinder(gazetteerStore.get(), address));
  const isPinBlank = latitude.trim() === '' && longitude.trim() === '';
  if (found === undefined || found.rest === '' || (found.place.kind !== 'place' && !isPinBlank))
    return undefined;
  // The words go first: a changed address marks the existing pin as stale, not the new one.
  insertText(target, found.rest);
  if (found.place.kind === 'short-link' || found.place.kind === 'link-without-place') {
    pin.pasteUnreadableLink(found.link);
    return found.place.kind;
  }
  pin.paste(found.place);
  return 'pin';
}
