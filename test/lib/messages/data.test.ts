import {describe, expect, test} from "vitest";
import {data} from "../../../src/lib/messages/data.js";

describe("findings in Chinese", () => {
  const {sizesNone, averages, basesNone} = data.zh.findings;

  test("of one thing do not speak of all", () => {
    for (const said of [sizesNone(1, 0), sizesNone(1, 1), averages(0, 1), averages(1, 1), basesNone(1)])
      expect(said).not.toMatch(/所有|全部|(?<!平)均(?!值)/);
    expect(sizesNone(1, 0)).toBe("刊载大小与真实文件的十进制 GB 相符");
    expect(averages(1, 1)).toBe("刊载平均不等于其上各行的均值");
    expect(basesNone(1)).toBe("正文点名 1 家公司，未并列预测市盈率与分位");
  });

  test("of several do", () => {
    expect(sizesNone(2, 0)).toBe("所有刊载大小均与真实文件的十进制 GB 相符");
    expect(averages(0, 2)).toBe("刊载平均均等于其上各行的均值");
    expect(averages(2, 2)).toBe("2 个刊载平均均不等于其上各行的均值");
    expect(basesNone(2)).toBe("正文点名 2 家公司，均未并列预测市盈率与分位");
  });
});
