/**
 * In which measure a series is learned. A series whose swings grow with its level keeps even swings as logarithms, where the
 * change from value to value is a percentage; counts, whose scatter grows with their root, keep an even one as roots (the usual
 * treatment of the sunspot numbers, for instance Tong 1990).
 */
export type Measure = 'levels' | 'root' | 'log';

/** A logarithm counts in hundredths, so that a difference of two is a percentage, as long as it is small. */
const PERCENT = 100;

/** A value of the series in the measure; `root` and `log` are for values that are not negative, and positive. */
export function inMeasure(value: number, measure: Measure): number {
  switch (measure) {
    case 'levels':
      return value;
    case 'root':
      return Math.sqrt(value);
    case 'log':
      return PERCENT * Math.log(value);
  }
}

/** Back from the measure to the series. A root below zero, which a network can say and no value has, is 0. */
export function outOfMeasure(value: number, measure: Measure): number {
  switch (measure) {
    case 'levels':
      return value;
    case 'root':
      return Math.max(0, value) ** 2;
    case 'log':
      return Math.exp(value / PERCENT);
  }
}

/** The unit of what the network says. */
export function unitIn(unit: string, measure: Measure): string {
  switch (measure) {
    case 'levels':
      return unit;
    case 'root':
      return `√${unit}`;
    case 'log':
      return '%';
  }
}
