import {readFile, writeFile} from "node:fs/promises";
import path from "node:path";
import {entriesOf, type SearchIndex} from "../../src/lib/findEntries.js";
import {NOT_FOUND} from "../notFoundPage.js";
import {aboutAny} from "./describePage.js";
import {earlyIndex} from "./earlyFolder.js";
import {type BuiltPage, readPages} from "./readPages.js";

/** A picture of a kind of page: its file below the site's root, and what is seen on it. */
export interface PreviewPicture {
  readonly file: string;
  readonly alt: string;
}

/** Width and height of a picture, in pixels: what previews of links show. */
export const PREVIEW = {width: 1200, height: 630} as const;

/**
 * The page whose picture stands for those of many: one company's or model's own would be wrong for all others. The
 * first figure of the data page is for who refreshes them.
 */
const SHOWN_BY = [
  [/^companies\/(company|[^/]+\.[A-Z]+)\.html$/, "companies/valuation.html"],
  [/^models\/model\.html$/, "models/benchmarks.html"],
  [/^data\/index\.html$/, "index.html"]
] as const;

/** The page, by its file, whose picture stands for the page `name`. */
export function pictureOf(name: string): string {
  return SHOWN_BY.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}

// A link to one language is a page of its own to search engines: alternates count only where each is its own canonical.
const OWN_LANGUAGE = `{
  const asked = new URLSearchParams(location.search).get("lang");
  const own = document.querySelector('link[hreflang="' + (asked === "zh" || asked === "en" ? asked : "x-default") + '"]');
  document.querySelector("link[rel=canonical]").href = own.href;
}`;

/**
 * Tells each page of `folder` where its early answers are, and who shows a link to it what it is: title, description and
 * site; where the site's address is known also the address, its languages and, where there is one, a picture. And whom to
 * ask for all addresses: the sitemap, and `robots.txt` where the site is at the root of its host.
 */
export async function writeHeads(
  folder: string,
  {site, pictures}: {readonly site: URL | null; readonly pictures: ReadonlyMap<string, PreviewPicture>}
): Promise<void> {
  const pages = (await readPages(folder)).filter(({name}) => name !== NOT_FOUND);
  for (const page of pages) {
    const early = await earlyIndex(folder, page.name);
    const tags = [
      ...(early === null ? [] : [`<meta name="benchfolio-early" content="${early}">`]),
      ...headOf(page, site, pictures.get(pictureOf(page.name)))
    ];
    await writeFile(
      page.file,
      page.html.replace("</head>", () => `${tags.join("\n")}\n</head>`)
    );
  }
  if (site === null) return;
  await writeFile(path.join(folder, "sitemap.xml"), sitemapOf(await addressesOf(folder, pages, site)));
  // Below the root nobody asks for it.
  if (site.pathname === "/")
    await writeFile(
      path.join(folder, "robots.txt"),
      `User-agent: *\nAllow: /\nSitemap: ${site.href}sitemap.xml\n`
    );
}

function headOf({name, html}: BuiltPage, site: URL | null, picture: PreviewPicture | undefined): string[] {
  const [, title = ""] = /<title[^>]*>([^<]*)<\/title>/.exec(html) ?? [];
  const [, about] = /<meta name="description" content="([^"]*)"/.exec(html) ?? [];
  const any = aboutAny(name, "en");
  return [
    property("type", "website"),
    property("site_name", "Benchfolio"),
    property("title", any ? any.title : title.replace(/ \| Benchfolio$/, "")),
    ...(about === undefined ? [] : [property("description", about)]),
    property("locale", "en_US"),
    property("locale:alternate", "zh_CN"),
    ...(site === null ? [] : addressTags(name, site)),
    ...(site === null || !picture ? [] : pictureTags(picture, site))
  ];
}

/** An Open Graph property; `content` is HTML already. */
const property = (name: string, content: string) => `<meta property="og:${name}" content="${content}">`;

/** What a page's address is. A page that shows any company or model has many, and none of its own. */
function addressTags(name: string, site: URL): string[] {
  if (aboutAny(name, "en")) return [];
  const address = escaped(addressOf(name, site));
  const inLanguage = (lang: string) =>
    `<link rel="alternate" hreflang="${lang}" href="${address}?lang=${lang}">`;
  return [
    property("url", address),
    `<link rel="canonical" href="${address}">`,
    inLanguage("en"),
    inLanguage("zh"),
    `<link rel="alternate" hreflang="x-default" href="${address}">`,
    `<script>${OWN_LANGUAGE}</script>`
  ];
}

function pictureTags({file, alt}: PreviewPicture, site: URL): string[] {
  return [
    property("image", escaped(new URL(file, site).href)),
    property("image:width", String(PREVIEW.width)),
    property("image:height", String(PREVIEW.height)),
    property("image:alt", escaped(alt)),
    '<meta name="twitter:card" content="summary_large_image">'
  ];
}

/** The address of the page `name`, by its file's name, which any host has; the first page is the site's address. */
function addressOf(name: string, site: URL): string {
  return name === "index.html" ? site.href : new URL(name.replaceAll(path.sep, "/"), site).href;
}

/** Every page once, by its one address, and every model. */
async function addressesOf(
  folder: string,
  pages: readonly BuiltPage[],
  site: URL
): Promise<readonly string[]> {
  const index = JSON.parse(await readFile(path.join(folder, "data/search.json"), "utf8")) as SearchIndex;
  const models = entriesOf(index).filter(({kind}) => kind === "model");
  return [
    ...pages.filter(({name}) => !aboutAny(name, "en")).map(({name}) => addressOf(name, site)),
    ...models.map(({address}) => new URL(address, site).href)
  ].sort();
}

function sitemapOf(addresses: readonly string[]): string {
  const urls = addresses.map((address) => `<url><loc>${escaped(address)}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join("\n")}
</urlset>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
