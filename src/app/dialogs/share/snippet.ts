/** What a person pastes into a page of their own, so that it shows Unroll in a frame. */

export interface SnippetParts {
  /** The whole link to the experiment on the ordinary page. */
  readonly link: string;
  /** Pairs of the link that say how it is shown. */
  readonly view: string;
  /** What the frame shows, for those who listen to the page. */
  readonly title: string;
  /** In CSS pixels. */
  readonly height: number;
}

const quoted = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const EMBEDDED_PAGE = 'embed.html';

/** The address of the frame. */
export function frameAddress({ link, view }: Pick<SnippetParts, 'link' | 'view'>): string {
  const { href, hash } = new URL(link);
  return `${new URL(EMBEDDED_PAGE, href).href}#${view}${hash.slice(1)}`;
}

export function snippetOf(parts: SnippetParts): string {
  const attributes: readonly (readonly [string, string])[] = [
    ['src', frameAddress(parts)],
    ['title', parts.title],
    ['width', '100%'],
    ['height', String(parts.height)],
    ['loading', 'lazy'],
    ['referrerpolicy', 'no-referrer'],
    ['allow', 'fullscreen; microphone; clipboard-write'],
    ['style', 'border: 0'],
  ];
  return `<iframe ${attributes.map(([name, value]) => `${name}="${quoted(value)}"`).join(' ')}></iframe>`;
}
