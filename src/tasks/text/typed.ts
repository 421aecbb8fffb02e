/** What a visitor types for the network to write on from: its own symbols, or a sentence on what is none. */
import type { Prompt } from '../contract/abilities.ts';
import { shown, tooLong } from '../words/typed.ts';
import { charactersOf } from './symbols.ts';

/** The network reads it symbol by symbol, which takes its time. */
const MOST_TYPED = 200;
/** So many characters are named in a sentence. */
const MOST_NAMED = 5;

/** Nothing typed is left out: a character that the network does not know is said. */
export function promptOf(typed: string, symbols: readonly string[]): Prompt {
  const characters = charactersOf(typed);
  if (characters.length === 0)
    return { sentence: 'There is nothing to write on from yet: type a few words.' };
  if (characters.length > MOST_TYPED) return { sentence: tooLong(characters.length, MOST_TYPED) };
  const unknown = [...new Set(characters.filter((character) => !symbols.includes(character)))];
  if (unknown.length === 0) return { symbols: characters.map((character) => symbols.indexOf(character)) };
  const named = unknown.slice(0, MOST_NAMED).map(shown).join(', ');
  const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : '';
  return {
    sentence: `The text it learns from does not have ${named}${more}, so the network cannot read that: leave it out.`,
  };
}
