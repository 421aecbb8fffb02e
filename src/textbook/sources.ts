/** What the textbook cites. */

export interface Source {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** Journal, volume, pages; or what else it is. */
  readonly where: string;
  /** Where it can be found; left out where there is no lasting address. */
  readonly address?: string;
  /** In the text: "Bengio et al. 1994". */
  readonly short: string;
}

// prettier-ignore
export const sources = {
  'rumelhart-1986': { authors: 'D. E. Rumelhart, G. E. Hinton, R. J. Williams', year: 1986, title: 'Learning representations by back-propagating errors', where: 'Nature 323, 533–536', address: 'https://doi.org/10.1038/323533a0', short: 'Rumelhart et al. 1986' },
  'shannon-1951': { authors: 'C. E. Shannon', year: 1951, title: 'Prediction and Entropy of Printed English', where: 'Bell System Technical Journal 30(1), 50–64', address: 'https://doi.org/10.1002/j.1538-7305.1951.tb01366.x', short: 'Shannon 1951' },
  'elman-1990': { authors: 'J. L. Elman', year: 1990, title: 'Finding Structure in Time', where: 'Cognitive Science 14(2), 179–211', address: 'https://doi.org/10.1207/s15516709cog1402_1', short: 'Elman 1990' },
  'werbos-1990': { authors: 'P. J. Werbos', year: 1990, title: 'Backpropagation Through Time: What It Does and How to Do It', where: 'Proceedings of the IEEE 78(10), 1550–1560', address: 'https://doi.org/10.1109/5.58337', short: 'Werbos 1990' },
  'williams-peng-1990': { authors: 'R. J. Williams, J. Peng', year: 1990, title: 'An Efficient Gradient-Based Algorithm for On-Line Training of Recurrent Network Trajectories', where: 'Neural Computation 2(4), 490–501', address: 'https://doi.org/10.1162/neco.1990.2.4.490', short: 'Williams & Peng 1990' },
  'hochreiter-1991': { authors: 'S. Hochreiter', year: 1991, title: 'Untersuchungen zu dynamischen neuronalen Netzen', where: 'diploma thesis, Technische Universität München', short: 'Hochreiter 1991' },
  'bengio-1994': { authors: 'Y. Bengio, P. Simard, P. Frasconi', year: 1994, title: 'Learning Long-Term Dependencies with Gradient Descent is Difficult', where: 'IEEE Transactions on Neural Networks 5(2), 157–166', address: 'https://doi.org/10.1109/72.279181', short: 'Bengio et al. 1994' },
  'hochreiter-schmidhuber-1997': { authors: 'S. Hochreiter, J. Schmidhuber', year: 1997, title: 'Long Short-Term Memory', where: 'Neural Computation 9(8), 1735–1780', address: 'https://doi.org/10.1162/neco.1997.9.8.1735', short: 'Hochreiter & Schmidhuber 1997' },
  'gers-2000': { authors: 'F. A. Gers, J. Schmidhuber, F. Cummins', year: 2000, title: 'Learning to Forget: Continual Prediction with LSTM', where: 'Neural Computation 12(10), 2451–2471', address: 'https://doi.org/10.1162/089976600300015015', short: 'Gers et al. 2000' },
  'gers-schmidhuber-2001': { authors: 'F. A. Gers, J. Schmidhuber', year: 2001, title: 'LSTM Recurrent Networks Learn Simple Context-Free and Context-Sensitive Languages', where: 'IEEE Transactions on Neural Networks 12(6), 1333–1340', address: 'https://doi.org/10.1109/72.963769', short: 'Gers & Schmidhuber 2001' },
  'graves-2013': { authors: 'A. Graves', year: 2013, title: 'Generating Sequences With Recurrent Neural Networks', where: 'arXiv:1308.0850', address: 'https://arxiv.org/abs/1308.0850', short: 'Graves 2013' },
  'pascanu-2013': { authors: 'R. Pascanu, T. Mikolov, Y. Bengio', year: 2013, title: 'On the difficulty of training recurrent neural networks', where: 'ICML 2013, PMLR 28(3), 1310–1318', address: 'https://arxiv.org/abs/1211.5063', short: 'Pascanu et al. 2013' },
  'cho-2014': { authors: 'K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio', year: 2014, title: 'Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation', where: 'EMNLP 2014, 1724–1734', address: 'https://doi.org/10.3115/v1/D14-1179', short: 'Cho et al. 2014' },
  'chung-2014': { authors: 'J. Chung, C. Gulcehre, K. Cho, Y. Bengio', year: 2014, title: 'Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling', where: 'arXiv:1412.3555', address: 'https://arxiv.org/abs/1412.3555', short: 'Chung et al. 2014' },
  'sutskever-2014': { authors: 'I. Sutskever, O. Vinyals, Q. V. Le', year: 2014, title: 'Sequence to Sequence Learning with Neural Networks', where: 'NIPS 2014, arXiv:1409.3215', address: 'https://arxiv.org/abs/1409.3215', short: 'Sutskever et al. 2014' },
  'jozefowicz-2015': { authors: 'R. Jozefowicz, W. Zaremba, I. Sutskever', year: 2015, title: 'An Empirical Exploration of Recurrent Network Architectures', where: 'ICML 2015, PMLR 37, 2342–2350', address: 'https://proceedings.mlr.press/v37/jozefowicz15.html', short: 'Jozefowicz et al. 2015' },
  'greff-2017': { authors: 'K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber', year: 2017, title: 'LSTM: A Search Space Odyssey', where: 'IEEE Transactions on Neural Networks and Learning Systems 28(10), 2222–2232', address: 'https://doi.org/10.1109/TNNLS.2016.2582924', short: 'Greff et al. 2017' },
  'vaswani-2017': { authors: 'A. Vaswani, N. Shazeer, N. Parmar, J. Uszkoreit, L. Jones, A. N. Gomez, Ł. Kaiser, I. Polosukhin', year: 2017, title: 'Attention Is All You Need', where: 'NIPS 2017, arXiv:1706.03762', address: 'https://arxiv.org/abs/1706.03762', short: 'Vaswani et al. 2017' },
  'makridakis-2018': { authors: 'S. Makridakis, E. Spiliotis, V. Assimakopoulos', year: 2018, title: 'Statistical and Machine Learning forecasting methods: Concerns and ways forward', where: 'PLOS ONE 13(3), e0194889', address: 'https://doi.org/10.1371/journal.pone.0194889', short: 'Makridakis et al. 2018' },
  'weiss-2018': { authors: 'G. Weiss, Y. Goldberg, E. Yahav', year: 2018, title: 'On the Practical Computational Power of Finite Precision RNNs for Language Recognition', where: 'ACL 2018 (Short Papers), 740–745', address: 'https://doi.org/10.18653/v1/P18-2117', short: 'Weiss et al. 2018' },
  'hahn-2020': { authors: 'M. Hahn', year: 2020, title: 'Theoretical Limitations of Self-Attention in Neural Sequence Models', where: 'Transactions of the ACL 8, 156–171', address: 'https://doi.org/10.1162/tacl_a_00306', short: 'Hahn 2020' },
  'feng-2024': { authors: 'L. Feng, F. Tung, M. O. Ahmed, Y. Bengio, H. Hajimirsadeghi', year: 2024, title: 'Were RNNs All We Needed?', where: 'arXiv:2410.01201', address: 'https://arxiv.org/abs/2410.01201', short: 'Feng et al. 2024' },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceId = keyof typeof sources;

export function isSource(id: string): id is SourceId {
  return Object.hasOwn(sources, id);
}
