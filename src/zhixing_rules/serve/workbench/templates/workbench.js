(function () {
  "use strict";
  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }
  function say(text) { document.getElementById("live").textContent = text; }
  var form = document.getElementById("work");

  // The parts of the results as tabs; without this script they stand one below the other.
  var list = document.querySelector("#result nav.tabs");
  if (list) {
    var tabs = all("a.tab", list);
    var pick = function (tab, focus) {
      tabs.forEach(function (each) {
        var on = each === tab;
        each.setAttribute("aria-selected", on ? "true" : "false");
        each.tabIndex = on ? 0 : -1;
        document.getElementById(each.getAttribute("aria-controls")).hidden = !on;
      });
      if (focus) { tab.focus(); }
    };
    list.setAttribute("role", "tablist");
    tabs.forEach(function (tab, index) {
      var panel = document.getElementById(tab.getAttribute("href").slice(1));
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.removeAttribute("aria-label");
      panel.setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", function (event) { event.preventDefault(); pick(tab); });
      tab.addEventListener("keydown", function (event) {
        var to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
        if (to === undefined) { if (event.key === " ") { event.preventDefault(); pick(tab); } return; }
        event.preventDefault();
        pick(tabs[(to + tabs.length) % tabs.length], true);
      });
    });
    var first = document.getElementById("tab-" + (list.dataset.first || "conclusion")) || tabs[0];
    pick(first);
    if (list.dataset.first) { first.scrollIntoView({ block: "nearest" }); }
  }

  // A link into the form opens the sections around its place and moves the focus there.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#f'], a[href='#text']");
    var place = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!place) { return; }
    event.preventDefault();
    for (var box = place; box; box = box.parentElement) { if (box.tagName === "DETAILS") { box.open = true; } }
    var control = place.matches("input, select, textarea, [tabindex]") ? place : place.querySelector("summary, input, select");
    if (place.matches("fieldset")) { control = place.querySelector("input:checked, input") || place; }
    (control || place).focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  });

  if (form) {
    var stale = document.getElementById("stale");
    form.addEventListener("input", function (event) {
      if (!stale || !event.target.name || /^days-|^amendment$/.test(event.target.name)) { return; }
      if (stale.hidden) { say(stale.textContent); }
      stale.hidden = false;
    });
    var print = document.getElementById("print");
    if (document.getElementById("p-conclusion")) {
      print.hidden = false;
      print.addEventListener("click", function () { window.print(); });
    }
  }

  // A file that is dropped anywhere on the first page is chosen.
  var file = document.getElementById("file");
  if (file) {
    document.addEventListener("dragover", function (event) { event.preventDefault(); });
    document.addEventListener("drop", function (event) {
      if (!event.dataTransfer || !event.dataTransfer.files.length) { return; }
      event.preventDefault();
      file.files = event.dataTransfer.files;
      say("已选择文件，请按“载入”");
      file.focus();
    });
  }
}());
