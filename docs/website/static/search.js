// The search of the site: ranks the entries of the index and shows them. No server, no library, nothing fetched.
// 全站检索：先条文，后规则、解读，再其余各页，设计决定在最后。
"use strict";

const zhixingSearch = (() => {
  const CHINESE = "\\u3400-\\u9fff";
  const RUNS = new RegExp(`[${CHINESE}]+|[\\p{L}\\p{N}_]+(?:[-.][\\p{L}\\p{N}_]+)*`, "gu");
  const IS_CHINESE = new RegExp(`^[${CHINESE}]`, "u");
  const FEWEST = 0.6; // the part of the query that an entry must have
  const IGNORED = new Set("的了在是和与或及对为于将并吗呢".split("").concat("a an the of to in on for and or is by".split(" ")));
  const ASKING = /哪些|哪个|什么|怎么|怎样|如何|多少|多久|几天|几日|需要|是否|应当|可以/g;

  const normal = (text) => text.normalize("NFKC").toLowerCase();

  // ---------------------------------------------------------------------------------------------- clauses

  const DIGITS = "零一二三四五六七八九";
  const N = "(\\d+|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"; // a numeral, and not 三四
  const number = (written) => {
    if (/^\d+$/.test(written)) return Number(written);
    const [tens, ones] = written.includes("十") ? written.split("十") : ["零", written];
    return (tens === "" ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === "" ? 0 : DIGITS.indexOf(ones));
  };
  const IN_CHINESE = new RegExp(`^第?${N}条(?:第?${N}款)?(?:第?\\(?${N}\\)?项)?(?:第?${N}目)?$`);
  const IN_ENGLISH =
    /^(?:article|art)(\d+)(?:(?:paragraph|para|§|,)(\d+)|\((\d+)\))?(?:,?item\(?(\d+)\)?)?(?:,?sub-?item(\d+))?$/;

  const OPINION = /^焦中法[〔(\[【]2024[〕)\]】]101号/;

  // The ids that a citation may mean, the likeliest first: 七条二款, 第7条第2款, Article 7(2), art. 7 para. 2, Art. 7 § 2.
  const cited = (query) => {
    // A space or a point between two digits stays: art 1.7 is not art 17.
    const text = normal(query).replace(/(?<!\d)[\s.]+|[\s.]+(?!\d)/g, "").replace(OPINION, "");
    const chinese = IN_CHINESE.exec(text);
    const english = chinese ? null : IN_ENGLISH.exec(text);
    if (!chinese && !english) return [];
    const [article, paragraph, bracket, item, subitem] = chinese
      ? [chinese[1], chinese[2], undefined, chinese[3], chinese[4]]
      : english.slice(1);
    const rest = (item ? `.i${number(item)}` : "") + (subitem ? `.sub${number(subitem)}` : "");
    const whole = `art${number(article)}`;
    if (bracket) return [`${whole}.p${number(bracket)}${rest}`, `${whole}.i${number(bracket)}${rest}`];
    return [whole + (paragraph ? `.p${number(paragraph)}` : "") + rest];
  };

  // ---------------------------------------------------------------------------------------------- ranking

  const prepared = (index) => {
    if (!index.prepared) {
      index.prepared = index.entries.map(([kind, page, anchor, title, id, words, text]) => ({
        kind, page, anchor, title, id, text,
        title_: normal(title), text_: normal(text), all_: normal([title, id, words, text].join("\n")),
      }));
    }
    return index.prepared;
  };

  const CITED = /第\(?[一二三四五六七八九十百千]+\)?[条款项目]/g;
  // What a query is made of: 第…条 as a whole, other Chinese runs as pairs of characters, Latin words as they are, without plural or tense.
  const parts = (query) => {
    const found = [];
    const rest = normal(query).replace(ASKING, " ").replace(CITED, (whole) => {
      found.push(whole);
      return " ";
    });
    for (const [run] of rest.matchAll(RUNS)) {
      if (!IS_CHINESE.test(run)) {
        if (!IGNORED.has(run)) found.push(run.length > 4 ? run.replace(/(?:ies|es|s|ed|ing|y)$/, "") : run);
      } else if (run.length === 1) {
        if (normal(query).trim() === run) found.push(run); // one character among other words says nothing
      } else {
        for (let at = 0; at < run.length - 1; at += 1) {
          const pair = run.slice(at, at + 2);
          if (!IGNORED.has(pair[0]) && !IGNORED.has(pair[1])) found.push(pair);
        }
      }
    }
    return [...new Set(found)];
  };

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // A Latin word is found where a word begins.
  const has = (part) => {
    if (IS_CHINESE.test(part)) return (text) => text.includes(part);
    const begins = new RegExp(`(?<![\\p{Script=Latin}\\p{N}])${escaped(part)}`, "u");
    return (text) => begins.test(text);
  };

  // The query, and the query with a word replaced by another of its group.
  const variants = (query, groups) => {
    const text = normal(query);
    const found = [[text, 1]];
    for (const group of groups) {
      const own = group.filter((word) => text.includes(word)).sort((a, b) => b.length - a.length)[0];
      if (own) for (const other of group) if (other !== own) found.push([text.replace(own, other), 0.9]);
    }
    return found.slice(0, 12);
  };

  const measured = (all, query, weight) => {
    const phrase = query.trim().replace(/\s+/g, " ");
    const found = parts(query).map((part) => ({ part, has: has(part) }));
    for (const each of found) each.in = new Set(all.filter((entry) => each.has(entry.all_)));
    const known = found.filter((each) => each.in.size); // what no entry has says nothing about any
    return all.flatMap((entry) => {
      const covered = known.filter((each) => each.in.has(entry));
      if (!covered.length) return [];
      const share = (hits) => (weight * hits.length) / known.length;
      const titled = covered.filter((each) => each.has(entry.title_));
      const written = covered.filter((each) => each.has(entry.text_));
      const whole = (entry.title_.includes(phrase) ? 0.5 : 0) + (entry.text_.includes(phrase) ? 0.5 : 0);
      const score = share(covered) + 0.5 * share(titled) + 0.3 * share(written) + weight * whole;
      return [{ entry, share: share(covered), score, words: covered.map((each) => each.part) }];
    });
  };

  // The entries that a query finds, in the order of the results, and whether it names the first one exactly.
  const find = (index, query) => {
    const all = prepared(index);
    const ids = [normal(query).trim(), ...cited(query)];
    // A class of the API is found, but no page is left for it: its name is a word of the law too (vehicle).
    const named = all.filter((entry) => entry.id && entry.kind < index.kinds.indexOf("page"));
    const exact = ids.map((id) => named.find((entry) => normal(entry.id) === id)).find(Boolean);
    const best = new Map();
    for (const [text, weight] of variants(query, index.groups)) {
      for (const hit of measured(all, text, weight)) {
        const before = best.get(hit.entry);
        if (!before || before.score < hit.score) best.set(hit.entry, hit);
      }
    }
    const hits = [...best.values()];
    const most = hits.reduce((max, hit) => Math.max(max, hit.share), 0);
    const kept = hits.filter((hit) => hit.share >= Math.min(FEWEST, most) && hit.entry !== exact);
    kept.sort((a, b) => a.entry.kind - b.entry.kind || b.score - a.score || a.entry.text.length - b.entry.text.length);
    if (exact) {
      const below = (hit) => hit.entry.id.startsWith(`${exact.id}.`);
      kept.sort((a, b) => below(b) - below(a));
      kept.unshift({ entry: exact, share: 1, score: 2, words: [] });
    }
    return { hits: kept, exact: Boolean(exact) };
  };

  // ---------------------------------------------------------------------------------------------- marking

  // The parts of a text, [text, marked]: pairs of characters that touch are one mark, a Latin word is marked to its end.
  const marked = (text, words) => {
    const small = text.toLowerCase();
    const marks = new Uint8Array(text.length);
    for (const word of words) {
      const pattern = IS_CHINESE.test(word)
        ? new RegExp(escaped(word), "gu")
        : new RegExp(`(?<![\\p{Script=Latin}\\p{N}])${escaped(word)}[\\p{Script=Latin}]*`, "gu");
      for (const found of small.matchAll(pattern)) marks.fill(1, found.index, found.index + found[0].length);
    }
    const pieces = [];
    for (let at = 0, from = 0; at < text.length; at += 1) {
      if (at === text.length - 1 || marks[at] !== marks[at + 1]) {
        pieces.push([text.slice(from, at + 1), marks[at] === 1]);
        from = at + 1;
      }
    }
    return pieces;
  };

  // The part of a text with most of the words.
  const excerpt = (text, words, length) => {
    if (text.length <= length) return text;
    const small = text.toLowerCase();
    const places = words.flatMap((word) => {
      const at = small.indexOf(word);
      return at < 0 ? [] : [at];
    });
    const count = (from) => words.filter((word) => small.slice(from, from + length).includes(word)).length;
    const starts = [0, ...places.map((at) => Math.max(0, at - Math.floor(length / 5)))];
    let start = starts.reduce((best, each) => (count(each) > count(best) ? each : best), 0);
    const space = text.indexOf(" ", start);
    if (start > 0 && space >= 0 && space - start < 15) start = space + 1;
    return (start > 0 ? "…" : "") + text.slice(start, start + length) + (start + length < text.length ? "…" : "");
  };

  return { cited, excerpt, find, marked };
})();

if (typeof module !== "undefined") module.exports = zhixingSearch;

// ------------------------------------------------------------------------------------------------ the page

if (typeof document !== "undefined") {
  const index = globalThis.zhixingSearchIndex;
  const english = index.language === "en";
  const KIND_NAMES = english
    ? { article: "Articles", rule: "Rules", reading: "Readings", national: "National law", page: "Other pages", decision: "Decisions" }
    : { article: "条文", rule: "规则", reading: "解读", national: "国家法", page: "其他各页", decision: "设计决定" };
  const FIRST = 6; // of each kind; a button shows the others
  const LENGTH = english ? 220 : 110;
  const field = document.getElementById("search-field");
  const list = document.getElementById("search-results");
  const status = document.getElementById("search-status");
  const other = document.getElementById("search-other");
  const root = document.documentElement.dataset.content_root;
  const address = (entry) => `${root}${entry.page}.html#${entry.anchor}`;
  let first = null;

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };
  const withMarks = (text, words) =>
    zhixingSearch.marked(text, words).map(([piece, mark]) => (mark ? element("mark", "", piece) : piece));

  const shown = ({ entry, words }) => {
    const link = element("a", "search-hit", ...withMarks(entry.title, words));
    link.href = address(entry);
    const item = element("li", "", link);
    const page = index.pages[entry.page];
    if (entry.id) item.append(" ", element("code", "", entry.id));
    else if (page && page !== entry.title) item.append(" ", element("span", "search-page", page));
    const text = zhixingSearch.excerpt(entry.text, words, LENGTH);
    if (text) item.append(element("p", entry.kind === 0 ? "search-law" : "", ...withMarks(text, words)));
    return item;
  };

  const group = (name, hits) => {
    const items = element("ol", "search-list", ...hits.slice(0, FIRST).map(shown));
    const made = [element("h2", "", `${KIND_NAMES[name]} `, element("small", "", String(hits.length))), items];
    if (hits.length > FIRST) {
      const rest = hits.length - FIRST;
      const more = element("button", "search-more", english ? `Show ${rest} more` : `再显示 ${rest} 条`);
      more.type = "button";
      more.addEventListener("click", () => {
        const added = hits.slice(FIRST).map(shown);
        items.append(...added);
        more.remove();
        added[0].querySelector("a").focus();
      });
      made.push(more);
    }
    return made;
  };

  const show = () => {
    const query = field.value.trim();
    const { hits, exact } = query ? zhixingSearch.find(index, query) : { hits: [], exact: false };
    first = hits[0] ?? null;
    other.search = query ? `?q=${encodeURIComponent(query)}&stay=1` : "";
    list.replaceChildren();
    // What a query names exactly comes first, then the kinds in their order.
    const groups = index.kinds.map((name, kind) => [name, hits.filter((hit) => hit.entry.kind === kind)]);
    if (exact) groups.sort(([a], [b]) => (b === index.kinds[first.entry.kind]) - (a === index.kinds[first.entry.kind]));
    for (const [name, found] of groups) if (found.length) list.append(...group(name, found));
    status.textContent = !query ? "" : english ? `${hits.length} found` : `找到 ${hits.length} 条`;
    return exact;
  };

  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    if (first) window.location.assign(address(first.entry));
  });
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...list.querySelectorAll("a.search-hit")];
    const at = stops.indexOf(document.activeElement);
    const to = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at >= 0 && to) {
      event.preventDefault();
      to.focus();
    }
  });

  const asked = new URLSearchParams(window.location.search);
  field.value = asked.get("q") ?? "";
  // An id or a citation opens its page; `stay` is set by the link to the other language.
  if (show() && !asked.has("stay")) window.location.replace(address(first.entry));
  else field.focus();
}
