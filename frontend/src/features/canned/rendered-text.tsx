import { MessageText } from "../../components/ui/message-text.js";

/** A text with its values put in, as its customer will read it. */
export function RenderedText({ text, language }: { text: string; language?: string }) {
  return (
    <div
      lang={language}
      dir="auto"
      data-testid="canned-preview"
      className="max-h-60 overflow-y-auto rounded-control border border-border bg-reply px-3 py-2"
      // It scrolls, so keys must reach it.
      tabIndex={0}
    >
      <MessageText text={text} format="markdown" />
    </div>
  );
}
