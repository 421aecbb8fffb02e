/** What was trained: the links of the last runs, and how many hand-ins have each. */
import { decodeLink } from '../config/index.ts';
import { experimentText } from '../config/experimentText.ts';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import { formatCount } from '../text/numbers.ts';
import { letterOf } from './words.ts';

/** Of classes where everybody has one of their own, such as their own seed. */
const MOST_SHOWN = 12;

export function LinkList({
  links,
}: {
  readonly links: readonly { readonly link: string; readonly count: number }[];
}) {
  if (links.length === 0) return null;
  const more = links.length - MOST_SHOWN;
  return (
    <section aria-label="What was trained">
      <h2>What was trained</h2>
      <ul className="collect-links">
        {links.slice(0, MOST_SHOWN).map(({ link, count }, place) => (
          <li key={link}>
            {links.length > 1 && <b>{letterOf(place)}</b>}
            <NewTabLink href={`./index.html#${link}`}>
              {experimentText(decodeLink(link).experiment)}
            </NewTabLink>
            <span className="sentence">{count === 1 ? 'one hand-in' : `${formatCount(count)} hand-ins`}</span>
            <code>{`#${link}`}</code>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="sentence">
          {more === 1 ? 'And one more.' : `And ${formatCount(more)} more; the CSV has all.`}
        </p>
      )}
    </section>
  );
}
