/** Copying a text that stands in a field of the page; where the browser does not let a page copy, the field is selected instead. */
import { useRef, useState, type RefObject } from 'react';

interface Copy<Field> {
  /** Of the field that holds the text. */
  readonly field: RefObject<Field | null>;
  readonly copied: 'not yet' | 'copied' | 'by hand';
  readonly copy: () => Promise<void>;
  /** The text is another one now. */
  readonly forget: () => void;
}

export function useCopy<Field extends HTMLInputElement | HTMLTextAreaElement>(text: string): Copy<Field> {
  const field = useRef<Field>(null);
  const [copied, setCopied] = useState<Copy<Field>['copied']>('not yet');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('copied');
    } catch {
      field.current?.focus();
      field.current?.select();
      setCopied('by hand');
    }
  };
  return { field, copied, copy, forget: () => setCopied('not yet') };
}
