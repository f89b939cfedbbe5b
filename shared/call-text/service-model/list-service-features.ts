import { simplifyChinese } from '../../search/simplify-chinese';
import { listTopics, type ServiceTopic } from './service-topics';

/** The texts that say which service a call needs, and what the rules read in each of them: 0 for nothing. */
export type ServiceText = {
  readonly issue: string;
  readonly line: string;
  readonly ruleOfIssue: number;
  readonly ruleOfLine: number;
};

/** Raised whenever a feature changes: a model of another version no longer fits. */
export const serviceFeatureVersion = 1;

const maxLineLength = 1500;
/** Topics that decide the service although only the rest of the line speaks of them. */
const decisive: readonly ServiceTopic[] = ['opening', 'android', 'ios', 'support', 'install'];

/** The words, pairs of words and beginnings of an issue, the words of the line, the topics of both, and what the rules read. */
export function listServiceFeatures({ issue, line, ruleOfIssue, ruleOfLine }: ServiceText): string[] {
  const [own, whole] = [normalize(issue), normalize(line.slice(0, maxLineLength))];
  const [words, all] = [toWords(own), toWords(whole)];
  const features = [
    'b',
    `r${ruleOfIssue}`,
    `R${ruleOfLine}`,
    `l${Math.min(5, Math.floor(words.length / 3))}`,
    `1${words[0] ?? ''}`,
    ...words.flatMap((word, at) => [`w${word}`, `2${word} ${words[at + 1]}`, `3${word} ${words[at + 2]}`]),
    ...words.flatMap(listFourLetters),
    ...all.flatMap((word, at) => [`o${word}`, `p${word} ${all[at + 1]}`]),
    ...listTopicFeatures(listTopics(own), listTopics(whole), ruleOfIssue),
  ];
  return [...new Set(features)];
}

function listTopicFeatures(own: readonly ServiceTopic[], all: readonly ServiceTopic[], rule: number) {
  const elsewhere = decisive.filter((topic) => all.includes(topic) && !own.includes(topic));
  return [
    ...own.flatMap((topic) => [`t${topic}`, `t${topic}${rule}`]),
    ...pairsOf(own).map((pair) => `t${pair}`),
    ...all.map((topic) => `T${topic}`),
    ...pairsOf(all).map((pair) => `T${pair}`),
    ...elsewhere.flatMap((topic) => own.map((one) => `x${topic}&${one}`)),
  ];
}

function pairsOf(list: readonly ServiceTopic[]): string[] {
  return list.flatMap((one, order) => list.slice(order + 1).map((other) => `${one}&${other}`));
}

function normalize(text: string): string {
  return simplifyChinese(text).normalize('NFKC').toLowerCase();
}

function toWords(text: string): string[] {
  const words = text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+|\?/gu) ?? [];
  return words.map((word) => word.replaceAll(/\d/g, '0'));
}

/** Parts of a word, which a slip of the fingers leaves: `instlation`. */
function listFourLetters(word: string): string[] {
  if (!/^[a-z]{4,}$/.test(word)) return [];
  const closed = `_${word}_`;
  return Array.from({ length: closed.length - 3 }, (_, at) => `c${closed.slice(at, at + 4)}`);
}
