import {serializePicture} from "./picture.js";

/**
 * An SVG with `width` and `height` as PNG, `scale` pixels a CSS pixel, on white. The SVG must stand alone:
 * an image reads no style sheet of the page. Throws where the browser cannot draw it, such as when it is too
 * large.
 */
export async function rasterize(svg: SVGSVGElement, scale = 2): Promise<Blob> {
  const [width, height] = [pixels(svg, "width", scale), pixels(svg, "height", scale)];
  const url = URL.createObjectURL(new Blob([serializePicture(svg)], {type: "image/svg+xml;charset=utf-8"}));
  try {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("png: the browser has no canvas to draw on");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, width, height);
    context.drawImage(await loadImage(url), 0, 0, width, height);
    return await encode(canvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function pixels(svg: SVGSVGElement, name: "width" | "height", scale: number): number {
  const length = Math.round(Number(svg.getAttribute(name)) * scale);
  if (!(length > 0)) throw new Error(`png: invalid ${name}: "${svg.getAttribute(name)}" at scale ${scale}`);
  return length;
}

function loadImage(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("png: the browser cannot read the svg"));
    image.src = url;
  });
}

function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error(`png: the browser cannot draw ${canvas.width} × ${canvas.height} pixels`));
    }, "image/png");
  });
}
