import {
  markOf,
  trustedParts,
  type TrustedPart,
  type TrustMark,
} from '../../../../shared/calls/field-provenance';
import type { Translate } from '../../../i18n/translate';
import { useStore } from '../../../state/store';
import type { Lamp } from '../../../components/field';
import { useCallForm } from '../editing/call-form-context';
import type { TextName } from '../session/draft-validation';

/** How what stands in a part of the call came to be known; undefined where it is blank, or is no such part. */
export function useMark(part: TrustedPart | undefined): TrustMark | undefined {
  const { reading } = useCallForm();
  return useStore(reading, ({ fields }) => (part === undefined ? undefined : markOf(fields, part)));
}

/** Both coordinates are the pin. */
export function partOf(name: TextName): TrustedPart | undefined {
  if (name === 'latitude' || name === 'longitude') return 'pin';
  return trustedParts.find((part) => part === name);
}

export function lampWith(lamp: Lamp, mark: TrustMark | undefined): Lamp {
  return lamp !== 'ready' || mark === undefined || mark === 'heard' ? lamp : mark;
}

/** The usual needs no word: what was typed while the caller spoke was heard. */
export function trustSaid(mark: TrustMark | undefined, t: Translate): string | undefined {
  return mark === undefined || mark === 'heard' ? undefined : t(`provenance.${mark}`);
}
