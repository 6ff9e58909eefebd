import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { styleAsProperty } from "./build/style_as_property.ts";
import { WORKER_FILE, workShell } from "./build/work_shell.ts";

// `npm run dev` shows the pages with live reload against a running laptop: DOZOR_LAPTOP=http://127.0.0.1:<port>
const laptop = process.env.DOZOR_LAPTOP;

export default defineConfig({
  plugins: [react(), styleAsProperty(), workShell()],
  resolve: { alias: { "~": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "es2023",
    // One file of antd's parts shared by the desk, the telephone and the messages; 500 kB is Vite's default warning.
    chunkSizeWarningLimit: 1200,
    manifest: true,
    rolldownOptions: {
      input: { index: "index.html", worker: "src/worker/work_worker.ts" },
      // A service worker is known by its address, which must stay; everything else is known by its content.
      output: { entryFileNames: ({ name }) => (name === "worker" ? WORKER_FILE : "assets/[name]-[hash].js") },
    },
  },
  ...(laptop && {
    server: { proxy: { "/laptop": { target: laptop, ws: true }, "/apis": { target: laptop, ws: true } } },
  }),
  test: { include: ["src/**/*.test.ts"] },
});
