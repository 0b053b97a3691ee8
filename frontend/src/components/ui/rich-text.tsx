import type { PersonRef } from "@redress/backend/contract";
import { readMarkdown, type Block, type Inline } from "@redress/backend/contract/markdown";
import { useMemo, type ReactNode } from "react";

/** Names, longest first: "@Mei Lin" within "@Mei Lin Chen" is another person. */
type Names = readonly string[];

export interface RichTextProps {
  text: string;
  mentions?: readonly PersonRef[];
}

/**
 * A Markdown text as elements. It is made of the kinds that the reader of Markdown knows and never of HTML, so that a
 * text can only ever become what stands below.
 */
export function RichText({ text, mentions = [] }: RichTextProps) {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  const names = mentions.map(({ full_name: name }) => `@${name}`).sort((a, b) => b.length - a.length);
  return <div className="flex max-w-prose flex-col gap-2 wrap-anywhere">{showBlocks(blocks, names)}</div>;
}

const showBlocks = (blocks: readonly Block[], names: Names): ReactNode[] =>
  blocks.map((block, index) => <BlockElement key={index} block={block} names={names} />);

function BlockElement({ block, names }: { block: Block; names: Names }) {
  switch (block.kind) {
    case "paragraph":
      return <p dir="auto">{showLine(block.inside, names)}</p>;
    case "heading":
      // No heading of the page: a message stands below one, and knows nothing of its rank.
      return (
        <p dir="auto" className="font-semibold">
          {showLine(block.inside, names)}
        </p>
      );
    case "quote":
      return (
        <blockquote className="flex flex-col gap-2 border-s-2 border-border-strong ps-3 text-muted">
          {showBlocks(block.inside, names)}
        </blockquote>
      );
    case "list":
      return <ListElement start={block.start} items={block.items} names={names} />;
    case "code":
      return (
        // It scrolls, so keys must reach it.
        <pre
          dir="ltr"
          tabIndex={0}
          className="overflow-x-auto rounded-control bg-sunken px-3 py-2 font-mono text-dense"
        >
          {block.text}
        </pre>
      );
    case "rule":
      return <hr className="border-border-strong" />;
  }
}

function ListElement({ start, items, names }: { start: number | null; items: readonly Block[][]; names: Names }) {
  const lines = items.map((item, index) => (
    <li key={index} className="space-y-1">
      {showBlocks(item, names)}
    </li>
  ));
  if (start === null) return <ul className="list-disc space-y-1 ps-6">{lines}</ul>;
  return (
    <ol start={start} className="list-decimal space-y-1 ps-6">
      {lines}
    </ol>
  );
}

const showLine = (line: readonly Inline[], names: Names): ReactNode[] =>
  line.map((piece, index) => <InlineElement key={index} piece={piece} names={names} />);

function InlineElement({ piece, names }: { piece: Inline; names: Names }) {
  switch (piece.kind) {
    case "text":
      return showNames(piece.text, names);
    case "break":
      return <br />;
    case "code":
      return <code className="rounded-tag bg-sunken px-1 font-mono text-dense">{piece.text}</code>;
    case "strong":
      return <strong className="font-semibold">{showLine(piece.inside, names)}</strong>;
    case "emphasis":
      return <em>{showLine(piece.inside, names)}</em>;
    case "struck":
      return <s>{showLine(piece.inside, names)}</s>;
    case "link":
      return (
        <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow" className="text-link underline">
          {showLine(piece.inside, names)}
        </a>
      );
  }
}

function showNames(text: string, names: Names): ReactNode {
  const name = names.find((one) => text.includes(one));
  if (name === undefined) return text;
  return text.split(name).map((part, index) => (
    <span key={index}>
      {index > 0 && <bdi className="rounded-tag bg-selected px-0.5 font-medium text-text">{name}</bdi>}
      {showNames(
        part,
        names.filter((other) => other !== name),
      )}
    </span>
  ));
}
