import { useEffect } from 'react';

const states: [RegExp, string][] = [
  [/:hover/g, '[data-forced="hover"] *'],
  [/:focus-visible/g, '[data-forced="focus"] :is(button, a, input, textarea, select)'],
];

/** The rules for pointer and focus once more, for whatever stands below `data-forced`. */
function forcedRules(rules: CSSRuleList): string {
  return [...rules].map((rule) => {
    if (rule instanceof CSSLayerBlockRule) return `@layer ${rule.name} { ${forcedRules(rule.cssRules)} }`;
    if (rule instanceof CSSMediaRule) return `@media ${rule.conditionText} { ${forcedRules(rule.cssRules)} }`;
    if (!(rule instanceof CSSStyleRule)) return '';
    const forced = states.reduce((selector, [state, below]) => selector.replace(state, `:is(${below})`), rule.selectorText);
    return forced === rule.selectorText ? '' : `${forced} { ${rule.style.cssText} }`;
  }).join('\n');
}

/** Shows what is under the pointer, or has the focus, without pointer and focus. */
export function useForcedStates(): void {
  useEffect(() => {
    const forced = new CSSStyleSheet();
    forced.replaceSync([...document.styleSheets].map(({ cssRules }) => forcedRules(cssRules)).join('\n'));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, forced];
    return () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== forced); };
  }, []);
}
