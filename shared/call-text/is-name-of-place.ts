import { findRegionOfMalls } from '../gazetteer/malls';
import { isBuilding, isMarket, street, streetBehind, unit, unitPrefix } from './address-words';
import { isOfIssue } from './part-surroundings';
import type { WordFeatures } from './word-features';

/** Whether every word may be of an address: no small letters where names have capitals, nobody's name and no trouble. */
export function isNameOfPlace(words: readonly WordFeatures[], isCased: boolean): boolean {
  const areOfMall = namesMall(words) || words.some(({ plain }) => isMarket(plain));
  return words.every(
    (word, order) =>
      isWordOfPlace(word) ||
      (areOfMall && word.isCapital) ||
      (words.length > 1 && (isStreetWord(word) || (order === 0 && word.plain === 'the'))) ||
      (isCased && word.isCapital && mayBeNameOfPlace(word, words[order + 1]?.plain ?? '')),
  );
}

export function namesMall(words: readonly WordFeatures[]): boolean {
  return findRegionOfMalls(words.map(({ text }) => text).join(' ')) !== undefined;
}

function isWordOfPlace({ plain, text, isInPlace, hasDigit }: WordFeatures): boolean {
  if (isInPlace || isBuilding(plain) || ofBuilding.test(plain) || unitPrefix.test(plain)) return true;
  return (hasDigit && unit.test(plain)) || /^(?:[iv]{1,3}|\d{5})$/i.test(text);
}

function isStreetWord({ plain }: WordFeatures): boolean {
  return street.test(plain) || streetBehind.test(plain);
}

/** A word with a capital that is nobody's name, or stands before a word for a building: `Marina Square`. */
function mayBeNameOfPlace(word: WordFeatures, next: string): boolean {
  if (word.isTitle) return false;
  if (isBuilding(next) || ofBuilding.test(next)) return true;
  const isOfPerson = word.isNameLink || word.nameWeight > 1 || word.isIntroduction;
  return !(isOfPerson || isOfIssue(word) || word.isShopKind || word.isTrade || word.hasDigit);
}

/** Words of the names of buildings and areas that are otherwise shops or goods. */
const ofBuilding =
  /^(?:house|centre|center|court|foodcourt|food|bazaar|bazar|arked|pasar|corner|village|point|park|city|town|market|gate|galleria|gallery|hub|near|area|beside|opposite|behind|opp|dekat|sebelah|belakang|depan|branch|cawangan)$/;
