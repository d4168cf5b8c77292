// Plain JavaScript: the layout puts it into each page's first script, and Framework's configuration reads the layout.

/**
 * Names of parameters that other sites put behind an address to know where its readers come from; a * stands for any
 * ending. A page passes over them in silence, unless it has one of that name itself.
 */
export const FOREIGN_PARAMS = [
  // campaigns and newsletters
  ...[
    "utm_*",
    "mtm_*",
    "pk_*",
    "mc_*",
    "mkt_tok",
    "_hsenc",
    "_hsmi",
    "hsctatracking",
    "vero_id",
    "oly_*",
    "cmpid"
  ],
  // advertisements
  ...[
    "gclid",
    "gclsrc",
    "gbraid",
    "wbraid",
    "gad_*",
    "dclid",
    "fbclid",
    "msclkid",
    "yclid",
    "ttclid",
    "twclid"
  ],
  ...["li_fat_id", "epik", "rdt_cid", "bd_vid", "qhclickid", "_ga", "_gl"],
  // buttons that share, and apps that open links
  ...[
    "from",
    "ref",
    "ref_*",
    "referrer",
    "igsh",
    "igshid",
    "si",
    "smid",
    "share_*",
    "sharer_*",
    "sharesource"
  ],
  ...[
    "spm",
    "scm",
    "spm_*",
    "vd_source",
    "xsec_*",
    "isappinstalled",
    "nsukey",
    "wx_*",
    "weixin*",
    "wechat_redirect"
  ],
  ...["clicktime", "enterid", "subscene", "chksm"]
];

/** Source of a regular expression, to be read without regard to case, that such a name matches. */
export const FOREIGN = `^(${FOREIGN_PARAMS.map((name) => name.replace("*", ".*")).join("|")})$`;
