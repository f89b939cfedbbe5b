import type { Autofill, CallFields } from '../../../../shared/calls/call';
import type { PresetField, TemplateFieldName } from '../../../../shared/templates/apply-presets-and-snippets';
import { isEqualButForEnd } from '../session/is-equal-by-value';

/**
 * Returns the fields without what the last preset filled in, for another one to take its place. What the agent has
 * changed since stays whole, and so does what the app has added to a text.
 */
export function removePresetValues(fields: CallFields): CallFields {
  return {
    ...fields,
    issue: removePresetText(fields, 'issue'),
    remark: removePresetText(fields, 'remark'),
    serviceId: isOfPreset(fields, 'serviceId') ? null : fields.serviceId,
    priority: isOfPreset(fields, 'priority') ? 0 : fields.priority,
  };
}

function removePresetText(fields: CallFields, field: TemplateFieldName): string {
  const text = fields[field];
  const [entry] = listSincePreset(fields, field);
  const filled = entry?.after[field]?.trimEnd();
  if (filled === undefined || !isOfPreset(fields, field)) return text;
  // It found other text in the field, and has only taken away that of the preset before it.
  if (removePresetText(getFieldsBefore(fields, field, entry), field).trim() !== '') return text;
  const lines = text.split('\n');
  const count = filled.split('\n').length;
  const at = lines.findIndex((_line, from) =>
    isEqualButForEnd(lines.slice(from, from + count).join('\n'), filled),
  );
  return at === -1 ? text : lines.toSpliced(at, count).join('\n');
}

function getFieldsBefore(
  fields: CallFields,
  field: TemplateFieldName,
  entry: Autofill | undefined,
): CallFields {
  const { autofill } = fields;
  const applied = autofill.applied.slice(
    0,
    autofill.applied.findIndex((one) => one === entry),
  );
  return { ...fields, [field]: entry?.before[field] ?? '', autofill: { ...autofill, applied } };
}

/** Whether a preset filled the field and only the app has changed it since. A blank at the end of a text is no change. */
function isOfPreset(fields: CallFields, field: PresetField): boolean {
  const entries = listSincePreset(fields, field);
  return (
    entries.every(({ after }, index) => {
      const next = entries[index + 1];
      return isEqualButForEnd(after[field], next === undefined ? fields[field] : next.before[field]);
    }) && entries.length > 0
  );
}

/** The autofills of a field from that of the last preset on; none without a preset. */
function listSincePreset({ autofill }: CallFields, field: PresetField): readonly Autofill[] {
  const entries = autofill.applied.filter(({ after }) => field in after);
  const at = entries.findLastIndex(({ source }) => source === 'preset');
  return at === -1 ? [] : entries.slice(at);
}
