/** What the network was given before it wrote on, where there is little room: its end. */
const MOST = 24;

export function shortPrompt(prompt: string): string {
  const characters = [...prompt];
  return characters.length <= MOST ? prompt : `…${characters.slice(1 - MOST).join('')}`;
}
