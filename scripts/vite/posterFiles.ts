/** Tells the poster of an embedded page which files the ordinary page loads first: pressed, it loads the same. */
import type { Plugin, Rolldown } from 'vite';

/** Its own script, then those that it imports, then their styles. */
function filesOf(bundle: Rolldown.OutputBundle, page: string): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const entry = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${page}`));
  if (!entry) throw new Error(`No script of ${page} in the bundle.`);
  const reached = new Set([entry]);
  for (const { imports } of reached)
    for (const file of imports) {
      const found = chunks.find(({ fileName }) => fileName === file);
      if (found) reached.add(found);
    }
  const styles = [...reached].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
  return [...[...reached].map(({ fileName }) => fileName), ...new Set(styles)];
}

export function posterFiles(): Plugin {
  return {
    name: 'unroll:poster-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path, bundle }) {
        if (path !== '/embed.html' || !bundle) return html;
        const files = filesOf(bundle, 'index.html').map((file) => `./${file}`);
        return html.replace(' data-embed', ` data-embed data-page="${files.join(' ')}"`);
      },
    },
  };
}
