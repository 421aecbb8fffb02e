/**
 * A cell's equations as trees, read from the one line of text that its file gives for each. What shows them (MathML) and what puts
 * numbers in (the worker) work on the same tree, so that the cell's own file stays the only place where they are written.
 *
 * Read are sums (+ −), products (· of matrices, ∘ of entries, /), calls σ(…), tanh(…), max(a, b), names with a subscript (`W_i`,
 * `x_{t−1}`) or a prime (`h′`, the state after the step), kᵀ, √d, and the window `[x_{t−2} … x_t]`.
 */

export type Expression =
  | { readonly kind: 'number'; readonly text: string; readonly value: number }
  | { readonly kind: 'name'; readonly text: string; readonly base: string; readonly sub: string }
  | {
      readonly kind: 'call';
      readonly text: string;
      readonly name: string;
      readonly args: readonly Expression[];
    }
  | { readonly kind: 'sum'; readonly text: string; readonly terms: readonly SignedTerm[] }
  | {
      readonly kind: 'product';
      readonly text: string;
      readonly sign: '·' | '∘' | '/';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'group' | 'root' | 'transpose'; readonly text: string; readonly inner: Expression }
  | { readonly kind: 'list' | 'window'; readonly text: string; readonly items: readonly Expression[] };

export interface SignedTerm {
  readonly sign: '+' | '−';
  readonly term: Expression;
}

export interface Equation {
  /** What is computed: one name, or several with a comma between. */
  readonly left: Expression;
  readonly right: Expression;
}

const TOKEN = /\s*(?:([\p{L}]+(?:_(?:\{[^}]*\}|[\p{L}\d]+))?′?)|(\d+(?:\.\d+)?)|([()[\],+−·∘/√ᵀ…]))/uy;
/** A letter that stands on its own in a line, though it counts as one. */
const TRANSPOSED = /ᵀ$/u;

interface Token {
  readonly kind: 'name' | 'number' | 'sign';
  readonly text: string;
}

function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < line.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(line);
    if (!found) throw new Error(`"${line}" cannot be read from "${line.slice(from)}" on.`);
    const [, name, number, sign] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (TRANSPOSED.test(name!))
      tokens.push({ kind: 'name', text: name!.slice(0, -1) }, { kind: 'sign', text: 'ᵀ' });
    else tokens.push({ kind: 'name', text: name! });
  }
  return tokens;
}

/** The letter and the subscript of a name: `W_i` → W, i; `x_{t−1}` → x, t−1; a prime stays with the letter. */
function nameOf(text: string): Expression {
  const [, letters, braced, plain, prime] = /^(\p{L}+)(?:_(?:\{([^}]*)\}|([\p{L}\d]+)))?(′?)$/u.exec(text)!;
  return { kind: 'name', text, base: letters! + prime!, sub: braced ?? plain ?? '' };
}

class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(private readonly line: string) {
    this.tokens = tokensOf(line);
  }

  /** All of the line. */
  whole(): Expression {
    const found = this.list();
    if (this.at < this.tokens.length) this.fail();
    return found;
  }

  private list(): Expression {
    const items = [this.sum()];
    while (this.take(',')) items.push(this.sum());
    const [first] = items as [Expression];
    return items.length === 1 ? first : { kind: 'list', text: textOf(items), items };
  }

  private sum(): Expression {
    const terms: SignedTerm[] = [{ sign: '+', term: this.product() }];
    for (;;) {
      const sign = this.take('+') ?? this.take('−');
      if (sign === undefined) break;
      terms.push({ sign: sign as '+' | '−', term: this.product() });
    }
    if (terms.length === 1) return terms[0]!.term;
    const text = terms.map(({ sign, term }, k) => (k === 0 ? term.text : ` ${sign} ${term.text}`)).join('');
    return { kind: 'sum', text, terms };
  }

  private product(): Expression {
    let left = this.factor();
    for (;;) {
      const sign = (this.take('·') ?? this.take('∘') ?? this.take('/')) as '·' | '∘' | '/' | undefined;
      if (sign === undefined) return left;
      const right = this.factor();
      left = { kind: 'product', text: left.text + sign + right.text, sign, left, right };
    }
  }

  private factor(): Expression {
    const inner = this.atom();
    return this.take('ᵀ') ? { kind: 'transpose', text: `${inner.text}ᵀ`, inner } : inner;
  }

  private atom(): Expression {
    const token = this.tokens[this.at++];
    if (token?.kind === 'number') return { kind: 'number', text: token.text, value: Number(token.text) };
    if (token?.kind === 'name') return this.take('(') ? this.call(token.text) : nameOf(token.text);
    switch (token?.text ?? '') {
      case '√': {
        const inner = this.atom();
        return { kind: 'root', text: `√${inner.text}`, inner };
      }
      case '(': {
        const inner = this.sum();
        this.demand(')');
        return { kind: 'group', text: `(${inner.text})`, inner };
      }
      case '[': {
        const first = this.sum();
        this.demand('…');
        const items = [first, this.sum()];
        this.demand(']');
        return { kind: 'window', text: `[${items.map(({ text }) => text).join(' … ')}]`, items };
      }
      default:
        return this.fail();
    }
  }

  private call(name: string): Expression {
    const args = [this.sum()];
    while (this.take(',')) args.push(this.sum());
    this.demand(')');
    return { kind: 'call', text: `${name}(${textOf(args)})`, name, args };
  }

  private take(sign: string): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || token.text !== sign) return undefined;
    this.at++;
    return sign;
  }

  private demand(sign: string): void {
    if (this.take(sign) === undefined) this.fail();
  }

  private fail(): never {
    throw new Error(`"${this.line}" cannot be read as an equation.`);
  }
}

const textOf = (items: readonly Expression[]) => items.map(({ text }) => text).join(', ');

/** Reads "left = right"; throws where the line is none (a programming error in a cell's file). */
export function readEquation(line: string): Equation {
  const [left, right, ...more] = line.split(' = ');
  if (left === undefined || right === undefined || more.length > 0)
    throw new Error(`"${line}" is no equation.`);
  return { left: new Reader(left).whole(), right: new Reader(right).whole() };
}

/** The names on the left of an equation. */
export function namesOn(left: Expression): string[] {
  return left.kind === 'list' ? left.items.map(({ text }) => text) : [left.text];
}
