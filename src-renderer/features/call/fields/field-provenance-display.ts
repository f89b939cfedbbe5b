import {
  getProvenance,
  provenanceParts,
  type ProvenancePart,
  type Provenance,
} from '../../../../shared/calls/field-provenance';
import type { Translate } from '../../../i18n/use-text';
import type { FieldStatus } from '../../../components/field';
import { useCallState } from '../editing/call-form-context';
import type { TypedFieldName } from '../session/typed-field-name';

/** The provenance of a part; undefined if it is blank or not such a part. */
export function useProvenance(part: ProvenancePart | undefined): Provenance | undefined {
  return useCallState(({ fields }) => (part === undefined ? undefined : getProvenance(fields, part)));
}

/** Both coordinates belong to the part `pin`. */
export function getProvenancePart(name: TypedFieldName): ProvenancePart | undefined {
  if (name === 'latitude' || name === 'longitude') return 'pin';
  return provenanceParts.find((part) => part === name);
}

export function addProvenance(status: FieldStatus, provenance: Provenance | undefined): FieldStatus {
  return status !== 'ready' || provenance === undefined || provenance === 'stated' ? status : provenance;
}

/** `stated`, the usual provenance, needs no word. */
export function describeProvenance(provenance: Provenance | undefined, t: Translate): string | undefined {
  return provenance === undefined || provenance === 'stated' ? undefined : t(`provenance.${provenance}`);
}
