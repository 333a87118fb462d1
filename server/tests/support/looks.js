// What no page may have, found inside the page. Each answers with a list of sentences.
window.looks = (() => {
  const seen = (element) => element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0 && !element.closest('[inert]');
  const says = (element) => `${element.tagName.toLowerCase()} “${(element.innerText || element.getAttribute('aria-label') || '').trim().slice(0, 60)}”`;
  const once = (faults) => [...new Set(faults)];
  const sideways = () => (document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []);

  /** Controls and titles that reach out of their part of the page, over the next one. What scrolls or is clipped does not. */
  function strays() {
    const found = [];
    for (const control of document.querySelectorAll('main > * :is(button, a, input, h2, h3)')) {
      const place = control.closest('main > *');
      let clipped = false;
      for (let around = control.parentElement; around !== place; around = around.parentElement) clipped ||= getComputedStyle(around).overflowX !== 'visible';
      if (clipped || !seen(control) || control.clientWidth < 2) continue;
      const [own, given] = [control.getBoundingClientRect(), place.getBoundingClientRect()];
      const over = Math.max(own.right - given.right, given.left - own.left);
      if (over > 1) found.push(`reaches out of its place by ${Math.round(over)} px: ${says(control)}`);
    }
    return found;
  }

  /** Widths, titles, words. Cut words may stand only where the whole text is in a tooltip. */
  function faults(sections) {
    const found = [...sideways(), ...strays()];
    for (const main of document.querySelectorAll('main')) {
      const over = main.scrollWidth - main.clientWidth;
      if (seen(main) && over > 1) found.push(`main is wider than its place by ${over} px`);
    }
    const heads = [...document.querySelectorAll('h1')].filter(seen);
    if (heads.length !== 1) found.push(`${heads.length} titles: ${heads.map(says)}`);
    for (const head of heads) {
      const over = head.getBoundingClientRect().right - (head.closest('header > div') ?? document.body).getBoundingClientRect().right;
      if (over > 1) found.push(`the title runs over its place by ${Math.round(over)} px`);
    }
    for (const control of document.querySelectorAll('button, a, label, th, dt, h1, h2, h3, legend')) {
      for (const part of [control, ...control.querySelectorAll('*')]) {
        if (!part.clientWidth || !part.innerText || part.closest('[title]') || !seen(part)) continue;
        const over = part.scrollWidth - part.clientWidth;
        if (over > 1) found.push(`cut: ${says(part)} by ${over} px`);
      }
    }
    const key = new RegExp(`\\b(${sections.join('|')})\\.[a-z]+_?[a-z_]*\\b|\\{\\{|undefined|NaN`);
    for (const line of document.body.innerText.split('\n')) if (key.test(line)) found.push(`no words for: ${line}`);
    return once(found);
  }

  /** Where the keyboard goes: first past the navigation, and to controls that show it. */
  function focus() {
    const found = [];
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex]')].filter((each) => each.tabIndex >= 0 && !each.disabled && seen(each) && !each.closest('[data-forced]'));
    if (document.querySelector('nav') && !stops[0]?.getAttribute('href')?.startsWith('#')) found.push('the first stop is no way past the navigation');
    const look = (element) => [element, element.parentElement, element.parentElement?.parentElement, element.nextElementSibling].filter(Boolean).map((each) => {
      const style = getComputedStyle(each);
      return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor, style.clipPath].join();
    }).join('|');
    for (const stop of stops.slice(0, 60)) {
      document.activeElement.blur();
      const before = look(stop);
      stop.focus({preventScroll: true});
      // A list that opens under the focus is closed again.
      if (stop.getAttribute('role') === 'combobox' || stop.getAttribute('aria-haspopup') === 'listbox') stop.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', code: 'Escape', bubbles: stop.getAttribute('aria-expanded') === 'true'}));
      if (document.activeElement === stop && look(stop) === before) found.push(`the focus is not seen on ${says(stop)} ${stop.outerHTML.slice(0, 120)}`);
    }
    document.activeElement.blur();
    document.body.dispatchEvent(new MouseEvent('mousedown', {bubbles: true}));
    return once(found);
  }

  /** From right to left: the frame turns round, figures and numbers do not. */
  function mirrored() {
    const found = sideways();
    const nav = document.querySelector('nav');
    if (nav && seen(nav) && Math.abs(nav.getBoundingClientRect().right - innerWidth) > 1) found.push('the navigation is not at the right');
    const lines = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let line = lines.nextNode(); line; line = lines.nextNode()) {
      if (line.parentElement.tagName === 'TEXTAREA' || !seen(line.parentElement)) continue;
      for (const {0: number, index} of line.data.matchAll(/\+\d[\d ]{5,}\d|\d+:\d\d(:\d\d)?/g)) {
        const [first, last] = [index, index + number.length - 1].map((at) => { const letter = new Range(); letter.setStart(line, at); letter.setEnd(line, at + 1); return letter.getBoundingClientRect(); });
        if (first.top === last.top && first.left > last.left) found.push(`runs from right to left: ${number} in ${line.parentElement.outerHTML.slice(0, 100)}`);
      }
    }
    return once(found);
  }

  /** What shuts people out, by axe. Names of controls leave out the running clocks and key caps that stand in them, and
   * browsers let the keyboard into whatever scrolls: two rules that do not fit. */
  async function barriers() {
    const {violations} = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
      rules: {'label-content-name-mismatch': {enabled: false}, 'scrollable-region-focusable': {enabled: false}},
    });
    return violations.filter(({impact}) => impact === 'serious' || impact === 'critical')
      .map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map(({html}) => html.slice(0, 160)).join(' ; ')}`);
  }

  return {faults, focus, mirrored, barriers};
})();
