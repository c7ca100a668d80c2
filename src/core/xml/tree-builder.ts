// The tree of what passes the gate, built as it passes: of a whole document, or of one element and all below it.

import type { GateListener, StartTag, XmlElement, XmlNode } from './tree.ts';

/** A tree node while it grows; nobody outside this file sees it before it is whole. */
interface Growing extends XmlElement {
  readonly children: XmlNode[];
}

/** Builds the tree of what it hears: of a whole document, or of one element and all below it. */
export function treeBuilder(parent: XmlElement | null = null): {
  listener: Required<GateListener>;
  root(): XmlElement | null;
} {
  let root: Growing | null = null;
  let open: Growing | null = null;
  const listener = {
    open(tag: StartTag) {
      // Written out: spreading copies field by field through the runtime, and there is one for each element.
      const { kind, name, prefix, local, namespace, attributes, declarations } = tag;
      const element: Growing = {
        kind,
        name,
        prefix,
        local,
        namespace,
        attributes,
        declarations,
        parent: open ?? parent,
        children: [],
      };
      if (open) open.children.push(element);
      else root = element;
      open = element;
    },
    text(text: string) {
      const last = open?.children.at(-1);
      if (last?.kind === 'text') open?.children.splice(-1, 1, { kind: 'text', text: last.text + text });
      else open?.children.push({ kind: 'text', text });
    },
    comment(text: string) {
      open?.children.push({ kind: 'comment', text });
    },
    close() {
      open = open === root ? null : ((open?.parent ?? null) as Growing | null);
    },
  };
  return { listener, root: () => root };
}
