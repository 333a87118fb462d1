import { useTranslation } from 'react-i18next';

export interface RightGroup {
  id: string;
  name: string;
  rows: { id: string; name: string }[];
}

/** Rights in words, by subject; one that has no words yet shows its own name. */
export function useRightGroups(): (rights: string[]) => RightGroup[] {
  const { t, i18n } = useTranslation();
  const word = (key: string, otherwise: string) => (i18n.exists(key) ? t(key as 'right.settings_edit') : otherwise);
  return (rights) => {
    const subjects = [...new Set(rights.map((right) => right.split('.')[0] ?? right))];
    return subjects.map((subject) => ({
      id: subject,
      name: word(`right_of.${subject}`, subject),
      rows: rights.filter((right) => (right.split('.')[0] ?? right) === subject).map((id) => ({ id, name: word(`right.${id.replaceAll('.', '_')}`, id) })),
    }));
  };
}
