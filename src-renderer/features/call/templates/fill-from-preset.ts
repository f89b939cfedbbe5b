import { askFurtherQuestions, askQuestions, listAnswered } from '../../../../shared/calls/asked-questions';
import type { CallFields, FilledValues } from '../../../../shared/calls/call';
import {
  applyPreset,
  countRemainingCharacters,
} from '../../../../shared/templates/apply-presets-and-snippets';
import type { Preset } from '../../../../shared/templates/templates';
import { addLine } from '../../../../shared/text/append-line';
import { listSetAsideAnswers } from '../session/autofill-history';
import { removePresetValues } from './remove-preset-values';

/**
 * Returns what a preset fills in. It takes the place of an earlier one, unless that one's text stays in the issue: then it
 * goes behind it, and what the caller answered, the service, the priority and the remark stay. The text stays with words of the
 * agent beside it, and once one of its questions is answered.
 * @returns null if its text does not fit behind the agent's own
 */
export function fillFromPreset(fields: CallFields, preset: Preset): FilledValues | null {
  if (countPresetExcess(fields, preset) > 0) return null;
  const own = getTextAhead(fields);
  const isAdded = hasPresetText(own);
  const { remark, serviceId, priority } = applyPreset(isAdded ? fields : own, preset);
  const ask = isAdded ? askFurtherQuestions : askQuestions;
  const isRemarkOfPreset = isAdded && removePresetValues(fields).remark !== fields.remark;
  return {
    issue: joinIssue(own, preset),
    remark: endLine(isRemarkOfPreset ? addRemark(fields.remark, preset.remark) : remark, preset),
    serviceId,
    priority,
    questions: ask(fields.questions, preset.questions, preset.language, listSetAsideAnswers(fields.autofill)),
  };
}

/** By how many characters the issue would be too long with the text of a preset; 0 or less if it fits. */
export function countPresetExcess(fields: CallFields, preset: Preset): number {
  const own = getTextAhead(fields);
  return own.issue.trim() === '' ? 0 : -countRemainingCharacters('issue', joinIssue(own, preset));
}

/** The fields that a preset goes behind. One that was answered was not chosen by mistake. */
function getTextAhead(fields: CallFields): CallFields {
  const isInUse = listAnswered(fields.questions).length > 0 && hasPresetText(fields);
  return isInUse ? fields : removePresetValues(fields);
}

/** Behind the agent's own words, as a snippet is. */
function joinIssue({ issue }: CallFields, preset: Preset): string {
  return issue.trim() === '' ? preset.issue : `${issue.trim()} ${preset.issue}`;
}

/** The lines of both presets, where there is room. */
function addRemark(remark: string, line: string): string {
  const added = line.trim() === '' ? remark : addLine(remark, line);
  return countRemainingCharacters('remark', added) < 0 ? remark : added;
}

/**
 * The caret comes to the end of the remark: what the agent types behind the last line of a preset begins a line of its own.
 * A line that waits for more, as `Serial number:`, goes on.
 */
function endLine(remark: string, { remark: line }: Preset): string {
  return line !== '' && remark.endsWith(line) && !/[\s:：?？=]$/u.test(line) ? `${remark}\n` : remark;
}

/** Whether the issue still has the text of a preset: most of its words, since the agent may have corrected some. */
function hasPresetText({ issue, autofill }: CallFields): boolean {
  const words = new Set(listWords(issue));
  return autofill.applied.some(({ source, before, after }) => {
    if (source !== 'preset' || after.issue === undefined) return false;
    const ahead = before.issue?.trim() ?? '';
    const added = listWords(after.issue.startsWith(ahead) ? after.issue.slice(ahead.length) : after.issue);
    return added.length > 0 && added.filter((word) => words.has(word)).length * 2 > added.length;
  });
}

/** In lower case. Chinese has no blanks between words: each character counts. */
function listWords(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? [];
}
