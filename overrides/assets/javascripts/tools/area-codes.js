// Puts the area code of a city before a number that is answered where the caller is. The page lists all codes without it.
"use strict";

(() => {
  const { make, refill, say, startOn } = qkParts;

  const MOST = 6;

  /** @typedef {{ province: string, cities: string[], code: string }} Code */

  /** @param {HTMLElement} root */
  function start(root) {
    const codes = codesOf(root);
    const city = /** @type {HTMLInputElement} */ (root.querySelector("#area-city"));
    const number = /** @type {HTMLSelectElement} */ (root.querySelector("#area-number"));
    const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
    const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
    const calls = make("div", { className: "qk-area-codes__calls" });
    form.append(calls);
    const show = () => {
      const found = fitting(codes, city.value);
      say(status, told(found, city.value.trim()));
      refill(calls, ...found.slice(0, MOST).map((one) => call(one, number.value)));
    };
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    pick(number);
    addEventListener("hashchange", () => {
      pick(number);
      show();
    });
  }

  /** The number that the link here named, as #n12368. @param {HTMLSelectElement} select */
  function pick(select) {
    const named = [...select.options].find((option) => location.hash === `#n${option.value}`);
    if (named) select.value = named.value;
  }

  /** The list of the page: “**广东：** 广州020，深圳0755” a paragraph. @param {HTMLElement} root @returns {Code[]} */
  function codesOf(root) {
    return [...root.querySelectorAll("#codes ~ p")].flatMap((paragraph) => {
      const [province, list = ""] = (paragraph.textContent || "").split("：");
      return list.split("，").flatMap((piece) => {
        const read = /^(.+?)(0\d{2,3})$/.exec(piece.trim());
        return read ? [{ province, cities: read[1].split("、"), code: read[2] }] : [];
      });
    });
  }

  /** The cities somebody means: “深圳市南山区” names one, “深” begins one, “广东” is all of them. @param {Code[]} codes @param {string} typed */
  function fitting(codes, typed) {
    const place = typed.normalize("NFKC").replace(/\s/g, "");
    if (!place) return [];
    const named = (/** @type {(city: string) => boolean} */ test) => codes.filter(({ cities }) => cities.some(test));
    const exact = named((city) => place.includes(city));
    if (exact.length) return exact;
    const begun = named((city) => city.includes(place));
    return begun.length ? begun : codes.filter(({ province }) => place.includes(province));
  }

  /** @param {Code[]} found @param {string} typed */
  function told(found, typed) {
    if (!typed) return "写城市的名字，这里就拼出要拨的号码。";
    if (!found.length) return "没有找到这个地方。写地级市的名字，比如“深圳”；下面有各地的区号。";
    return found.length > MOST ? "这个省的城市很多，写城市的名字。先列几个：" : "点一下就拨。就在当地的，不用加区号。";
  }

  /** @param {Code} code @param {string} number */
  const call = ({ cities, code }, number) =>
    make("p", {}, make("a", { className: "qk-button", href: `tel:${code}${number}` }, `拨${code}-${number}`), ` ${cities.join("、")}`);

  startOn("[data-qk-area-codes]", start);
})();
