/** Licence texts of packages that name a licence and ship none. */

/** The MIT License, as the Open Source Initiative gives it (opensource.org/license/mit). */
const mit = (holder: string) => `Copyright ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Who holds the rights, where the package's own description does not say it; from the heads of its source files. */
const HOLDERS: Readonly<Record<string, string>> = { '@tensorflow/tfjs-layers': '2018 Google LLC' };

/**
 * The texts of a licence expression ("Apache-2.0 AND MIT"); undefined where one of them is not known here.
 * @param apacheText that of the Apache License 2.0
 */
export function standardText(
  name: string,
  expression: string,
  apacheText: string,
  author?: string,
): string | undefined {
  const texts = expression.split(' AND ').map((licence) => {
    const holder = HOLDERS[name] ?? author;
    if (licence === 'Apache-2.0') return apacheText.trim();
    return licence === 'MIT' && holder !== undefined ? mit(holder) : undefined;
  });
  return texts.includes(undefined) ? undefined : texts.join('\n\n');
}

/** The part of a readme that gives the licence's text. */
export function licenceInReadme(readme: string): string | undefined {
  const [, text] = /(?:^|\n)#*\s*licen[cs]e\b[^\n]*\n(?:[-=]+\n)?\s*(copyright[^]*)$/i.exec(readme) ?? [];
  // Up to where the next part begins.
  return text?.split(/\n(?=#+\s|[^\n]+\n[-=]{3,}\n)/)[0]!.trim();
}
