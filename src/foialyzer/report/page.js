"use strict";
(() => {
  const button = document.getElementById("copy");
  const said = document.getElementById("said");
  const sentence = document.getElementById("sentence");
  const select = () => {
    const range = document.createRange();
    range.selectNodeContents(sentence);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  const done = () => { said.textContent = button.dataset.done; };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (navigator.clipboard) {
      navigator.clipboard.writeText(sentence.textContent).then(done, select);
    } else {
      select();
    }
  });
})();
