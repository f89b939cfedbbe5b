import * as words from './sample-names-and-places.mjs';

/** Generates callers with their shop and place: a few call again and again, most rarely. */
export function generateCallers(chance, count) {
  return Array.from({ length: Math.max(count, 20) }, (_, position) => caller(chance, position));
}

function caller(chance, position) {
  const [town, state, longitude, latitude] = chance.early(words.towns);
  const isChain = position < 200;
  const store = isChain
    ? `${words.chains[position % words.chains.length]} ${town.slice(6)}`
    : shopName(chance);
  const lot = chance.isIn(0.2) ? `Lot ${chance.below(90)}-${chance.below(9)}` : `${1 + chance.below(250)}`;
  return {
    name: personName(chance),
    phone: phoneNumber(chance),
    store: chance.isIn(0.06) ? undefined : store,
    dealer: chance.isIn(0.45) ? chance.early(words.dealers) : undefined,
    email: chance.isIn(0.35) ? `${mailName(store)}${chance.digits(3)}@example.com` : undefined,
    address: `${lot}, Jalan ${chance.one(words.streets)}, ${chance.one(words.districts)} ${chance.one(words.shopNames)}, ${town}`,
    state,
    longitude: Number((longitude + (chance.next() - 0.5) / 10).toFixed(6)),
    latitude: Number((latitude + (chance.next() - 0.5) / 10).toFixed(6)),
  };
}

function personName(chance) {
  return chance.weighted([
    [0.45, () => `${chance.one(words.malayNames)} ${chance.one(words.malayFathers)}`],
    [0.25, () => `${chance.one(words.chineseSurnames)} ${chance.one(words.chineseGiven)}`],
    [0.15, () => chance.one(words.hanziNames)],
    [0.15, () => chance.one(words.indianNames)],
  ])();
}

function shopName(chance) {
  return `${chance.one(words.shopKinds)} ${chance.one(words.shopNames)} ${chance.isIn(0.5) ? chance.one(words.shopNames) : chance.below(99)}`;
}

/**
 * Digits only, with the country code, as in the contract. One in seven numbers is a landline, the others are mobile.
 */
function phoneNumber(chance) {
  return chance.isIn(0.86)
    ? `601${chance.one(['0', '2', '3', '6', '7', '9'])}${chance.digits(7)}`
    : `60${chance.one(['3', '4', '5', '6', '7', '9'])}${chance.digits(8)}`;
}

function mailName(store) {
  const letters = store.toLowerCase().replaceAll(/[^a-z]/g, '');
  return letters === '' ? 'kedai' : letters;
}
