(function () {
  "use strict";
  var form = document.querySelector(".filter"), shown = document.getElementById("shown");
  if (!form) { return; }
  function value(id) { var field = document.getElementById(id); return field ? field.value.trim() : ""; }
  function plain(text) {
    return text.replace(/[(\uff08\u3014\[\u3010]/g, "(").replace(/[)\uff09\u3015\]\u3011]/g, ")").replace(/\s/g, "");
  }
  function apply() {
    var court = value("court"), officer = value("officer"), number = value("number"), wanted = plain(number), seen = 0, all = 0;
    document.querySelectorAll("tbody.g").forEach(function (group) {
      var count = 0;
      group.querySelectorAll("tr[data-case]").forEach(function (row) {
        var fits = (!court || row.dataset.court === court) && (!officer || row.dataset.officer === officer) &&
          plain(row.dataset.case).indexOf(wanted) >= 0;
        row.hidden = !fits; all += 1; count += fits ? 1 : 0;
      });
      seen += count;
      group.querySelector("[data-count]").textContent = count;
      group.hidden = count === 0;
    });
    document.querySelectorAll("table.rows").forEach(function (table) {
      var title = table.previousElementSibling;
      table.hidden = !table.querySelector("tbody.g:not([hidden])");
      if (title && title.tagName === "H2") { title.hidden = table.hidden; }
    });
    document.getElementById("none").hidden = seen > 0;
    document.getElementById("all").hidden = !(court || officer || number);
    shown.textContent = seen === all ? "共 " + all + " 项" :
      "显示 " + seen + " 项，共 " + all + " 项" + (court && "；" + court) + (officer && "；承办人" + officer) + (number && "；案号含" + number);
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(apply); });
  document.getElementById("print").addEventListener("click", function () { window.print(); });
  form.hidden = false; apply();
}());
