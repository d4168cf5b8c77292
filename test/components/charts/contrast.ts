type Triple = readonly [number, number, number];

/** Contrast of two `#rrggbb` colours by WCAG 2, where either may also be a linear sRGB triple. */
export function contrast(a: string | Triple, b: string | Triple): number {
  const [x, y] = [luminance(toLinear(a)), luminance(toLinear(b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** `color-mix(in oklab, a share, b)` as linear sRGB. Matrices: Björn Ottosson, A perceptual color space. */
export function mixOklab(a: string, b: string, share: number): Triple {
  const [x, y] = [toLab(toLinear(a)), toLab(toLinear(b))];
  const [l, m, n] = x.map((value, i) => value * share + (y[i] as number) * (1 - share)) as [
    number,
    number,
    number
  ];
  const cube = [
    l + 0.3963377774 * m + 0.2158037573 * n,
    l - 0.1055613458 * m - 0.0638541728 * n,
    l - 0.0894841775 * m - 1.291485548 * n
  ].map((value) => value ** 3) as [number, number, number];
  return [
    4.0767416621 * cube[0] - 3.3077115913 * cube[1] + 0.2309699292 * cube[2],
    -1.2684380046 * cube[0] + 2.6097574011 * cube[1] - 0.3413193965 * cube[2],
    -0.0041960863 * cube[0] - 0.7034186147 * cube[1] + 1.707614701 * cube[2]
  ];
}

function toLinear(color: string | Triple): Triple {
  if (typeof color !== "string") return color;
  return [1, 3, 5].map((i) => {
    const channel = Number.parseInt(color.slice(i, i + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;
}

function toLab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  ];
}

function luminance([r, g, b]: Triple): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
