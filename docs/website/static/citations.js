/* A button beside each clause, rule and reading that copies its citation and its address.
   条文、规则、解读旁的按钮：复制引用和地址。没有脚本时页面不变。 */
(() => {
  "use strict";

  const data = document.getElementById("citations");
  if (!data) return;
  const { page, label, citations } = JSON.parse(data.textContent);

  const status = document.createElement("p");
  status.className = "citation-status";
  status.setAttribute("role", "status");
  status.setAttribute("aria-live", "polite");
  document.body.append(status);

  /* The address given at the build; without one, where the site is being read, but never a path on a disk. */
  const served = location.protocol.startsWith("http") ? location.origin + location.pathname : page;
  const start = /^https?:/.test(page) ? page : served;

  const copy = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.className = "citation-source";
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      button.focus();
      return done;
    }
  };

  const tell = (text) => {
    status.textContent = text;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => (status.textContent = ""), 4000);
  };

  for (const [anchor, citation] of Object.entries(citations)) {
    const target = anchor ? document.getElementById(anchor) : document.querySelector("article h1");
    const place = target && (target.querySelector(":scope > :is(h2, h3, h4)") || (anchor ? target.parentElement : target));
    if (!place) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-citation";
    button.textContent = label;
    button.setAttribute("aria-label", `${label} ${anchor || citation}`);
    button.addEventListener("click", async () => {
      const text = `${citation} ${start}${anchor ? `#${anchor}` : ""}`;
      tell((await copy(text, button)) ? "已复制 · Copied" : "未能复制 · Not copied");
    });
    place.insertBefore(button, place.querySelector(".headerlink"));
  }
})();
