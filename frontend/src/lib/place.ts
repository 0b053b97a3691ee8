/** Where a floating box goes beside its anchor, in viewport pixels. */
export interface Place {
  left: number;
  top: number;
}

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const GAP = 6;
const EDGE = 8;

/**
 * Centres a box above or below its anchor; takes the other side where there is no room, and stays inside the window.
 *
 * @param size of the floating box.
 */
export function placeBeside(
  anchor: Box,
  size: { width: number; height: number },
  side: "top" | "bottom",
  view: { width: number; height: number },
): Place {
  const above = anchor.top - GAP - size.height;
  const below = anchor.top + anchor.height + GAP;
  const fitsAbove = above >= EDGE;
  const fitsBelow = below + size.height <= view.height - EDGE;
  const top = side === "top" ? (fitsAbove || !fitsBelow ? above : below) : fitsBelow || !fitsAbove ? below : above;
  const centred = anchor.left + anchor.width / 2 - size.width / 2;
  const left = Math.max(EDGE, Math.min(centred, view.width - size.width - EDGE));
  return { left, top: Math.max(EDGE, top) };
}
