/** The page's only script: hides the cards that the filter leaves out. Nothing is fetched, stored or written as HTML. */
export const PREVIEW_SCRIPT = `(() => {
  const form = document.getElementById('filter');
  const status = document.getElementById('count');
  const nothing = document.getElementById('nothing');
  const cards = [...document.querySelectorAll('.card')];
  const plain = (text) => text.normalize('NFKC').toLowerCase();
  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, plain(card.textContent));
    return texts.get(card);
  };
  const apply = () => {
    const { channel, state, search } = form.elements;
    const words = plain(search.value).split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const fits = (channel.value === '' || card.dataset.channel === channel.value)
        && (state.value === '' || card.dataset.state.split(' ').includes(state.value))
        && words.every((word) => textOf(card).includes(word));
      card.hidden = !fits;
      if (fits) shown++;
    }
    status.textContent = status.dataset.text.replace('{shown}', shown).replace('{all}', cards.length);
    nothing.hidden = shown > 0 || cards.length === 0;
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();`;
