/**
 * A copy of a part of the page that stands by itself: the elements, the page's own style sheets as they hold now, and each
 * canvas as a picture. It is drawn by the browser like the page, so that text, keys and equations come out as they are seen.
 */

/** What is not to be in a picture: what is only there to be worked. Rows among them leave no gap. */
const LEFT_OUT = '[data-not-in-picture], details:not([open])';
const ROWS = '[data-not-in-picture=row], details:not([open])';
/** What an image in place of a canvas needs of its style, because no rule of the page is made for it. */
const PLACE = [
  'position',
  'inset',
  'display',
  'margin',
  'transform',
  'image-rendering',
  'border-radius',
  'opacity',
];
/** What an element takes over from those around it. */
const INHERITED = [
  'color',
  'font-family',
  'font-size',
  'font-weight',
  'line-height',
  'letter-spacing',
  'text-align',
  'font-variant-numeric',
];

/** The rules that hold now: those for other windows, printers and so on are left out, because a picture is none of these. */
function rulesOf(rules: CSSRuleList): string {
  return [...rules]
    .map((rule) => {
      if (rule instanceof CSSMediaRule)
        return matchMedia(rule.conditionText).matches ? rulesOf(rule.cssRules) : '';
      return rule.cssText;
    })
    .join('\n');
}

function pageStyles(): string {
  return [...document.styleSheets].map((sheet) => rulesOf(sheet.cssRules)).join('\n');
}

async function pictureOf(canvas: HTMLCanvasElement): Promise<string | undefined> {
  if (canvas.width === 0 || canvas.height === 0) return undefined;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (!blob) return undefined;
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('A picture could not be read.'));
    reader.readAsDataURL(blob);
  });
}

/** What was typed or chosen since the page was made stands in no attribute. */
function keepState(from: Element, to: Element): void {
  if (from instanceof HTMLInputElement) {
    to.setAttribute('value', from.value);
    to.toggleAttribute('checked', from.checked);
  } else if (from instanceof HTMLOptionElement) to.toggleAttribute('selected', from.selected);
  else if (from instanceof HTMLTextAreaElement) to.textContent = from.value;
  to.removeAttribute('id');
}

async function imageFor(canvas: HTMLCanvasElement): Promise<HTMLImageElement> {
  const image = document.createElement('img');
  const source = await pictureOf(canvas);
  if (source) image.src = source;
  const style = getComputedStyle(canvas);
  for (const property of PLACE) image.style.setProperty(property, style.getPropertyValue(property));
  image.style.width = `${canvas.clientWidth}px`;
  image.style.height = `${canvas.clientHeight}px`;
  return image;
}

async function copyElement(element: HTMLElement): Promise<HTMLElement> {
  const copy = element.cloneNode(true) as HTMLElement;
  const [from, to] = [
    [element, ...element.querySelectorAll('*')],
    [copy, ...copy.querySelectorAll('*')],
  ];
  const images = await Promise.all(
    from.map(async (original) => (original instanceof HTMLCanvasElement ? imageFor(original) : undefined)),
  );
  from.forEach((original, k) => {
    keepState(original, to[k]!);
    if (images[k]) to[k]!.replaceWith(images[k]);
  });
  for (const extra of copy.querySelectorAll(LEFT_OUT)) extra.remove();
  return copy;
}

/** The elements around it, as names only: the page's rules may ask who stands around. */
function wrapped(copy: HTMLElement, element: HTMLElement): HTMLElement {
  let inner = copy;
  for (
    let around = element.parentElement;
    around && around !== document.body;
    around = around.parentElement
  ) {
    const shell = around.cloneNode(false) as HTMLElement;
    shell.removeAttribute('id');
    shell.style.setProperty('display', 'contents', 'important');
    shell.append(inner);
    inner = shell;
  }
  return inner;
}

export interface PageCopy {
  /** An SVG document. */
  readonly svg: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Copies an element with all in it, as it is seen now. */
export async function copyOf(element: HTMLElement): Promise<PageCopy> {
  const { width, height: whole } = element.getBoundingClientRect();
  const rows = [...element.querySelectorAll(ROWS)].map((row) => row.getBoundingClientRect().height);
  const height = rows.reduce((rest, row) => rest - row, whole);
  const root = document.documentElement;
  const copy = await copyElement(element);
  const style = getComputedStyle(element);
  for (const property of INHERITED) copy.style.setProperty(property, style.getPropertyValue(property));
  copy.style.margin = '0';
  copy.style.boxSizing = 'border-box';
  copy.style.width = `${width}px`;
  const body = document.createElement('div');
  body.append(wrapped(copy, element));
  const sheet = document.createElement('style');
  sheet.textContent = pageStyles();
  body.prepend(sheet);
  const dark = getComputedStyle(root).colorScheme === 'dark' || isDark();
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" data-theme="${dark ? 'dark' : 'light'}" ` +
    `style="${root.style.cssText};color-scheme:${dark ? 'dark' : 'light'};font-size:${getComputedStyle(root).fontSize}">` +
    `<foreignObject x="0" y="0" width="${w}" height="${h}">${new XMLSerializer().serializeToString(body)}</foreignObject></svg>`;
  return { svg, width: w, height: h };
}

/** Which of its two themes the page shows: its own choice goes before the system's. */
function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  if (theme === 'dark' || theme === 'light') return theme === 'dark';
  return matchMedia('(prefers-color-scheme: dark)').matches;
}
