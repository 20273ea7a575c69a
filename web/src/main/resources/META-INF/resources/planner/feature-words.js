/** What a row of somebody's own file says, in words. Pure. */

/** Fields that name a thing, by what people call them; the earlier the better. */
const NAMES = ['namn', 'name', 'benämning', 'rubrik', 'titel', 'title', 'plats', 'adress', 'id'];

/**
 * @param {string[]} fields  of the file, in its order
 * @param {object} properties  of one row; what is empty is not there
 * @returns {{title: ?string, rest: [string, string][]}} `title`: what it is called, null where nothing is said of it; `rest`: everything else
 */
export function featureWords(fields, properties) {
  const said = fields.filter((field) => properties[field] !== undefined && properties[field] !== null && String(properties[field]).trim() !== '');
  const named = NAMES.map((name) => said.find((field) => field.toLowerCase() === name)).find(Boolean) ?? said[0];
  return {
    title: named === undefined ? null : String(properties[named]),
    rest: said.filter((field) => field !== named).map((field) => [field, String(properties[field])]),
  };
}
