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

/**
 * Parts of axios that pages need not fetch: the API is asked by XMLHttpRequest (axios takes it first wherever there is one),
 * and nothing here asks for the names of statuses.
 */
const NOT_FETCHED: Record<string, string> = {
  "./fetch.js": "export const getFetch = () => undefined;",
  "./helpers/HttpStatusCode.js": "export default {};",
};

function withoutPartsOfAxios(): Plugin {
  const prefix = "\0redress-without:";
  return {
    name: "redress-without-parts-of-axios",
    enforce: "pre",
    resolveId: (source, importer) =>
      source in NOT_FETCHED && /axios[\\/]lib[\\/]/.test(importer ?? "") ? prefix + source : null,
    load: (id) => (id.startsWith(prefix) ? NOT_FETCHED[id.slice(prefix.length)] : null),
  };
}

/** What every page needs, in a file of its own: it stays in the browser's cache when only our code changes. */
const EVERY_PAGE =
  /node_modules[\\/](react|react-dom|scheduler|react-router|react-router-dom|axios|@tanstack[\\/](query-core|react-query)|@lingui[\\/](core|message-utils)|clsx)[\\/]/;

export default defineConfig({
  plugins: [messages(), react(), tailwindcss(), preloadFont(), pushWorker(), withoutPartsOfAxios()],
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
