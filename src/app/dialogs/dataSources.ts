/** Where the data come from that the page brings along; their licences stand in full in notices.txt. */

export interface DataSource {
  /** Its file in `src/tasks/data`. */
  readonly file: string;
  readonly sentence: string;
}

export const dataSources: readonly DataSource[] = [
  {
    file: 'alice',
    sentence:
      'The book is Lewis Carroll’s “Alice’s Adventures in Wonderland” (1865), chapters I to IV, by Project Gutenberg; it is in the public domain.',
  },
  {
    file: 'co2',
    sentence:
      'The carbon dioxide at Mauna Loa was measured by NOAA and the Scripps Institution of Oceanography; the figures are in the public domain.',
  },
  {
    file: 'sunspots',
    sentence: 'The yearly sunspot numbers are NOAA’s; they are in the public domain.',
  },
  {
    file: 'airline',
    sentence: 'The airline passengers are series G of Box and Jenkins, published counts.',
  },
  {
    file: 'declaration',
    sentence:
      'The texts in eight languages are the Universal Declaration of Human Rights, by the Office of the United Nations High Commissioner for Human Rights (ohchr.org).',
  },
  {
    file: 'everyday',
    sentence: 'The everyday sentences in these languages were written for Unroll.',
  },
  {
    file: 'digits',
    sentence: 'The spoken digits were synthesised with espeak-ng; no recording of a person is in them.',
  },
];
