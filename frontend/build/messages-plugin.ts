import type { Plugin } from "vite";
import { compileMessages } from "./messages.mjs";

/** Compiles the message catalogues before each build and, while developing, whenever one changes. */
export function messages(): Plugin {
  return {
    name: "redress-messages",
    buildStart() {
      compileMessages();
    },
    configureServer(server) {
      server.watcher.on("change", (file) => {
        if (file.endsWith(".po")) compileMessages();
      });
    },
  };
}
