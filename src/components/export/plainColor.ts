/** A colour that any program reads, its opacity apart. */
export interface PlainColor {
  /** `#rrggbb` */
  readonly hex: string;
  /** 0 to 1 */
  readonly alpha: number;
}

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const RGB = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)$/;
const SRGB = /^color\(srgb (-?[\d.e-]+) (-?[\d.e-]+) (-?[\d.e-]+)(?: \/ ([\d.e-]+))?\)$/;

const painted = new Map<string, PlainColor>();

/**
 * Any colour of CSS as `#rrggbb` and opacity. What a computed style holds is mostly rgb() or color(srgb …)
 * and is read; all else is painted. Throws where the browser does not know the colour.
 */
export function plainColor(css: string): PlainColor {
  const color = css.trim();
  const hex = HEX.exec(color);
  if (hex) return {hex: color.toLowerCase(), alpha: 1};
  const rgb = RGB.exec(color);
  if (rgb) return fromChannels(rgb.slice(1, 4).map(Number), rgb[4]);
  const srgb = SRGB.exec(color);
  if (srgb)
    return fromChannels(
      srgb.slice(1, 4).map((channel) => 255 * Number(channel)),
      srgb[4]
    );
  return paint(color);
}

function fromChannels(channels: readonly number[], alpha = "1"): PlainColor {
  const hex = channels.map((channel) => {
    const byte = Math.round(Math.min(255, Math.max(0, channel)));
    return byte.toString(16).padStart(2, "0");
  });
  return {hex: `#${hex.join("")}`, alpha: Number(alpha)};
}

function paint(color: string): PlainColor {
  const known = painted.get(color);
  if (known) return known;
  const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  if (!context || !CSS.supports("color", color)) throw new Error(`picture: unknown color: "${color}"`);
  context.canvas.width = context.canvas.height = 1;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
  const result = fromChannels([r, g, b], String(Math.round((100 * a) / 255) / 100));
  painted.set(color, result);
  return result;
}
