/** What is announced and what can be taken back stays in reach. */
const KEPT = "[aria-live]";

/**
 * Lets nothing of the page but this element be reached by keys or read aloud; what opens later, such as a menu, can be.
 *
 * @returns gives the page back.
 */
export function standAlone(element: Element): () => void {
  const closed: Element[] = [];
  for (let node = element; node.parentElement && node !== document.body; node = node.parentElement) {
    for (const other of node.parentElement.children) {
      if (other === node || other.hasAttribute("inert") || other.matches(KEPT)) continue;
      other.setAttribute("inert", "");
      closed.push(other);
    }
  }
  return () => closed.forEach((other) => other.removeAttribute("inert"));
}
