// Bundles src/ into api/static/graphiql: one script, one style sheet, and the licences of all that went in.
// Run `npm ci && npm run build` after a change here; the result is committed, so that serving needs no Node.
import { build } from "esbuild";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const out = "../../api/static/graphiql";

const { metafile } = await build({
  entryPoints: { explorer: "src/main.jsx" },
  outdir: out,
  bundle: true,
  minify: true,
  metafile: true,
  format: "iife",
  target: "es2020",
  jsx: "automatic",
  legalComments: "none", // they are in licences.txt
  define: { "process.env.NODE_ENV": '"production"', "globalThis.process.env.NODE_ENV": '"production"' },
  logLevel: "info",
});

const packages = new Set(
  Object.keys(metafile.inputs)
    .map((input) => input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1])
    .filter(Boolean),
);

const texts = [...packages].sort().map((name) => {
  const directory = join("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const file = readdirSync(directory).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file && existsSync(join(directory, file)) ? readFileSync(join(directory, file), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text || `Licensed under ${license}; the package ships no text.`}\n`;
});

writeFileSync(
  join(out, "licences.txt"),
  `explorer.js and explorer.css contain the following packages.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`,
);
