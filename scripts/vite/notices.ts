/** The third-party notices of the built site: name, version, licence and licence text of every package in it, and its data. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { licenceInReadme, standardText } from './licences.ts';

/** The project's own files of data. */
const DATA_FILE = /\/src\/tasks\/data\/[^/]+\.ts$/;

export interface Notice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** What is read of a package's own description. */
interface PackageFile {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
}

/** The folder of the package a bundled module belongs to, or undefined for the project's own modules. */
export function packageFolder(moduleId: string): string | undefined {
  const match = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(moduleId.replaceAll('\\', '/'));
  return match?.[1];
}

function readPackage(folder: string): PackageFile {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as PackageFile;
}

/** The package's own licence file, what its readme says, or the text of the licence that it names. */
function licenceText(folder: string, file: PackageFile, standard: string): string {
  const own = readdirSync(folder).filter((name) => /^(licen[cs]e|notice|copying)([.-]|$)/i.test(name));
  if (own.length > 0)
    return own.map((name) => readFileSync(path.join(folder, name), 'utf8').trim()).join('\n\n');
  const readme = readdirSync(folder).find((name) => /^readme\.md$/i.test(name));
  const said = readme && licenceInReadme(readFileSync(path.join(folder, readme), 'utf8'));
  if (said) return said;
  const author = typeof file.author === 'string' ? file.author : file.author?.name;
  const text = standardText(file.name ?? '', file.license ?? '', standard, author);
  if (text !== undefined) return text;
  return `The package carries no licence text. Its licence is ${file.license ?? 'not named'}${author ? `, by ${author}` : ''}.`;
}

/**
 * Notices of all packages that the modules come from, sorted by name.
 * @param moduleIds what the bundler put into the site
 * @param apacheText the text for packages under Apache-2.0 that do not ship it
 */
export function collectNotices(moduleIds: Iterable<string>, apacheText: string): Notice[] {
  const folders = new Set([...moduleIds].map(packageFolder).filter((folder) => folder !== undefined));
  return [...folders]
    .filter((folder) => existsSync(path.join(folder, 'package.json')))
    .map((folder) => {
      const file = readPackage(folder);
      return {
        name: file.name ?? path.basename(folder),
        version: file.version ?? '',
        licence: file.license ?? 'unknown',
        text: licenceText(folder, file, apacheText),
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Files of data that come from elsewhere say so at the top: this is what their first comment says, in their order. */
export function dataNotices(moduleIds: Iterable<string>): string[] {
  const files = [...moduleIds].filter((id) => DATA_FILE.test(id.replaceAll('\\', '/'))).toSorted();
  return files.flatMap((file) => {
    const comment = /^\/\*\*\n([\s\S]*?)\*\//.exec(readFileSync(file, 'utf8'))?.[1];
    if (!comment?.includes('Licence:')) return [];
    return [comment.replace(/^ \* ?/gm, '').trim()];
  });
}

/** The file's text. A licence that several packages share word for word stands once. */
export function formatNotices(notices: readonly Notice[], data: readonly string[]): string {
  const namesByText = new Map<string, string[]>();
  for (const { name, version, licence, text } of notices) {
    namesByText.set(text, [...(namesByText.get(text) ?? []), `${name} ${version} (${licence})`]);
  }
  const rule = '-'.repeat(78);
  const parts = [...namesByText].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
  return [
    'Unroll is built with the packages below. Each keeps its own licence.\n',
    ...parts,
    'Its tasks learn from the data below.\n',
    ...data.map((notice) => `${notice}\n`),
  ].join(`\n${rule}\n\n`);
}
