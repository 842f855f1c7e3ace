// Opens pages in Chromium at several widths, light and dark, and says what a reader would trip over.
// Arguments: the path of Chromium, a folder for screenshots (or "-"), then files.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, shots, ...files] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const found = [];
for (const file of files) {
  for (const width of [1280, 768, 390]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      const talk = [];
      const requests = [];
      page.on("console", (message) => message.type() === "error" && talk.push(message.text()));
      page.on("pageerror", (error) => talk.push(String(error)));
      page.on("request", (request) => requests.push(request.url()));
      await page.goto(pathToFileURL(file).href);
      const seen = await page.evaluate(() => ({
        wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        charts: [...document.querySelectorAll("figure svg")].filter((svg) => svg.getBoundingClientRect().width > 200).length,
        small: [...document.querySelectorAll("figure svg")].filter((svg) => {
          const box = svg.getBoundingClientRect();
          return box.width > 0 && (box.width / svg.viewBox.baseVal.width) * 10.5 < 9;
        }).length,
        headings: [...document.querySelectorAll("h1, h2, h3, h4")].map((h) => Number(h.tagName[1])),
        scripts: document.scripts.length,
      }));
      const name = basename(file, ".html");
      if (shots !== "-") await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      await page.evaluate(axe);
      const result = await page.evaluate(() => window.axe.run());
      const violations = result.violations
        .filter((v) => ["serious", "critical", "moderate"].includes(v.impact))
        .map((v) => `${v.impact} ${v.id}: ${v.nodes.length} x ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].any[0]?.message ?? ""}`);
      found.push({ name, width, colorScheme, talk, requests: requests.filter((url) => !url.startsWith("file:")), ...seen, violations });
      await context.close();
    }
  }
}
await browser.close();
process.stdout.write(JSON.stringify(found));
