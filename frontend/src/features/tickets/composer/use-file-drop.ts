import { useState, type DragEvent } from "react";

/** Files that are dropped anywhere on an element. Words and links are left to the browser. */
export function useFileDrop(onFiles: ((files: File[]) => void) | null) {
  const [isOver, setIsOver] = useState(false);
  const brings = (event: DragEvent) => onFiles !== null && [...event.dataTransfer.types].includes("Files");
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!brings(event)) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      },
      onDrop: (event: DragEvent) => {
        setIsOver(false);
        // The file button takes what is dropped on it.
        if (event.isDefaultPrevented() || event.dataTransfer.files.length === 0) return;
        // Where nothing can be attached, the page is not left for the file all the same.
        event.preventDefault();
        onFiles?.([...event.dataTransfer.files]);
      },
    },
  };
}
