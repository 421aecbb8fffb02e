/**
 * The places of the page that a lesson may point at, by name. What is at a place carries its id as `data-place`, an instrument's
 * tab that of its panel; a test of the built page looks for every one that a lesson names.
 */
export const PLACES = {
  'lane:input': 'input',
  'lane:hidden': 'hidden state',
  'lane:cell': 'cell state',
  'lane:gates': 'gates',
  'lane:attention': 'attention',
  'lane:output': 'output',
  'lane:gradient': 'gradient',
  'chart:loss': 'loss chart',
  'chart:metric': 'chart of the metric',
  'chart:norm': 'gradient norm',
  'chart:lengths': 'By length',
  standings: 'standings',
  headline: 'headline',
  product: 'result',
  'control:play': 'Play',
  'control:phases': 'Phases',
  'control:task': 'task',
  'control:cell': 'cell',
  'control:race': 'race buttons',
  'control:more': 'More settings',
  'panel:insideUnit': 'Inside a unit',
  'panel:changeInput': 'Change the input',
  'panel:intervene': 'Intervene',
  'panel:eigenvalues': 'Eigenvalues',
  'panel:oneUnit': 'One unit',
  'panel:statePaths': 'State paths (PCA)',
  'panel:longestSolved': 'Longest T solved',
} as const;

export type PlaceId = keyof typeof PLACES;

export function isPlace(text: string): text is PlaceId {
  return Object.hasOwn(PLACES, text);
}
