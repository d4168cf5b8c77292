// @vitest-environment jsdom
import {beforeEach, describe, expect, test} from "vitest";
import {companyJump} from "../../../src/components/company/companyJump.js";
import {company} from "../../../src/lib/messages/company.js";
import {companyOptions} from "../../../src/queries/company.js";
import type {CompanyOption} from "../../../src/queries/rows/company.js";
import {ask} from "../../reportRows.js";

let jump: HTMLElement;
let options: CompanyOption[];
beforeEach(async () => {
  options = await ask<CompanyOption>(companyOptions());
  jump = companyJump(options, {m: company.en, lang: "en", current: "300308.SZ"});
  document.body.replaceChildren(jump);
});

const shown = () => [...jump.querySelectorAll<HTMLElement>("li:not([hidden]) a")];
const search = (text: string) => {
  const input = jump.querySelector<HTMLInputElement>("input[type=search]")!;
  input.value = text;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  return input;
};

describe("the list of companies to jump to", () => {
  test("gives the focus to its search when it opens", () => {
    expect(jump.querySelectorAll("[popover] [autofocus]")).toHaveLength(1);
    expect(jump.querySelector("[autofocus]")?.matches("input[type=search]")).toBe(true);
  });

  test("links to every company, by sector, and marks the one that is open", () => {
    expect(shown()).toHaveLength(options.length);
    expect(shown().map((link) => link.getAttribute("href"))).toContain("./688256.SH.html");
    expect(jump.querySelector("[aria-current=page]")?.getAttribute("href")).toBe("./300308.SZ.html");
  });

  test.each(["cambricon", "寒武纪", "688256", "Cambricon 算力"])("finds a company by %s", (text) => {
    search(text);
    expect(shown().map((link) => link.dataset.company)).toEqual(["688256.SH"]);
  });

  test("finds all of a sector, hides the headings of the others, and says when there is none", () => {
    search("optical modules");
    expect(shown()).toHaveLength(3);
    expect(jump.querySelectorAll(".bf-jump-group:not([hidden])")).toHaveLength(1);
    search("no such company");
    expect(shown()).toEqual([]);
    expect(jump.querySelector("[role=status]")?.textContent).toBe(company.en.jumpNone);
  });

  test("goes to the first company found on Enter", () => {
    const clicked: string[] = [];
    jump.addEventListener("click", (event) => {
      event.preventDefault();
      clicked.push((event.target as HTMLElement).closest("a")?.dataset.company ?? "");
    });
    search("688256").dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
    expect(clicked).toEqual(["688256.SH"]);
  });
});
