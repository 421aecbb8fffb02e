import { expect, it } from 'vitest';
import { frameAddress, snippetOf } from '../../../../src/app/dialogs/share/snippet.ts';

const parts = {
  link: 'https://unroll.example/site/#task=text&own=%22%3Cb%3E',
  view: 'view=embed&',
  title: 'Unroll: "Text", LSTM',
  height: 560,
};

it('a snippet is one frame, whatever the link holds', () => {
  expect(snippetOf(parts)).toBe(
    '<iframe src="https://unroll.example/site/embed.html#view=embed&amp;task=text&amp;own=%22%3Cb%3E" title="Unroll: &quot;Text&quot;, LSTM" width="100%" height="560" loading="lazy" referrerpolicy="no-referrer" allow="fullscreen; microphone; clipboard-write" style="border: 0"></iframe>',
  );
});

it('its address stands beside the ordinary page, by whatever name that is opened', () => {
  for (const page of ['', 'index.html'])
    expect(frameAddress({ view: 'view=embed&', link: `https://unroll.example/${page}#task=copy` })).toBe(
      'https://unroll.example/embed.html#view=embed&task=copy',
    );
});
