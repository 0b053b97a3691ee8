/** A text with its values put in: text and nothing else, whatever it holds. */
export function RenderedText({ text, language }: { text: string; language?: string }) {
  return (
    <p
      lang={language}
      dir="auto"
      data-testid="canned-preview"
      className="max-h-60 overflow-y-auto rounded-control border border-border bg-reply px-3 py-2 break-words whitespace-pre-wrap"
      // It scrolls, so keys must reach it.
      tabIndex={0}
    >
      {text}
    </p>
  );
}
