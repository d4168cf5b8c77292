import {type D3BrushEvent, brush as d3brush, select} from "d3";
import {svgElement} from "../../svgElement.js";
import {textWidth} from "../plot/labels/text.js";
import {type BrushedRectangle, type Scales, toData, toPixels} from "./brushed.js";

/** A rectangle on a chart, which code may move as well. */
export interface BrushRectangle {
  /** Shows a rectangle without telling the reader's listener; none where nothing is brushed. */
  move(brush: BrushedRectangle | undefined): void;
}

export interface BrushOptions {
  readonly onBrush: (brush: BrushedRectangle | null) => void;
  /** What the rectangle is for, for those who hover it. */
  readonly label: string;
  /** On the button that lets a finger drag. */
  readonly touch: string;
}

/**
 * Lets the reader drag a rectangle over the chart. It lies below the dots, so that tips still work; an exported picture
 * has a rectangle that is drawn (`withBrushed`). The filters of the page do the same by keyboard. A finger scrolls the
 * page and taps dots, unless the button at the top has been pressed.
 */
export function brushRectangle(
  svg: SVGSVGElement,
  scales: Scales,
  {onBrush, label, touch}: BrushOptions
): BrushRectangle {
  const {left, right, top, bottom} = scales;
  const group = select(svg).insert("g", ":first-child").attr("class", "bf-brush").attr("aria-hidden", "true");
  let isTouched = false;
  const behavior = d3brush<unknown>()
    .extent([
      [left, top],
      [right, bottom]
    ])
    .touchable(() => isTouched)
    .on("brush end", (event: D3BrushEvent<unknown>) => {
      // Moving the rectangle by code is no wish of the reader's.
      if (!event.sourceEvent) return;
      const pixels = event.selection as [[number, number], [number, number]] | null;
      onBrush(pixels && toData(pixels, scales));
    });
  group.call(behavior);
  group.select(".overlay").append("title").text(label);
  svg.append(
    touchButton(touch, right, (isPressed) => {
      isTouched = isPressed;
      // What a brush listens to is settled when it is laid on; without touch it keeps no gesture from the page.
      for (const type of ["touchstart", "touchmove", "touchend"]) group.on(`${type}.brush`, null);
      group.style("touch-action", null).call(behavior);
    })
  );
  let isShown = false;
  return {
    move(brush) {
      const pixels = brush ? toPixels(brush, scales) : null;
      if (pixels || isShown) group.call(behavior.move, pixels);
      isShown = pixels !== null;
    }
  };
}

/** What a finger meets, 36 of its pixels within the picture; what is drawn of it is `inset` pixels lower on both sides. */
const BUTTON = {height: 40, inset: 6, padding: 12};

/** A switch at the top right of a picture; the style sheet shows it where there are fingers. */
function touchButton(text: string, right: number, onPress: (isPressed: boolean) => void): SVGGElement {
  const {height, inset, padding} = BUTTON;
  const width = textWidth(text) + 2 * padding;
  const button = svgElement("g", {
    class: "bf-brush-touch",
    role: "button",
    tabindex: 0,
    "aria-pressed": "false",
    transform: `translate(${right - width},-4)`
  });
  const middle = {x: width / 2, y: height / 2, "text-anchor": "middle", "dominant-baseline": "central"};
  const label = svgElement("text", middle);
  label.textContent = text;
  const outline = {y: inset, width, height: height - 2 * inset, rx: 3, class: "bf-brush-outline"};
  button.append(svgElement("rect", {width, height, fill: "none"}), svgElement("rect", outline), label);
  const press = (event: Event) => {
    event.stopPropagation();
    const isPressed = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(isPressed));
    onPress(isPressed);
  };
  button.addEventListener("click", press);
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press(event);
  });
  return button;
}
