/** A lesson's words with their markup: paragraphs that were read when it was built, and single sentences. */
import { readInline } from '../../lessons/inline.ts';
import type { Paragraph } from '../../lessons/lesson.ts';

function Spans({ of }: { readonly of: Paragraph }) {
  return of.map(({ text, look }, k) => {
    switch (look) {
      case 'bold':
        return <b key={k}>{text}</b>;
      case 'italic':
        return <i key={k}>{text}</i>;
      case 'code':
        return <code key={k}>{text}</code>;
      case undefined:
        return text;
    }
  });
}

/** A sentence or two: a question, a choice, a reason. */
export function Words({ text }: { readonly text: string }) {
  return <Spans of={readInline(text)} />;
}

export function Paragraphs({ text }: { readonly text: readonly Paragraph[] }) {
  return text.map((paragraph, k) => (
    <p key={k}>
      <Spans of={paragraph} />
    </p>
  ));
}
