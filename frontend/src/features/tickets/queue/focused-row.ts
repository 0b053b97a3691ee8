/** The row that has the focus, by its link or its box. */
export function focusedRow(): number | undefined {
  const { rowLink, rowBox } = (document.activeElement as HTMLElement | null)?.dataset ?? {};
  return Number(rowLink ?? rowBox) || undefined;
}

/** Where one goes on to from a row: the next (1) or the one before (-1); from none, the first. */
export function besideRow(
  rows: readonly { id: number }[],
  from: number | null | undefined,
  by: 1 | -1,
): number | undefined {
  const at = rows.findIndex(({ id }) => id === from);
  // A ticket that is not in the list is followed by the list's first.
  return at === -1 && by === -1 ? undefined : rows[at + by]?.id;
}
