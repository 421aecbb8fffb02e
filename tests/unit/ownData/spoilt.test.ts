/** Numbers as many hands write them, and files that programs and loggers have spoilt. */
import { describe, expect, it } from 'vitest';
import { around, comma, COUNT, lines, month, read, said, wave, year } from '../../fixtures/ownSeries.ts';

describe('numbers of many hands', () => {
  const minus = [
    (size: number) => `−${size}`,
    (size: number) => `–${size}`,
    (size: number) => `-${size}`,
    (size: number) => `${size}-`,
    (size: number) => `(${size})`,
    (size: number) => `\u2011${size}`,
    (size: number) => `－${size}`,
    (size: number) => `- ${size}`,
  ];
  const money = [
    (size: string) => `-$${size}`,
    (size: string) => `$-${size}`,
    (size: string) => `($${size})`,
    (size: string) => `$(${size})`,
    (size: string) => `- $ ${size}`,
    (size: string) => `(${size}) $`,
  ];
  const signs = ['*', ' (p)', '[1]', 'r', '†', ' e', '¹', '²⁾', '(a)', ' b)'];

  it('may be below nought in every way', () => {
    const cells = around.map((value, k) => (value < 0 ? minus[k % 8]!(-value) : String(value)));
    expect([
      ...read(`month,change\n${cells.map((cell, k) => `${month(k)},${cell}`).join('\n')}`).values,
    ]).toEqual(around);
  });

  it('may be sums of money', () => {
    const cells = around.map((value, k) =>
      value < 0
        ? money[k % 6]!((-value * 1000).toLocaleString('en-US', { minimumFractionDigits: 2 }))
        : `$${value}`,
    );
    const { values } = read(`month,balance\n${cells.map((cell, k) => `${month(k)},"${cell}"`).join('\n')}`);
    expect([...values]).toEqual(
      around.map((value) => (value < 0 ? Number((value * 1000).toFixed(2)) : value)),
    );
  });

  it('may bear signs of notes', () => {
    const text = `month,rate\n${lines((value, k) => `${month(k)},${value}${k % 2 === 0 ? signs[(k >> 1) % signs.length] : ''}`)}`;
    expect([...read(text).values]).toEqual(wave);
  });

  it('may be holes in every word', () => {
    const words = [
      'n/a',
      'N.A.',
      '#NV',
      'NULL',
      '-',
      '…',
      'k. A.',
      'missing',
      'nil',
      'NaN',
      '?',
      '(NA)',
      'x',
      '..',
      'No Data',
    ];
    const { holes, values } = read(
      `Monat;Wert\n${lines((value, k) => `${month(k)};${k % 3 === 1 ? (words[(k / 3) | 0] ?? 'fehlt') : comma(value)}`)}`,
    );
    expect({ holes, count: values.length }).toEqual({ holes: 16, count: COUNT });
  });
});

describe('a file', () => {
  const rows = wave.map((value, k) => `${month(k)},${value}`);

  it('may end its lines in three ways', () => {
    const text = `month,v\r\n${rows.map((row, k) => row + ['\r\n', '\n', '\r'][k % 3]!).join('')}`;
    expect([...read(text).values]).toEqual(wave);
  });

  it('may hold bytes of nothing where a logger lost its power, which is said', () => {
    const text = `month,v\n${rows.slice(0, 20).join('\n')}\n${'\0'.repeat(512)}${rows.slice(20).join('\n')}\n\0\0`;
    expect([...read(text).values]).toEqual(wave);
    expect(said(text)).toContain('514 empty bytes (NUL) are left out');
  });

  it('may begin with several byte order marks', () => {
    const bytes = new TextEncoder().encode(
      `\uFEFF\uFEFFv,month\n${lines((value, k) => `${value},${month(k)}`)}`,
    );
    expect(read({ bytes })).toMatchObject({ name: 'v', holes: 0 });
  });

  it('may leave numbers blank in columns set by blanks', () => {
    const text = `YEAR MO   TEMP   PREC\n${lines((value, k) => `${year(k)} ${String((k % 12) + 1).padStart(2)} ${k % 20 === 7 ? '      ' : value.toFixed(1).padStart(6)} ${((k % 9) + 0.5).toFixed(1).padStart(6)}`)}`;
    expect([...read(text).values]).toEqual(wave.map((value, k) => (k % 20 === 7 ? NaN : value)));
    expect(said(text)).toContain('a number belongs to the column in which it stands');
  });

  it('in Korean with few letters is not taken for Thai', () => {
    // 연월,기온
    const head = [0xbf, 0xac, 0xbf, 0xf9, 44, 0xb1, 0xe2, 0xbf, 0xc2, 10];
    const rest = new TextEncoder().encode(rows.join('\n'));
    expect(read({ bytes: Uint8Array.from([...head, ...rest]) })).toMatchObject({ name: '기온' });
  });

  it('of full-width digits in Shift-JIS is read', () => {
    // 年月,値 and digits of full width.
    const full = (text: string) =>
      [...text].flatMap((sign) => (sign === '.' ? [0x81, 0x44] : [0x82, 0x4f + Number(sign)]));
    const line = (value: number, k: number) => [
      ...new TextEncoder().encode(`${month(k)},`),
      ...full(String(value)),
      10,
    ];
    const head = [0x94, 0x4e, 0x8c, 0x8e, 44, 0x92, 0x6c, 10];
    const found = read({ bytes: Uint8Array.from([...head, ...wave.flatMap(line)]) });
    expect(found).toMatchObject({
      name: '値',
      settings: { encoding: 'shift_jis' },
      values: Float64Array.from(wave),
    });
  });
});
