/** All countries that Intl has a name for, by that name. */
export function countries(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => !notCountries.has(code));
  return codes.flatMap((code) => { const label = names.of(code); return label ? [{ value: code, label }] : []; }).sort((one, other) => one.label.localeCompare(other.label, language));
}

/** Names of regions that are no country of today, or of none that has telephones. */
const notCountries = new Set(['AN', 'BU', 'BV', 'CP', 'CQ', 'CS', 'DD', 'DG', 'DY', 'EA', 'EU', 'EZ', 'FX', 'GS', 'HM', 'HV', 'IC', 'NH', 'NT', 'QO', 'QU', 'RH', 'SU', 'TF', 'TP', 'UK', 'UN', 'VD', 'XA', 'XB', 'YD', 'YU', 'ZR', 'ZZ', 'AQ', 'PN', 'UM', 'NQ', 'PC', 'PU', 'PZ', 'WK', 'MI', 'JT', 'FQ', 'CT', 'SF']);
