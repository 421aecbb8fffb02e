/** A lesson to begin from: every kind of step and nearly every line that there is. `docs/lesson-format.md` shows the same. */
export const EXAMPLE = `---
title: Longer and longer
minutes: 6
summary: A task gets harder with its length. A GRU holds out longer than a simple RNN.
---

## Two marked numbers

set: task=adding&length=50&cell=rnn&lr=0.005
playhead: 1
look: lane:input, headline

Two numbers are **marked**, far apart. At the last step the network must give their sum.

Move the playhead along the lanes, with the mouse or the arrow keys, until you have found both.

until: moved
within: 30
hint: Drag over the lanes, or press the arrow keys left and right.

## Fifty steps

look: chart:loss, lane:gradient

ask: predict
Will a simple RNN solve it within 400 training steps?
( ) yes
(x) no
(?) I do not know
because 1: What came first hardly reaches the last step in its gradient.
because x: Its gradient fades on the way back to the first mark.
because ?: Look at how far the bars of the gradient reach.
when 1: standing>=solved
when x: standing<solved
do: play
until: step>=400
within: 60

## The same with gates

set: cell=gru
look: lane:gradient

Only the cell is another. Look how far its gradient reaches while it learns.

do: play
until: standing>=solved
within: 60
hint: It needs some hundred training steps.

## What was it?

ask: check
What made the difference?
( ) the length of the sequences
(x) the cell
( ) the learning rate
because 1: Both networks read fifty steps.
because x: All else was the same.
because 3: It was 0.005 for both.

## In your own words

ask: say
What do gates do for the gradient? Two sentences are enough.
`;
