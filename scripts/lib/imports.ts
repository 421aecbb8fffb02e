/** Reads the import lines of a source file: what it imports, and whether that survives to run time. */
import { parseSync, Visitor } from 'vite';

export interface Import {
  /** As written: a relative path or a package. */
  readonly from: string;
  /**
   * value: there at run time. type: gone after compilation. worker: a worker started from that file, which is another
   * realm and not an import.
   */
  readonly kind: 'value' | 'type' | 'worker';
}

function textOf(node: unknown): string | undefined {
  const literal = node as { readonly type?: string; readonly value?: unknown } | null;
  return literal?.type === 'Literal' && typeof literal.value === 'string' ? literal.value : undefined;
}

/**
 * All imports of a module: static, dynamic, re-exports, `import type`, `import('…')` in types, and `new Worker(new URL('…'))`.
 * `import { type X } from` keeps the import at run time (verbatimModuleSyntax), so only a whole `import type` is a type.
 * @throws when the source cannot be parsed
 */
export function readImports(file: string, source: string): Import[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  const found: Import[] = [];
  const add = (from: string | undefined, kind: Import['kind']) =>
    from !== undefined && found.push({ from, kind });
  new Visitor({
    ImportDeclaration: (node) => add(node.source.value, node.importKind === 'type' ? 'type' : 'value'),
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind === 'type' ? 'type' : 'value'),
    ExportNamedDeclaration: (node) => add(node.source?.value, node.exportKind === 'type' ? 'type' : 'value'),
    ImportExpression: (node) => add(textOf(node.source), 'value'),
    TSImportType: (node) => add(textOf(node.source), 'type'),
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'URL')
        add(textOf(node.arguments[0]), 'worker');
    },
  }).visit(program);
  return found;
}
