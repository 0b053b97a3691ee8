import { useLayoutEffect, useRef } from "react";

/**
 * How far below the window's top an element begins, as its own `--page-top`: what stands above (a banner that wraps,
 * larger text) is not known beforehand.
 */
export function usePageTop() {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const measure = () => {
      const box = element.current;
      if (box) box.style.setProperty("--page-top", `${Math.round(box.getBoundingClientRect().top + window.scrollY)}px`);
    };
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  return element;
}
