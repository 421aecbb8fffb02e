/** XML, element by element. Names are told without the prefix of their namespace, which each program chooses as it likes. */
import { Parser } from 'saxen';

export interface XmlHandlers {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Throws where the document is broken; a part that is not there, an empty text, has no elements. */
export function readXml(xml: string, { open, text, close }: XmlHandlers): void {
  if (xml === '') return;
  const parser = new Parser();
  parser.on('error', (error) => {
    throw error;
  });
  if (open) {
    parser.on('openTag', (name, attributes, decode) => {
      open(localName(name), (wanted) => {
        const all = attributes();
        const key = wanted in all ? wanted : Object.keys(all).find((each) => localName(each) === wanted);
        return key === undefined ? undefined : decode(all[key]!);
      });
    });
  }
  if (close) parser.on('closeTag', (name) => close(localName(name)));
  if (text) {
    parser.on('text', (found, decode) => text(decode(found)));
    parser.on('cdata', text);
  }
  parser.parse(xml);
}
