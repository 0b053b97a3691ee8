import { useCallback, useEffect, useRef, useState } from "react";
import { explainedAt, type Explained } from "./explained.js";

/** Milliseconds: a pointer on its way elsewhere opens nothing, and one on its way into the card does not lose it. */
const OPENS_AFTER = 300;
const CLOSES_AFTER = 200;
const LINKS = "a, button, label, summary, input, [role=button], [role=menuitem], [role=option]";

/** What the pointer rests on, was tapped, or has come to by its tab stop; `cardId` is the card that explains it. */
export function useExplained(cardId: string) {
  const [explained, setExplained] = useState<Explained | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const anchor = explained?.anchor ?? null;

  // What a key or a tap has opened stays, wherever the pointer lies.
  const byPointer = useRef(false);
  const show = useCallback((next: Explained | null) => {
    clearTimeout(timer.current);
    byPointer.current = false;
    setExplained(next);
  }, []);
  const later = useCallback((next: Explained | null) => {
    clearTimeout(timer.current);
    if (!next && !byPointer.current) return;
    const set = () => {
      byPointer.current = next !== null;
      setExplained(next?.anchor.isConnected === false ? null : next);
    };
    timer.current = setTimeout(set, next ? OPENS_AFTER : CLOSES_AFTER);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    const inCard = (target: EventTarget | null) => target instanceof Element && target.closest(`[id="${cardId}"]`);
    const onOver = ({ pointerType, target }: PointerEvent) => {
      if (pointerType !== "mouse") return;
      const found = explainedAt(target);
      if (inCard(target) || (found && found.anchor === anchor)) clearTimeout(timer.current);
      else later(found);
    };
    const onPress = ({ target }: Event) => {
      if (inCard(target)) return;
      const found = explainedAt(target);
      const control = target instanceof Element ? target.closest(LINKS) : null;
      // What is pressed for something else does that alone.
      show(found && (!control || control.matches("[data-explains]")) ? found : null);
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || inCard(target)) return;
      show(target.matches("[data-explains]:focus-visible") ? explainedAt(target) : null);
    };
    document.addEventListener("pointerover", onOver);
    // Of a finger on mere text some browsers tell no click.
    const onLift = (event: PointerEvent) => event.pointerType === "touch" && onPress(event);
    document.addEventListener("click", onPress);
    document.addEventListener("pointerup", onLift);
    document.addEventListener("focusin", onFocus);
    return () => {
      document.removeEventListener("pointerover", onOver);
      document.removeEventListener("click", onPress);
      document.removeEventListener("pointerup", onLift);
      document.removeEventListener("focusin", onFocus);
    };
  }, [cardId, anchor, show, later]);

  useEffect(() => {
    // The pointer may have come to rest before there was anybody to notice.
    const under = [...document.querySelectorAll(":hover")].at(-1);
    if (under) later(explainedAt(under));
  }, [later]);

  useEffect(() => {
    if (!anchor) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // The list and the dialog below stay as they are.
      event.preventDefault();
      event.stopPropagation();
      show(null);
    };
    // A row that is taken away takes its card along.
    const observer = new MutationObserver(() => anchor.isConnected || show(null));
    observer.observe(document.body, { childList: true, subtree: true });
    window.addEventListener("keydown", onKey, true);
    return () => {
      observer.disconnect();
      window.removeEventListener("keydown", onKey, true);
    };
  }, [anchor, show]);

  // Read aloud with what has the tab stop.
  useEffect(() => {
    const stop = anchor?.closest("[data-explains]");
    stop?.setAttribute("aria-describedby", cardId);
    return () => stop?.removeAttribute("aria-describedby");
  }, [anchor, cardId]);
  return { explained, show };
}
