import { useSearchParams } from 'react-router';
import { Gallery, galleryParts } from '~/design/gallery/Gallery';
import { SettingsFrame } from './SettingsFrame';

/** What the pages are made of; the address says which part of it is shown. */
export function DesignRoute() {
  const [query] = useSearchParams();
  const wanted = query.get('part');
  return <SettingsFrame word="gallery.title" may="settings.edit"><Gallery part={galleryParts.find((part) => part === wanted) ?? 'tokens'} /></SettingsFrame>;
}
