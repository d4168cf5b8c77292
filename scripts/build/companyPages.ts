import {readFile, writeFile} from "node:fs/promises";
import path from "node:path";
import {publishedCompanies} from "../../data-loaders/published.js";
import {sha256} from "./checkedFile.js";

// Framework takes as long for the page of each company as for any other, and finds the same but for a code and the
// names of two files: it makes the page of any company, and those of listed ones are made of that.

/** What Framework made: the page of any company, by the name that it has there in the place of a code. */
const ANY = "company";

/** Where a site has the two files of each company, and an ending each. */
const FILES = [
  ["data/answers/companies", "json"],
  ["data/histories", "parquet"]
] as const;

/** What Framework says of a file of a page, `registerFile("../data/x.json", {…})`. */
interface FileInfo {
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

/** A file of a company: by its name from the page, what is said of it there. */
type CompanyFiles = ReadonlyMap<string, FileInfo>;

/** Writes a page for each company of a list into the site in `folder`, where there is a page of any company. */
export async function writeCompanyPages(folder: string): Promise<void> {
  const companies = path.join(folder, "companies");
  const any = await readFile(path.join(companies, `${ANY}.html`), "utf8").catch((error) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (any === null) return;
  for (const code of (await publishedCompanies()).listed) {
    const files = new Map<string, FileInfo>();
    for (const [place, ending] of FILES) {
      const name = `../${place}/${code}.${ending}`;
      files.set(`../${place}/${ANY}.${ending}`, {
        name,
        ...(await hashed(folder, `${place}/${code}`, ending))
      });
    }
    await writeFile(path.join(companies, `${code}.html`), companyPage(any, code, files));
  }
}

/** Puts a file of the site beside it under the name that Framework gives to a file of a page, by its content. */
async function hashed(folder: string, name: string, ending: string) {
  const content = await readFile(path.join(folder, `${name}.${ending}`));
  const file = `_file/${name}.${sha256(content).slice(0, 8)}.${ending}`;
  // Its folder is there: the page of any company has files of the same kinds.
  await writeFile(path.join(folder, file), content);
  return {path: `../${file}`, size: content.length};
}

/**
 * The page of the company `code`, of that of any company: `files` has for the name of each file there what is said of
 * this company's. Throws where the page does not say what it did when this was written.
 */
export function companyPage(any: string, code: string, files: CompanyFiles): string {
  let page = replaced(any, `code: ${JSON.stringify(ANY)}`, `code: ${JSON.stringify(code)}`);
  for (const [name, info] of files) {
    const line = page.split("\n").find((each) => each.startsWith(`registerFile(${JSON.stringify(name)}, `));
    if (line === undefined) throw new Error(`companies/${ANY}.html does not register ${name}`);
    const before: FileInfo = JSON.parse(line.slice(line.indexOf("{"), line.lastIndexOf("}") + 1));
    const said = `registerFile(${JSON.stringify(info.name)}, ${JSON.stringify({...before, ...info})});`;
    page = replaced(page, line, said);
    // Where its cells ask for it.
    page = replaced(page, JSON.stringify(name), JSON.stringify(info.name));
    // Where it is asked for at once.
    page = page.replaceAll(`"${before.path}"`, `"${info.path}"`);
  }
  return page;
}

function replaced(page: string, before: string, after: string): string {
  if (page.split(before).length !== 2)
    throw new Error(`companies/${ANY}.html should say once: ${before.slice(0, 80)}`);
  return page.replace(before, () => after);
}
