import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { messages } from "./build/messages-plugin.js";
import { pushWorker } from "./build/push-worker-plugin.js";

const apiPort = process.env["REDRESS_API_PORT"] ?? "5000";
const api = `http://127.0.0.1:${apiPort}`;

/** Asks for the one font file with the page itself, so that text is drawn in it from the start. */
function preloadFont(): Plugin {
  return {
    name: "redress-preload-font",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((file) => file.endsWith(".woff2"));
        if (!font) return [];
        const attrs = { rel: "preload", as: "font", type: "font/woff2", href: `/${font}`, crossorigin: "" };
        return [{ tag: "link", attrs, injectTo: "head" }];
      },
    },
  };
}

/** The API is asked by XMLHttpRequest (axios takes it first wherever there is one), so pages need not fetch the other way. */
function withoutFetchAdapter(): Plugin {
  const nothing = "\0redress-no-fetch-adapter";
  return {
    name: "redress-without-fetch-adapter",
    enforce: "pre",
    resolveId: (source, importer) =>
      source === "./fetch.js" && /axios[\\/]lib[\\/]adapters[\\/]/.test(importer ?? "") ? nothing : null,
    load: (id) => (id === nothing ? "export const getFetch = () => undefined;" : null),
  };
}

/** What every page needs, in a file of its own: it stays in the browser's cache when only our code changes. */
const EVERY_PAGE =
  /node_modules[\\/](react|react-dom|scheduler|react-router|react-router-dom|axios|@tanstack[\\/](query-core|react-query)|@lingui[\\/](core|message-utils)|clsx)[\\/]/;

export default defineConfig({
  plugins: [messages(), react(), tailwindcss(), preloadFont(), pushWorker(), withoutFetchAdapter()],
  resolve: { conditions: ["source", "module", "browser", "development|production"] },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": api, "/socket.io": { target: api, ws: true } },
  },
  build: {
    outDir: "dist",
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: "index.html", "push-worker": "src/push-worker/push-worker.ts" },
      output: {
        // A service worker is known by its address, which stays; nobody keeps it (backend: platform/http/spa.ts).
        entryFileNames: ({ name }) => (name === "push-worker" ? "push-worker.js" : "assets/[name]-[hash].js"),
        codeSplitting: { groups: [{ name: "vendor", test: EVERY_PAGE }] },
      },
    },
  },
});
