import { clsx } from "clsx";
import { useLayoutEffect, useRef, type RefObject } from "react";

/** A stretch of a text. */
export interface Span {
  from: number;
  to: number;
}

export interface WrongPlacesProps {
  text: string;
  spans: readonly Span[];
  /** The box whose text it is: what is drawn scrolls with it. */
  input: RefObject<HTMLInputElement | null>;
  className: string;
}

/** Waves below what is wrong in a box's text. The letters are the box's own; here they only make the room. */
export function WrongPlaces({ text, spans, input, className }: WrongPlacesProps) {
  const drawn = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = input.current;
    if (!box) return;
    const follow = () => {
      if (drawn.current) drawn.current.scrollLeft = box.scrollLeft;
    };
    follow();
    box.addEventListener("scroll", follow);
    return () => box.removeEventListener("scroll", follow);
  }, [input, text]);
  return (
    <div
      ref={drawn}
      aria-hidden
      className={clsx(
        "pointer-events-none absolute inset-0 flex items-center overflow-hidden border border-transparent whitespace-pre text-transparent",
        className,
      )}
    >
      {partsOf(text, spans).map(({ from, part, isWrong }) => (
        <span
          key={from}
          className={clsx(isWrong && "underline decoration-danger-bd decoration-wavy decoration-1 underline-offset-2")}
        >
          {part}
        </span>
      ))}
    </div>
  );
}

function partsOf(text: string, spans: readonly Span[]) {
  const ends = spans.flatMap(({ from, to }) => [from, to]);
  const cuts = [...new Set([0, ...ends, text.length])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => ({
    from,
    part: text.slice(from, cuts[index + 1]),
    isWrong: spans.some((span) => span.from <= from && from < span.to),
  }));
}
