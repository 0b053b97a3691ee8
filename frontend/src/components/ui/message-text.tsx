import type { Comment, PersonRef } from "@redress/backend/contract";
import { Suspense } from "react";
import { lazy } from "../../lib/lazy.js";

export interface MessageTextProps {
  text: string;
  format: Comment["format"];
  /** Those whom it calls by name. */
  mentions?: readonly PersonRef[];
}

/** Without any of these a text looks the same, read as Markdown or not: then nothing is fetched to read it. */
const MARKS = /[*_`~#>[<\\]|https?:|mailto:|^\s*(?:[-+]|\d{1,9}[.)])\s|^\s*---/m;

/** Where what reads it cannot be fetched, a text stays as it was typed. */
const RichText = lazy(() =>
  import("./rich-text.js").then(
    ({ RichText: component }) => ({ default: component }),
    () => ({ default: PlainText }),
  ),
);

/** What somebody wrote: line breaks as they are, and, of the desk's people, Markdown. */
export function MessageText({ text, format, mentions = [] }: MessageTextProps) {
  if (format === "plain" || (mentions.length === 0 && !MARKS.test(text))) return <PlainText text={text} />;
  return (
    <Suspense fallback={<PlainText text={text} />}>
      <RichText text={text} mentions={mentions} />
    </Suspense>
  );
}

function PlainText({ text }: { text: string }) {
  return (
    <p dir="auto" className="max-w-prose wrap-anywhere whitespace-pre-wrap">
      {text}
    </p>
  );
}
