import { simplifyChinese } from '../search/simplify-chinese';
import type { ServiceId } from '../tickets/services-and-priorities';
import type { Span } from './consumable-text';
import { asksForSwap, namesOnlyAccessories } from './asks-for-swap';
import { guessServiceByRules } from './guess-service-by-rules';
import { isComplaintAboutVisit } from './is-complaint-about-visit';
import { isMereQuestion } from './is-mere-question';
import { findTextField, type ParserState } from './parser-state';
import type { ServiceText } from './service-model/list-service-features';
import { chooseService, type ServiceModel } from './service-model/service-model';

/** Adds the service that the issue needs, if a model is certain enough of it. */
export function addService(read: ParserState, model: ServiceModel): void {
  const issue = findTextField(read, 'issue');
  if (issue === undefined) return;
  const { text } = read.source;
  if (
    isComplaintAboutVisit(
      simplifyChinese(`${findComplaintBefore(text, issue.from)} ${issue.value}`.normalize('NFKC')),
    )
  )
    return;
  const serviceId = decideService(issue.value, text, model);
  if (serviceId !== undefined) read.fields.push({ field: 'serviceId', value: serviceId, from: issue.from });
}

/** `complaint: `, `complain about` in front of the issue, which has left it out. */
function findComplaintBefore(text: string, [start]: Span): string {
  return complaining.exec(text.slice(Math.max(0, start - 24), start))?.[0] ?? '';
}

const complaining =
  /(?:complain\w*|komplen|aduan|mengadu)(?: (?:pasal|psl|fasal|about|on|tentang))?[\s:：,-]{0,3}$/i;

/** What the words say plainly comes before what the model reads in them, and decides where the model does not. */
function decideService(issue: string, line: string, model: ServiceModel): ServiceId | undefined {
  const plain = simplifyChinese(issue.normalize('NFKC'));
  if (isMereQuestion(plain)) return undefined;
  if (asksForSwap(plain)) return 23;
  const chosen = chooseService(readServiceText(issue, line), model) ?? guessServiceByRules(plain);
  if (chosen === 23 && namesOnlyAccessories(plain)) return 18;
  const system = chosen === undefined ? undefined : systemOfInstallation[chosen];
  if (system !== undefined && !system.test(simplifyChinese(line))) return undefined;
  return chosen === 18 && asksForSwap(simplifyChinese(line)) ? 23 : chosen;
}

/** An installation is of one of two systems. Which one, only the caller can say. */
const systemOfInstallation: Partial<Record<ServiceId, RegExp>> = {
  1: /(?<![a-z])(?:i ?-?pads?|ios|apple|iphone)(?![a-z])|苹果/iu,
  39: /(?<![a-z])(?:andr[a-z]*|sunmi|imin)|安卓/iu,
};

/** What decides the service of a call: its issue, the whole line, and what the rules read in them. */
export function readServiceText(issue: string, line: string): ServiceText {
  return { issue, line, ruleOfIssue: ruleOf(issue), ruleOfLine: ruleOf(line) };
}

function ruleOf(text: string): number {
  return guessServiceByRules(simplifyChinese(text.normalize('NFKC'))) ?? 0;
}
