/**
 * The arrows of the house plan as data, and what breaks them. A room is a folder of `src/`, a wing of one, or a single
 * file that has a place of its own.
 */
import path from 'node:path/posix';
import { readImports, type Import } from '../../scripts/lib/imports.ts';

/** Everybody may import these: they know nothing of the rest. */
const LEAVES = ['loading', 'math', 'options', 'text'] as const;

/** The wings of `training/`, each importing only those after it. */
const WINGS = ['training/run', 'training/questions', 'training/trainers', 'training/rules'] as const;

/** What each room may import at run time, beside itself and the leaves. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  // An embedded page before it is pressed, which loads the ordinary page's script by its address.
  poster: ['embed'],
  // What an embedded page and the page around it tell each other, and what only a frame needs.
  embed: ['models/about', 'tasks'],
  main: ['app', 'ui', 'charts', 'store', 'config', 'worker/client', 'worker/protocol'],
  headless: ['studies', 'store', 'worker/client', 'worker/protocol'],
  // The benchmark's page, and the workers of those it compares.
  bench: ['ui', 'store', 'bench/protocol'],
  'bench/workers': [
    'bench/protocol',
    'training/trainers',
    'training/rules',
    'models',
    'models/about',
    'tasks',
    'backend',
    'config',
  ],
  'bench/protocol': [],
  // Many runs of one experiment, and what they come to: on the page and on the command line.
  studies: ['config', 'models/about', 'tasks', 'worker/client', 'worker/protocol'],
  // What students hand in, as text and back: strangers' text.
  handin: [],
  // The teacher's page, which takes them in and runs them again.
  collect: ['handin', 'studies', 'lessons', 'store', 'ui', 'config', 'tasks'],
  // The sheet on paper of a lesson or an experiment: a page of its own.
  handout: ['lessons', 'ui', 'config', 'models/about', 'tasks'],
  // Keeping the site in a browser: a service worker, and the page's side of it.
  offline: [],
  // A lesson's text, read and checked: by the build, on the command line, and whoever shows it.
  lessons: ['config'],
  // What the textbook says, read when the site is built, and whom it cites.
  textbook: ['lessons'],
  app: [
    'handin',
    'embed',
    'lessons',
    'offline',
    'textbook',
    'studies',
    'ui',
    'charts',
    'store',
    'config',
    'models/about',
    'tasks',
    'ownData',
    'ownData/client',
    'ownData/protocol',
    'takeaway',
    'takeaway/client',
    'takeaway/protocol',
    'worker/client',
    'worker/protocol',
  ],
  // What a visitor brings along, from bytes to a text or a series: the same on the page, in a worker and in a terminal.
  ownData: ['tasks'],
  // Reading is done in a worker of its own; the page has a client for it.
  'ownData/worker': ['ownData', 'ownData/protocol', 'tasks'],
  'ownData/client': ['ownData/protocol'],
  'ownData/protocol': [],
  // Networks as files: safetensors, PyTorch's names, and what a run goes on from.
  takeaway: ['config', 'models/about', 'tasks'],
  // The zip that leaves for PyTorch, made in a worker of its own; the page has a client for it.
  'takeaway/zip': [
    'takeaway',
    'takeaway/protocol',
    'training/trainers',
    'training/rules',
    'models',
    'models/about',
    'tasks',
  ],
  'takeaway/client': ['takeaway/protocol'],
  'takeaway/protocol': [],
  ui: [],
  charts: ['config', 'worker/protocol'],
  store: ['config', 'models/about', 'tasks', 'worker/client', 'worker/protocol'],
  config: ['models/about', 'tasks'],
  // The page's side of a run.
  'worker/client': ['worker/protocol', 'config'],
  'worker/protocol': [],
  // The worker's side. It checks the experiment it is sent, so it reads the schema.
  worker: ['worker/protocol', ...WINGS, 'models', 'models/about', 'tasks', 'backend', 'config'],
  'training/run': [
    'training/questions',
    'training/trainers',
    'training/rules',
    'models',
    'models/about',
    'tasks',
    'backend',
  ],
  'training/questions': ['training/trainers', 'training/rules', 'models', 'models/about', 'tasks', 'backend'],
  'training/trainers': ['training/rules', 'models', 'models/about', 'tasks', 'backend'],
  'training/rules': ['models', 'models/about', 'tasks', 'backend'],
  backend: [],
  models: ['models/about'],
  // What a model is, has and costs, without how it is computed: all that the page needs of it.
  'models/about': [],
  tasks: [],
  loading: [],
  math: [],
  options: ['math'],
  text: [],
};

/** What a room may name in `import type` beyond its arrows: an experiment is read by all that carry it out. */
const TYPE_ARROWS: Readonly<Record<string, readonly string[]>> = {
  'worker/client': ['models', 'models/about', 'tasks'],
  app: ['models'],
  takeaway: ['worker/client', 'worker/protocol'],
  store: ['models'],
  'models/about': ['models'],
  'worker/protocol': ['config', 'models', 'models/about', 'tasks', 'backend', ...WINGS],
  'ownData/protocol': ['ownData'],
  'takeaway/zip': ['config'],
  'takeaway/protocol': ['config', 'tasks', 'training/trainers'],
  'training/run': ['config'],
  'training/questions': ['config'],
  'training/trainers': ['config'],
  'training/rules': ['config'],
  backend: ['config', 'models', 'models/about'],
  charts: ['models/about', 'tasks'],
  headless: ['config', 'models', 'models/about', 'tasks'],
};

/** Files with a room of their own; all others of these folders are the worker's side. */
const FILE_ROOMS: Readonly<Record<string, string>> = {
  'models/cell.ts': 'models/about',
  'models/equation.ts': 'models/about',
  'models/model.ts': 'models/about',
  'models/parameters.ts': 'models/about',
  'models/recurrentMatrices.ts': 'models/about',
  'bench/workers/protocol.ts': 'bench/protocol',
  'worker/protocol.ts': 'worker/protocol',
  'ownData/worker/protocol.ts': 'ownData/protocol',
  'ownData/worker/client.ts': 'ownData/client',
  'takeaway/zip/taken.ts': 'takeaway/protocol',
  'takeaway/zip/zipped.ts': 'takeaway/protocol',
  'takeaway/zip/client.ts': 'takeaway/client',
};

/** Packages that may be imported at run time, and by which rooms; any other package is refused. */
const PACKAGES: readonly { readonly name: RegExp; readonly rooms: readonly string[] }[] = [
  { name: /^react(-dom)?$/, rooms: ['main', 'app', 'ui', 'charts', 'store', 'bench', 'collect', 'handout'] },
  { name: /^zustand$/, rooms: ['app', 'store'] },
  { name: /^chart\.js$/, rooms: ['charts'] },
  { name: /^uqr$/, rooms: ['ui'] },
  { name: /^valibot$/, rooms: ['config', 'store', 'handin'] },
  { name: /^saxen$/, rooms: ['ownData'] },
  { name: /^fflate$/, rooms: ['ownData', 'takeaway/zip'] },
  { name: /^@tensorflow\/tfjs-(core|backend-webgl|backend-cpu)$/, rooms: ['backend', 'bench/workers'] },
  { name: /^@tensorflow\/tfjs-layers$/, rooms: ['bench/workers'] },
];

/** Packages of which any room may name the types. */
const TYPE_PACKAGES = /^@tensorflow\/tfjs-core$/;

/** Who starts which workers. */
const STARTERS: Readonly<Record<string, readonly string[]>> = {
  'worker/client': ['worker/train.worker.ts'],
  'ownData/client': ['ownData/worker/reading.worker.ts'],
  'takeaway/client': ['takeaway/zip/zip.worker.ts'],
  // The training worker's helpers.
  backend: ['backend/wasm/helpers/helper.worker.ts'],
  bench: ['bench/workers/unroll.worker.ts', 'bench/workers/layers.worker.ts'],
};

function packageOf(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The room of a file, given relative to `src/`. */
export function roomOf(file: string): string {
  const own = FILE_ROOMS[file];
  if (own !== undefined) return own;
  const [first, second] = file.split('/') as [string, string];
  if (!file.includes('/')) return first.replace(/\.tsx?$/, '');
  const wing = `${first}/${second}`;
  return wing in ARROWS ? wing : first;
}

/** Why one import breaks the plan, or undefined when it does not. */
export function violation(file: string, { from, kind }: Import): string | undefined {
  const room = roomOf(file);
  const arrows = ARROWS[room];
  if (arrows === undefined) return `${file}: no room "${room}" in the plan`;
  if (!from.startsWith('.')) {
    const name = packageOf(from);
    const allowed = PACKAGES.some((entry) => entry.name.test(name) && entry.rooms.includes(room));
    if (allowed || (kind === 'type' && TYPE_PACKAGES.test(name))) return undefined;
    return `${file}: ${room} may not import the package ${name}${kind === 'type' ? ', not even its types' : ''}`;
  }
  const target = path.normalize(path.join(path.dirname(file), from));
  if (target.startsWith('..')) return `${file}: ${from} lies outside of src`;
  if (kind === 'worker') {
    return STARTERS[room]?.includes(target) ? undefined : `${file}: ${room} may not start ${target}`;
  }
  const to = roomOf(target);
  const targets = [room, ...LEAVES, ...arrows, ...(kind === 'type' ? (TYPE_ARROWS[room] ?? []) : [])];
  // A leaf is open to all but to the leaves themselves, which only know what their own arrow names.
  if ((LEAVES as readonly string[]).includes(room) && to !== room && !arrows.includes(to)) {
    return `${file}: ${room} is a leaf and may not import ${to}`;
  }
  return targets.includes(to) ? undefined : `${file}: ${room} may not import ${to} (${target})`;
}

/** All that breaks the plan in a set of sources, by path relative to `src/`. */
export function violations(sources: ReadonlyMap<string, string>): string[] {
  return [...sources].flatMap(([file, source]) =>
    readImports(file, source)
      .map((found) => violation(file, found))
      .filter((sentence) => sentence !== undefined),
  );
}

/** Every file and package that run time reaches from an entry, by value imports alone. */
export function reachable(sources: ReadonlyMap<string, string>, entry: string): Set<string> {
  const reached = new Set([entry]);
  for (const file of reached) {
    const source = sources.get(file);
    if (source === undefined) continue;
    for (const { from, kind } of readImports(file, source)) {
      if (kind !== 'value') continue;
      reached.add(
        from.startsWith('.') ? path.normalize(path.join(path.dirname(file), from)) : packageOf(from),
      );
    }
  }
  return reached;
}

/** Every file that imports another and is, by whatever way, imported by it; imports of types count. Empty where there is no circle. */
export function circles(sources: ReadonlyMap<string, string>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) {
      found.push(way.slice(at));
      return;
    }
    if (done.has(file)) return;
    for (const { from } of readImports(file, sources.get(file)!)) {
      const target = path.normalize(path.join(path.dirname(file), from));
      if (from.startsWith('.') && target !== file && sources.has(target)) visit(target, [...way, file]);
    }
    done.add(file);
  };
  for (const file of sources.keys()) visit(file, []);
  return found;
}
