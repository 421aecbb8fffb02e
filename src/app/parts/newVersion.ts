/** Whether the site has been built anew since this page was loaded: files that the page still names may then be gone for good. */

/** The address of the page's first script, which changes with every build. */
function entryOf(page: Document, base: string): string | undefined {
  const source = page.querySelector('script[type=module][src]')?.getAttribute('src');
  return source ? new URL(source, base).href : undefined;
}

/** False where the site cannot be reached, or gives something else in its place. */
export async function hasNewVersion(): Promise<boolean> {
  const address = location.href.split('#')[0]!;
  try {
    const response = await fetch(address, { cache: 'no-store' });
    if (!response.ok) return false;
    const there = new DOMParser().parseFromString(await response.text(), 'text/html');
    const [own, newest] = [entryOf(document, address), entryOf(there, address)];
    return own !== undefined && newest !== undefined && own !== newest;
  } catch {
    return false;
  }
}
