// Leaves of a page the text that a person sees, as one JSON string between two marks.
addEventListener("load", () => {
  const seen = [];
  const opaque = (node) => {
    for (let one = node; one; one = one.parentElement) {
      if (Number(getComputedStyle(one).opacity) < 0.1) return false;
    }
    return true;
  };
  const shows = (element, range) => {
    const style = getComputedStyle(element);
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
    if (!opaque(element) || parseFloat(style.fontSize) < 2) return false;
    const box = range.getBoundingClientRect();
    const right = box.right + scrollX, bottom = box.bottom + scrollY;
    return box.width > 0 && box.height > 0 && right > 0 && bottom > 0;
  };
  const mark = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (/^(SUP|SUB|RT|RP)$/.test(one.tagName)) return true;
      const style = getComputedStyle(one);
      if (/line-through/.test(style.textDecorationLine)) return true;
      if (/^(super|sub)$/.test(style.verticalAlign)) return true;
    }
    return false;
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const range = document.createRange();
      range.selectNodeContents(node);
      if (node.data.trim() && shows(node.parentElement, range) && !mark(node.parentElement)) seen.push(node.data);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|NAV)$/.test(node.tagName)) return;
    if (/^(INPUT|TEXTAREA)$/.test(node.tagName) && node.checkVisibility()) seen.push("\n", node.value, "\n");
    // Outside of text and tables a list chooses another page.
    if (node.tagName === "SELECT" && !node.closest("td, th, p")) return;
    if (node.tagName === "SELECT") { seen.push("\n", node.selectedOptions[0]?.text ?? "", "\n"); return; }
    const block = !/^inline$/.test(getComputedStyle(node).display);
    if (block) seen.push("\n");
    node.childNodes.forEach(walk);
    if (block) seen.push("\n");
  };
  walk(document.body);
  document.documentElement.textContent = "SEEN:" + JSON.stringify(seen.join("")) + ":NEES";
});
