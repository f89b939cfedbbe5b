import {
  getProvenance,
  provenanceParts,
  type ProvenancePart,
  type Provenance,
} from '../../../../shared/calls/field-provenance';
import type { Translate } from '../../../i18n/translate';
import type { FieldStatus } from '../../../components/field';
import { useCallState } from '../editing/call-form-context';
import type { TypedFieldName } from '../session/draft-validation';

/** How what stands in a part of the call came to be known; undefined where it is blank, or is no such part. */
export function useProvenance(part: ProvenancePart | undefined): Provenance | undefined {
  return useCallState(({ fields }) => (part === undefined ? undefined : getProvenance(fields, part)));
}

/** Both coordinates are the pin. */
export function getProvenancePart(name: TypedFieldName): ProvenancePart | undefined {
  if (name === 'latitude' || name === 'longitude') return 'pin';
  return provenanceParts.find((part) => part === name);
}

export function addProvenance(status: FieldStatus, mark: Provenance | undefined): FieldStatus {
  return status !== 'ready' || mark === undefined || mark === 'stated' ? status : mark;
}

/** The usual needs no word: what was typed while the caller spoke was heard. */
export function describeProvenance(mark: Provenance | undefined, t: Translate): string | undefined {
  return mark === undefined || mark === 'stated' ? undefined : t(`provenance.${mark}`);
}
