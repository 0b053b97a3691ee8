/**
 * Reading the keyboard. A chord is written "c", "?", "Shift+x", "Mod+k" (Ctrl, or Cmd on a Mac), "ArrowDown";
 * a sequence has a space: "g h".
 */
const isMac = typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.userAgent);

/** The chord of a key press, by what the key writes (`event.key`), so that every keyboard layout works. */
export function chordOf(event: KeyboardEvent): string {
  const { key } = event;
  const letter = /^\p{L}$/u.test(key);
  const parts = [];
  if (isMac ? event.metaKey : event.ctrlKey) parts.push("Mod");
  // A sign such as "?" already needed Shift to be written.
  if (event.shiftKey && (letter || key.length > 1)) parts.push("Shift");
  parts.push(letter ? key.toLowerCase() : key);
  return parts.join("+");
}

/** Whether a press may be a single-key command: not while writing, in a menu or dialog, composing, or with a modifier. */
export function isSingleKeyPlace(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target } = event;
  if (!(target instanceof Element)) return true;
  return target.closest(QUIET_PLACES) === null;
}

const QUIET_PLACES = [
  "input:not([type=checkbox],[type=radio],[type=button],[type=submit])",
  "textarea",
  "select",
  "[contenteditable]:not([contenteditable=false])",
  "[role=menu]",
  "[role=listbox]",
  "[role=combobox]",
  "[role=dialog]",
  "[role=alertdialog]",
].join(",");

/** How a chord is shown: `["Ctrl", "K"]`, `["G", "H"]`. */
export function keyCaps(keys: string): string[] {
  return keys.split(" ").flatMap((chord) => chord.split("+").map(cap));
}

function cap(part: string): string {
  if (part === "Mod") return isMac ? "⌘" : "Ctrl";
  const arrows: Record<string, string> = {
    ArrowUp: "↑",
    ArrowDown: "↓",
    ArrowLeft: "←",
    ArrowRight: "→",
    Escape: "Esc",
    ContextMenu: "Menu",
  };
  return arrows[part] ?? (part.length === 1 ? part.toUpperCase() : part);
}
