/** Whether the site has been built anew since this page was loaded: files that the page still names may then be gone for good. */

/** The name of the page's first script, which changes with every build. */
const ENTRY = /<script[^>]*\bsrc="(?:[^"]*\/)?(index-[^"/]+\.js)"/;

const own = () => document.querySelector('script[type=module][src]')?.getAttribute('src')?.split('/').at(-1);

/** False where the site cannot be reached, or gives something else in its place. */
export async function hasNewVersion(): Promise<boolean> {
  const address = location.href.split('#')[0]!;
  try {
    const response = await fetch(address, { cache: 'no-store' });
    if (!response.ok) return false;
    const newest = ENTRY.exec(await response.text())?.[1];
    return newest !== undefined && newest !== own();
  } catch {
    return false;
  }
}
