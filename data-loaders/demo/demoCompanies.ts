// Whom the demo is about: nobody. The names are of places and beings of the Classic of Mountains and Seas, the codes
// end in what no exchange is called.

/** A sector of a list, with the names of its companies in Chinese and English. */
interface DemoSector {
  readonly zh: string;
  readonly en: string;
  readonly names: readonly (readonly [zh: string, en: string])[];
}

/** A list of the demo; the codes of its companies begin with `prefix`. */
export interface DemoList {
  readonly list_id: string;
  readonly prefix: string;
  readonly zh: string;
  readonly en: string;
  readonly sectors: readonly DemoSector[];
}

/** Three lists of twelve, the one that pages open with first. */
export const DEMO_LISTS: readonly DemoList[] = [
  {
    ...{list_id: "demo-compute", prefix: "CMP", zh: "演示：算力", en: "Demo: computing"},
    sectors: [
      {
        ...{zh: "芯片", en: "Chips"},
        names: [
          ["不周芯材", "Buzhou Silicon"],
          ["烛龙微核", "Zhulong Cores"],
          ["羲和图算", "Xihe Graphics"],
          ["夸父制程", "Kuafu Foundry"]
        ]
      },
      {
        ...{zh: "光模块", en: "Optical modules"},
        names: [
          ["青丘光联", "Qingqiu Photonics"],
          ["扶桑光引", "Fusang Optics"],
          ["若木激光源", "Ruomu Lasers"],
          ["玄圃波导", "Xuanpu Waveguides"]
        ]
      },
      {
        ...{zh: "服务器", en: "Servers"},
        names: [
          ["羽民云算", "Yumin Cloud"],
          ["昆仑墟机", "Kunlunxu Machines"],
          ["冰夷液冷", "Bingyi Cooling"],
          ["建木机柜", "Jianmu Racks"]
        ]
      }
    ]
  },
  {
    ...{list_id: "demo-energy", prefix: "ENG", zh: "演示：能源与材料", en: "Demo: energy and materials"},
    sectors: [
      {
        ...{zh: "电网设备", en: "Grid equipment"},
        names: [
          ["雷泽变电", "Leize Transformers"],
          ["丰隆输电", "Fenglong Lines"],
          ["列缺开关", "Lieque Switchgear"],
          ["招摇电缆", "Zhaoyao Cables"]
        ]
      },
      {
        ...{zh: "储能", en: "Storage"},
        names: [
          ["毕方储能", "Bifang Batteries"],
          ["归墟抽蓄", "Guixu Hydro"],
          ["祝余电芯", "Zhuyu Cells"],
          ["息壤热库", "Xirang Heat"]
        ]
      },
      {
        ...{zh: "新材料", en: "New materials"},
        names: [
          ["昆吾合金", "Kunwu Alloys"],
          ["丹穴陶瓷", "Danxue Ceramics"],
          ["女床纤维", "Nüchuang Fibres"],
          ["沃民薄膜", "Womin Films"]
        ]
      }
    ]
  },
  {
    ...{list_id: "demo-living", prefix: "LIV", zh: "演示：消费与健康", en: "Demo: consumption and health"},
    sectors: [
      {
        ...{zh: "食品", en: "Food"},
        names: [
          ["嘉果食坊", "Jiaguo Kitchens"],
          ["甘渊乳品", "Ganyuan Dairy"],
          ["帝台浆饮", "Ditai Beverages"],
          ["都广谷业", "Duguang Grains"]
        ]
      },
      {
        ...{zh: "医药", en: "Pharmaceuticals"},
        names: [
          ["巫彭制剂", "Wupeng Pharma"],
          ["灵山十药", "Lingshan Remedies"],
          ["迷榖脑科", "Migu Neuro"],
          ["蓇蓉生物", "Gurong Biologics"]
        ]
      },
      {
        ...{zh: "家居", en: "Home"},
        names: [
          ["文鳐家电", "Wenyao Appliances"],
          ["狌狌智居", "Xingxing Smart Home"],
          ["帝休木作", "Dixiu Woodwork"],
          ["旋龟卫浴", "Xuangui Baths"]
        ]
      }
    ]
  }
];
