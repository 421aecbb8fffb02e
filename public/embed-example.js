/* What embed-example.html does with its second frame; docs/embedding.md says what else there is. */
const unroll = UnrollEmbed(document.getElementById('unroll'));
const onClick = (id, work) => document.getElementById(id).addEventListener('click', work);

onClick('play', () => unroll.play());
onClick('pause', () => unroll.pause());
onClick('reset', () => unroll.reset());
onClick('rnn', () => unroll.set('#task=adding&length=50&cell=rnn'));
unroll.onState(({ step, loss, standing }) => {
  const reached = loss === null ? '' : `, loss ${loss.toPrecision(2)}`;
  document.getElementById('state').textContent = `Step ${step}${reached}: ${standing}.`;
});
