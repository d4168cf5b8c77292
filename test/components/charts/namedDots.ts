import {textWidth} from "../../../src/components/charts/plot/labels/text.js";

/** What is wrong with the names of a picture's dots: a dot without a name, two names over each other, a name over a dot. */
export function nameFaults(svg: Element): string[] {
  const of = (mark: string) => [...svg.querySelectorAll(`[data-mark="${mark}"] [data-code]`)];
  const code = (mark: Element) => mark.getAttribute("data-code") ?? "";
  const key = new Map(of("key").map((entry) => [code(entry), entry.querySelector("tspan")?.textContent]));
  const names = of("name").map((name) => {
    const [x = 0, y = 0] = (name.getAttribute("transform")?.match(/[\d.]+/g) ?? []).map(Number);
    const text = name.textContent ?? "";
    const share = {start: 0, middle: 0.5, end: 1}[name.getAttribute("text-anchor") ?? ""] ?? Number.NaN;
    const left = x - share * textWidth(text);
    return {code: code(name), text, left, right: left + textWidth(text), top: y - 7.2, bottom: y + 7.2};
  });
  const dots = of("dot").map((dot) => ({
    code: code(dot),
    ...{x: Number(dot.getAttribute("cx")), y: Number(dot.getAttribute("cy"))}
  }));
  const named = new Set(names.map((name) => name.code));
  return [
    ...dots.filter((dot) => !named.has(dot.code)).map((dot) => `${dot.code} has no name`),
    ...names
      .filter(({text, code}) => /^\d+$/.test(text) && key.get(code) !== text)
      .map(({text}) => `${text} is not in the key`),
    ...names.flatMap((a, i) =>
      names
        .slice(i + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.text} and ${b.text} are over each other`)
    ),
    ...names.flatMap((a) =>
      dots
        .filter(({x, y}) => a.left < x + 5 && x - 5 < a.right && a.top < y + 5 && y - 5 < a.bottom)
        .map((dot) => `${a.text} is over ${dot.code}`)
    )
  ];
}
