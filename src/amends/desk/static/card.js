// What others do to the case of a card comes by itself: the card is shown anew where it stands.
(() => {
  "use strict";
  const main = () => document.getElementById("main");
  const listen = () => {
    const card = document.querySelector("[data-live]");
    if (!card || !window.EventSource) return;
    const source = new EventSource(card.dataset.live);
    source.addEventListener("changed", async () => {
      source.close();
      const open = [...document.querySelectorAll("details")].map((details) => details.open);
      try {
        const answer = await fetch(card.dataset.card, { cache: "no-store" });
        main().replaceWith(document.adoptNode(new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main")));
        document.querySelectorAll("details").forEach((details, place) => { details.open = open[place] ?? false; });
        listen();
      } catch {
        // The network is away: it is tried again until it is back.
        setTimeout(listen, 5000);
      }
    });
  };
  document.addEventListener("DOMContentLoaded", listen);
})();
