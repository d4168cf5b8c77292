import {expect, test} from "vitest";
import {companyPage} from "../../../scripts/build/companyPages.js";

/** As Framework writes it, and bundlePages after it. */
const ANY = `<link rel="preload" as="fetch" href="../_file/data/answers/companies/company.06c401d2.json">
registerFile("../data/answers/companies/company.json", {"name":"../data/answers/companies/company.json","mimeType":"application/json","path":"../_file/data/answers/companies/company.06c401d2.json","lastModified":1795995530847,"size":5006});
registerFile("../data/histories/company.parquet", {"name":"../data/histories/company.parquet","path":"../_file/data/histories/company.1f3882df.parquet","lastModified":1795995557947,"size":228});
registerFile("../data/percentile.sql", {"name":"../data/percentile.sql","path":"../_file/data/percentile.ae58fb7b.sql"});
      code: "company",
      answers: await FileAttachment("../data/answers/companies/company.json").json(),
      history: FileAttachment("../data/histories/company.parquet").url(),
      answers: (code) => fetch(\`../data/answers/companies/\${encodeURIComponent(code)}.json\`)
`;
const CODE = "NVDA.US";
const FILES = new Map([
  [
    "../data/answers/companies/company.json",
    {
      name: `../data/answers/companies/${CODE}.json`,
      path: `../_file/data/answers/companies/${CODE}.0000000a.json`,
      size: 7
    }
  ],
  [
    "../data/histories/company.parquet",
    {
      name: `../data/histories/${CODE}.parquet`,
      path: `../_file/data/histories/${CODE}.0000000b.parquet`,
      size: 8
    }
  ]
]);

test("the page of a company is that of any company with its code and its files", () => {
  expect(companyPage(ANY, CODE, FILES)).toBe(
    ANY.replaceAll("company.06c401d2", `${CODE}.0000000a`)
      .replaceAll("company.1f3882df", `${CODE}.0000000b`)
      .replaceAll("/company.", `/${CODE}.`)
      .replace('code: "company"', `code: "${CODE}"`)
      .replace('"size":5006', '"size":7')
      .replace('"size":228', '"size":8')
  );
});

test.each([
  ["no code", ANY.replace("code:", "kode:"), 'companies/company.html should say once: code: "company"'],
  ["two codes", `${ANY}code: "company"`, 'companies/company.html should say once: code: "company"'],
  [
    "no file",
    ANY.replace('registerFile("../data/histories/company', 'registerFile("../data/days/company'),
    "companies/company.html does not register ../data/histories/company.parquet"
  ],
  [
    "a file that nothing asks for",
    ANY.replace('FileAttachment("../data/histories/company.parquet")', "null"),
    'companies/company.html should say once: "../data/histories/company.parquet"'
  ]
])("a page with %s is none of any company", (_, page, message) => {
  expect(() => companyPage(page, CODE, FILES)).toThrow(message);
});
