import { useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from "react";
import { useTicketActions } from "../ticket/ticket-actions.js";
import { COMPOSER_ID, focusTicket } from "../ticket/ticket-focus.js";
import { standAlone } from "./stand-alone.js";

/**
 * The composer of phones as a sheet over the whole screen: alone on it, as high as what the keyboard leaves, with the
 * focus in the text when it opens and on the line when it closes. It is the same element all the while, so that nothing
 * typed, picked or on its way is lost.
 *
 * @returns what its keys do: Escape leaves it.
 */
export function useComposerSheet(box: RefObject<HTMLElement | null>, line: RefObject<HTMLElement | null>) {
  const { phone, sheet, leave } = useTicketActions();
  const open = phone && sheet.open;

  const wasOpen = useRef(open);
  useLayoutEffect(() => {
    if (open) {
      (document.getElementById(COMPOSER_ID) ?? box.current?.querySelector("button"))?.focus();
    } else if (wasOpen.current && phone) {
      line.current?.focus();
      // Opened by a key from another tab, where there is no line.
      if (document.activeElement !== line.current) focusTicket();
    }
    wasOpen.current = open;
  }, [open, phone, box, line]);

  useLayoutEffect(() => {
    const { current: node } = box;
    if (!open || !node) return;
    const free = standAlone(node);
    const unfit = fitScreen(node);
    return () => {
      free();
      unfit();
    };
  }, [open, box]);

  // Whoever enlarges the text while writing goes on writing.
  const latest = useRef(sheet);
  useLayoutEffect(() => {
    latest.current = sheet;
  });
  useLayoutEffect(() => {
    if (phone && box.current?.contains(document.activeElement)) latest.current.keep();
  }, [phone, box]);

  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
    // What opened above it closes by itself.
    if (open && event.target instanceof Node && event.currentTarget.contains(event.target)) leave();
  };
}

/** A telephone's keyboard covers the window's lower part without making it smaller. */
function fitScreen(node: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => undefined;
  const fit = () => {
    // Whoever magnifies a part wants the whole to stay as it is.
    if (view.scale > 1) return;
    node.style.top = `${Math.round(view.offsetTop)}px`;
    node.style.height = `${Math.round(view.height)}px`;
  };
  fit();
  view.addEventListener("resize", fit);
  view.addEventListener("scroll", fit);
  return () => {
    view.removeEventListener("resize", fit);
    view.removeEventListener("scroll", fit);
    node.style.removeProperty("top");
    node.style.removeProperty("height");
  };
}
