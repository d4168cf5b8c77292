// @vitest-environment jsdom
import {expect, it} from "vitest";
import {figuredPoint, pointTips} from "../../../../src/components/charts/plot/pointTips.js";
import {svgPlot} from "../../../../src/components/charts/plot/svgPlot.js";

// jsdom has none.
globalThis.PointerEvent ??= MouseEvent as typeof PointerEvent;

const point = (x: number, code: string) => ({x, y: 10, code, text: () => `name ${code}\nsecond line`});

function draw(codes: readonly string[]) {
  const svg = svgPlot({width: 400, height: 100, label: "the finding", marks: []});
  const tips = pointTips(svg);
  tips.update(codes.map((code, i) => point(300 - 50 * i, code)));
  document.body.replaceChildren(svg);
  const stop = svg.querySelector<SVGElement>("[role=slider]")!;
  const press = (key: string) => stop.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  return {svg, tips, stop, press, said: () => stop.getAttribute("aria-valuetext")};
}

it("is one stop, from which the keyboard reaches every point from left to right", () => {
  const {svg, stop, press, said} = draw(["a", "b", "c"]);
  expect([svg.getAttribute("role"), stop.getAttribute("aria-label")]).toEqual(["group", "the finding"]);
  expect([stop.getAttribute("tabindex"), stop.getAttribute("aria-valuemax")]).toEqual(["0", "3"]);
  const heard: (string | null)[] = [];
  for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowLeft", "Home", "End"]) {
    press(key);
    heard.push(stop.getAttribute("data-key"));
  }
  expect(heard).toEqual(["b", "a", "a", "b", "c", "a"]);
  expect(said()).toBe("name a, second line");
});

it("is a click on its point when Enter is pressed, and tells who listens when it moves", () => {
  const {svg, press} = draw(["a", "b"]);
  const heard: string[] = [];
  for (const type of ["click", "focusin"])
    svg.addEventListener(type, ({target}) =>
      heard.push(`${type} ${(target as Element).getAttribute("data-key")}`)
    );
  press("ArrowRight");
  press("Enter");
  expect(heard).toEqual(["focusin a", "click a"]);
});

it("lists all that lie on one place", () => {
  const {tips, stop, said} = draw([]);
  tips.update([point(5, "a"), point(5.2, "b")]);
  expect(stop.getAttribute("aria-valuemax")).toBe("1");
  expect(said()).toBe("name a, second line, name b, second line");
});

it("stays on its point when others come and go, and is no stop without any", () => {
  const {tips, stop, press} = draw(["a", "b", "c"]);
  press("End");
  tips.update([point(5, "x"), point(50, "a")]);
  expect(stop.getAttribute("data-key")).toBe("a");
  tips.update([point(5, "x")]);
  expect(stop.getAttribute("data-key")).toBe("x");
  tips.update([]);
  expect(stop.getAttribute("tabindex")).toBe("-1");
  press("ArrowRight");
});

it("opens whom it names: a click is on the nearest point, a finger's second tap, and none is far from all", () => {
  const {svg, tips} = draw([]);
  tips.update([
    {
      ...point(100, "a"),
      tip: () => ({title: "name a", figures: [{label: "PE", value: "27"}], rest: ["as of"]})
    },
    point(101, "b"),
    point(300, "c")
  ]);
  const opened: (string | null)[] = [];
  document.body.addEventListener("click", ({target}) =>
    opened.push((target as Element).getAttribute("data-key"))
  );
  const says = () => [...svg.querySelectorAll(".bf-tips text")].map((line) => line.textContent);
  const at = (type: string, clientX: number, pointerType = "mouse") => {
    const init = {clientX, clientY: 10, bubbles: true};
    svg.dispatchEvent(Object.assign(new MouseEvent(type, init), {pointerType}));
  };
  at("pointermove", 100.4);
  expect(says()).toEqual(["name a", "27", "PE", "as of"]);
  at("click", 100.4);
  at("pointermove", 100.6);
  expect(says()[0]).toBe("name b");
  at("click", 100.6);
  at("click", 200);
  expect(opened.filter((code) => code !== null)).toEqual(["a", "b"]);
  at("pointerdown", 305, "touch");
  at("click", 305);
  expect([says()[0], opened.at(-1)]).not.toEqual(["name c", "c"]);
  expect(says()[0]).toBe("name c");
  at("click", 305);
  expect(opened.at(-1)).toBe("c");
});

it("has its figures in large, and is heard with them in lines", () => {
  const {svg, tips, stop, said} = draw([]);
  tips.update([
    figuredPoint({x: 5, y: 10}, () => ({
      title: "Model",
      figures: [
        {label: "score", value: "86.8"},
        {label: "rank", value: "1"}
      ],
      rest: ["source: A report"]
    }))
  ]);
  expect(said()).toBe("Model, score 86.8, rank 1, source: A report");
  stop.dispatchEvent(new FocusEvent("focus"));
  const sizes = [...svg.querySelectorAll(".bf-tips text")].map((text) => [
    text.textContent,
    Number(text.getAttribute("font-size"))
  ]);
  expect(sizes).toEqual([
    ["Model", 13],
    ["86.8", 18],
    ["score", 12],
    ["1", 18],
    ["rank", 12],
    ["source: A report", 12]
  ]);
});

it("tells days one by one, from wherever above or below, with a dot on the one that is told", () => {
  const svg = svgPlot({width: 400, height: 100, label: "the finding", marks: []});
  const days = [0, 0.2, 0.4, ...Array.from({length: 97}, (_, i) => 100 + 3 * i)];
  pointTips(
    svg,
    days.map((x, i) => figuredPoint({x, y: 10}, () => ({title: `day ${i}`, rest: []}))),
    "days"
  );
  document.body.replaceChildren(svg);
  const stop = svg.querySelector("[role=slider]")!;
  const told = () => svg.querySelector(".bf-tips text")?.textContent;
  // Days of one pixel are no points of one place.
  expect(stop.getAttribute("aria-valuemax")).toBe("100");
  svg.dispatchEvent(new MouseEvent("pointermove", {clientX: 103, clientY: 95}));
  expect(told()).toBe("day 4");
  expect(svg.querySelector(".bf-tips circle")?.getAttribute("cx")).toBe("103");
  svg.dispatchEvent(new MouseEvent("pointermove", {clientX: 50, clientY: 10}));
  expect(told()).toBeUndefined();
  for (const key of ["PageDown", "PageDown", "PageUp"])
    stop.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  expect(told()).toBe("day 5");
});

it("goes down rows, which a pointer finds from the side", () => {
  const svg = svgPlot({width: 400, height: 100, label: "the finding", marks: []});
  pointTips(
    svg,
    [90, 10, 200].map((x, i) => figuredPoint({x, y: 10 + 24 * i}, () => ({title: `row ${i}`, rest: []}))),
    "rows"
  );
  document.body.replaceChildren(svg);
  svg.dispatchEvent(new MouseEvent("pointermove", {clientX: 390, clientY: 36}));
  expect(svg.querySelector(".bf-tips text")?.textContent).toBe("row 1");
  const stop = svg.querySelector("[role=slider]")!;
  const heard = ["Home", "ArrowDown", "ArrowDown"].map((key) => {
    stop.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
    return stop.getAttribute("aria-valuetext");
  });
  expect(heard).toEqual(["row 0", "row 1", "row 2"]);
});
