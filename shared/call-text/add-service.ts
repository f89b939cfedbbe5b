import { simplifyChinese } from '../search/simplify-chinese';
import { guessService } from './guess-service';
import { findTextField, type ParseState } from './parse-state';
import type { ServiceText } from './service-model/list-service-features';
import { chooseService, type ServiceModel } from './service-model/service-model';

/** Adds the service that the issue needs, if a model is certain enough of it. */
export function addService(read: ParseState, model: ServiceModel): void {
  const issue = findTextField(read, 'issue');
  if (issue === undefined) return;
  const serviceId = chooseService(readServiceText(issue.value, read.source.text), model);
  if (serviceId !== undefined) read.fields.push({ field: 'serviceId', value: serviceId, from: issue.from });
}

/** What decides the service of a call: its issue, the whole line, and what the rules read in them. */
export function readServiceText(issue: string, line: string): ServiceText {
  return { issue, line, ruleOfIssue: ruleOf(issue), ruleOfLine: ruleOf(line) };
}

function ruleOf(text: string): number {
  return guessService(simplifyChinese(text)) ?? 0;
}
