/**
 * Calls `found` for every element with one of these names, in the document and in open shadow roots, there already or
 * to come. `found` answers what happens with that name; when nothing is left to look for, nothing is watched any more.
 */
export function watchFor(names: Iterable<string>, found: (name: string) => void): void {
  const missing = new Set(names);
  const hosts = new Set<string>();
  const roots = new Set<Node>();

  function look(root: Document | ShadowRoot): void {
    for (const element of root.querySelectorAll("*")) visit(element);
    if (roots.has(root) || missing.size === 0) return;
    roots.add(root);
    observer.observe(root, { childList: true, subtree: true });
  }

  function visit(element: Element): void {
    const name = element.localName;
    if (missing.delete(name)) {
      found(name);
      if (missing.size === 0) observer.disconnect();
    }
    // Our own elements hold no others of ours.
    if (name.startsWith("gradlab-")) return;
    if (element.shadowRoot) look(element.shadowRoot);
    // A host whose own script is still on its way has its shadow root later.
    else if (name.includes("-") && !hosts.has(name) && !customElements.get(name)) {
      hosts.add(name);
      void customElements.whenDefined(name).then(() => look(document));
    }
  }

  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node instanceof Element) {
          visit(node);
          for (const inner of node.querySelectorAll("*")) visit(inner);
        }
  });
  look(document);
}
