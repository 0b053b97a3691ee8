import { flushSync } from "react-dom";

/** A piece of a field's text that is replaced, and what is selected afterwards. */
export interface TextEdit {
  /** What stands in place of the selection. */
  text: string;
  from: number;
  to: number;
  selectFrom: number;
  selectTo: number;
}

type Selected = Pick<HTMLTextAreaElement, "value" | "selectionStart" | "selectionEnd">;

/** Puts marks around what is selected, or takes them away where they stand already. */
export function toggleMark({ value, selectionStart: from, selectionEnd: to }: Selected, mark: "**" | "*"): TextEdit {
  const chosen = value.slice(from, to);
  const [before, after] = [value.slice(0, from), value.slice(to)];
  const { length } = mark;
  // One star beside another is bold's, not italic's.
  const isMarked = before.endsWith(mark) && after.startsWith(mark) && (mark === "**" || !/\*\*$/.test(before));
  if (isMarked)
    return { text: chosen, from: from - length, to: to + length, selectFrom: from - length, selectTo: to - length };
  return { text: mark + chosen + mark, from, to, selectFrom: from + length, selectTo: to + length };
}

/** Makes a link of what is selected. What is still missing, address or words, is selected to be typed. */
export function makeLink({ value, selectionStart: from, selectionEnd: to }: Selected): TextEdit {
  const chosen = value.slice(from, to).trim();
  if (/^(https?:\/\/|mailto:)\S+$/i.test(chosen))
    return { text: `[](${chosen})`, from, to, selectFrom: from + 1, selectTo: from + 1 };
  const address = "https://";
  const at = from + chosen.length + 3;
  return { text: `[${chosen}](${address})`, from, to, selectFrom: at, selectTo: at + address.length };
}

/**
 * Changes a field's text as typing does, so that the browser's own undo takes it back.
 *
 * @param write is told the whole new text where the browser cannot type it.
 */
export function applyEdit(field: HTMLTextAreaElement, edit: TextEdit, write: (text: string) => void): void {
  field.focus();
  field.setSelectionRange(edit.from, edit.to);
  // At once: later the cursor would jump under what is being typed by then.
  if (!typed(edit.text))
    flushSync(() => write(field.value.slice(0, edit.from) + edit.text + field.value.slice(edit.to)));
  field.setSelectionRange(edit.selectFrom, edit.selectTo);
}

function typed(text: string): boolean {
  // No other way of changing a field keeps the browser's undo; where it is gone, the text is written whole.
  return typeof document.execCommand === "function" && document.execCommand("insertText", false, text);
}
